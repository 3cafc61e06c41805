using System.Buffers.Binary;
using System.IO.Compression;

namespace Patrol.Engine.Import;

/// <summary>
/// Unpacks a gzip file and, at its end, compares the number of bytes with the one the file's last four bytes give,
/// because the runtime's stream ends a truncated file without a word.
/// </summary>
/// <exception cref="EndOfStreamException">Thrown by a read: the file ends too early.</exception>
/// <exception cref="InvalidDataException">Thrown by a read: the file is not gzip or its checksum is wrong.</exception>
internal sealed class GunzipStream(FileStream file) : Stream
{
    private const int MemberMinimum = 18;
    private readonly GZipStream inner = new(file, CompressionMode.Decompress, leaveOpen: true);
    private long unpacked;
    private bool isChecked;

    /// <inheritdoc />
    public override bool CanRead => true;

    /// <inheritdoc />
    public override bool CanSeek => false;

    /// <inheritdoc />
    public override bool CanWrite => false;

    /// <inheritdoc />
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Position
    {
        get => unpacked;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc />
    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        unpacked += read;
        if (read == 0 && buffer.Length > 0 && !isChecked)
        {
            isChecked = true;
            if (!IsComplete())
            {
                throw new EndOfStreamException("The gzip file ends too early.");
            }
        }
        return read;
    }

    /// <summary>
    /// True when the trailer's size is that of the whole content, or, in a file of several members, of the last one,
    /// which is looked for from the end.
    /// </summary>
    private bool IsComplete()
    {
        if (file.Length < MemberMinimum)
        {
            return false;
        }
        Span<byte> trailer = stackalloc byte[4];
        file.Position = file.Length - 4;
        file.ReadExactly(trailer);
        var size = BinaryPrimitives.ReadUInt32LittleEndian(trailer);
        return size == (uint)unpacked || (size < unpacked && HasLastMember(size));
    }

    private bool HasLastMember(uint size)
    {
        file.Position = 0;
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        ReadOnlySpan<byte> magic = [0x1F, 0x8B, 0x08];
        for (
            var end = bytes.Length;
            bytes.AsSpan(0, end).LastIndexOf(magic) is > 0 and var start;
            end = start
        )
        {
            try
            {
                using var member = new GZipStream(
                    new MemoryStream(bytes, start, bytes.Length - start),
                    CompressionMode.Decompress
                );
                using var sink = new MemoryStream();
                member.CopyTo(sink);
                if ((uint)sink.Length == size)
                {
                    return true;
                }
            }
            catch (InvalidDataException)
            {
                // These three bytes are content that looks like the start of a member.
            }
        }
        return false;
    }

    /// <inheritdoc />
    public override void Flush() { }

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            file.Dispose();
        }
        base.Dispose(disposing);
    }
}
