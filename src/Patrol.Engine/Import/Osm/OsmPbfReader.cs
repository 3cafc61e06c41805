using System.IO.Compression;
using System.Text;

namespace Patrol.Engine.Import.Osm;

/// <summary>
/// Reads the OpenStreetMap PBF format block by block; metadata (users, changesets, times) is passed over. Degrees =
/// 1e-9 · (offset + granularity · value). Blocks may be raw or zlib. Source: OpenStreetMap wiki, "PBF Format".
/// </summary>
/// <exception cref="EndOfStreamException">The file ends too early.</exception>
/// <exception cref="InvalidDataException">The file is broken or needs a feature that is not read.</exception>
internal sealed class OsmPbfReader(IOsmSink sink)
{
    private const int HeaderLimit = 64 * 1024;
    private const int BlobLimit = 32 * 1024 * 1024;
    private static readonly HashSet<string> Features = ["OsmSchema-V0.6", "DenseNodes"];

    /// <summary>Reads a file to its end.</summary>
    public void Read(Stream stream)
    {
        var four = new byte[4];
        var blocks = 0;
        while (true)
        {
            var got = stream.ReadAtLeast(four, 4, throwOnEndOfStream: false);
            if (got == 0)
            {
                break;
            }
            if (got < 4)
            {
                throw new EndOfStreamException();
            }
            var (type, size) = ReadBlobHeader(ReadBlock(stream, ProtoCursor.ReadLength(four), HeaderLimit));
            var blob = ReadBlock(stream, size, BlobLimit);
            if (type == "OSMHeader")
            {
                CheckHeader(Unpack(blob));
            }
            else if (type == "OSMData")
            {
                new OsmPbfBlock(Unpack(blob)).Read(sink);
            }
            blocks++;
        }
        if (blocks == 0)
        {
            throw new EndOfStreamException();
        }
    }

    private static byte[] ReadBlock(Stream stream, int size, int limit)
    {
        if (size < 0 || size > limit)
        {
            throw new InvalidDataException(
                $"A block of {size} bytes is announced; at most {limit} are allowed."
            );
        }
        var block = new byte[size];
        stream.ReadExactly(block);
        return block;
    }

    private static (string Type, int Size) ReadBlobHeader(ReadOnlySpan<byte> bytes)
    {
        var (type, size) = ("", -1);
        var cursor = new ProtoCursor(bytes);
        while (cursor.MoveNext())
        {
            switch (cursor.Field)
            {
                case 1:
                    type = Encoding.UTF8.GetString(cursor.ReadBytes());
                    break;
                case 3:
                    size = (int)cursor.ReadVarint();
                    break;
                default:
                    cursor.Skip();
                    break;
            }
        }
        return type.Length > 0 ? (type, size) : throw new InvalidDataException("A block has no type.");
    }

    private static byte[] Unpack(ReadOnlySpan<byte> blob)
    {
        var cursor = new ProtoCursor(blob);
        var size = 0;
        while (cursor.MoveNext())
        {
            switch (cursor.Field)
            {
                case 1:
                    return cursor.ReadBytes().ToArray();
                case 2:
                    size = (int)cursor.ReadVarint();
                    break;
                case 3:
                    return Inflate(cursor.ReadBytes(), size);
                case 4 or 5 or 6 or 7:
                    throw new InvalidDataException(
                        "A block is packed by another method than zlib; repack the file."
                    );
                default:
                    cursor.Skip();
                    break;
            }
        }
        throw new InvalidDataException("A block has no content.");
    }

    private static byte[] Inflate(ReadOnlySpan<byte> packed, int size)
    {
        if (size is < 0 or > BlobLimit)
        {
            throw new InvalidDataException(
                $"A block unpacks to {size} bytes; at most {BlobLimit} are allowed."
            );
        }
        var content = new byte[size];
        using var zlib = new ZLibStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
        var got = zlib.ReadAtLeast(content, size, throwOnEndOfStream: false);
        return got == size
            ? content
            : throw new InvalidDataException($"A block unpacks to {got} of {size} bytes.");
    }

    private static void CheckHeader(ReadOnlySpan<byte> header)
    {
        var cursor = new ProtoCursor(header);
        while (cursor.MoveNext())
        {
            if (cursor.Field != 4)
            {
                cursor.Skip();
                continue;
            }
            var feature = Encoding.UTF8.GetString(cursor.ReadBytes());
            if (!Features.Contains(feature))
            {
                throw new InvalidDataException($"It needs the feature {feature}, which is not read.");
            }
        }
    }
}
