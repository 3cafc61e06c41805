using System.Text;
using Patrol.Engine.Model;

namespace Patrol.Engine.Import.Files;

/// <summary>
/// Text of a file, decoded strictly: bytes that the encoding does not have and NUL characters are refused, a byte
/// order mark wins over the named encoding. Keeps the beginning for whoever must look at it first.
/// </summary>
internal sealed class TextSource : TextReader
{
    private const int HeadLength = 1 << 14;
    private readonly string name;
    private readonly StreamReader reader;
    private readonly char[] head = new char[HeadLength];
    private readonly int headLength;
    private int headRead;

    private TextSource(string name, StreamReader reader)
    {
        (this.name, this.reader) = (name, reader);
        headLength = Next(head);
    }

    /// <summary>The beginning of the text.</summary>
    public ReadOnlySpan<char> Head => head.AsSpan(0, headLength);

    /// <summary>Quotes read so far; a file in which each is closed has an even number.</summary>
    public long Quotes { get; private set; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="InputException">As <see cref="FileHead.Read"/>, and <c>file.encoding</c>, <c>file.nul</c>, <c>file.truncated</c>.</exception>
    public static TextSource Open(string path, Encoding encoding, FileHead start) =>
        new(
            Path.GetFileName(path),
            new StreamReader(
                SourceFile.Open(path),
                start.MarkedEncoding ?? encoding,
                detectEncodingFromByteOrderMarks: false,
                1 << 16
            )
        );

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        if (headRead == headLength)
        {
            return Next(buffer);
        }
        var count = Math.Min(buffer.Length, headLength - headRead);
        head.AsSpan(headRead, count).CopyTo(buffer);
        headRead += count;
        return count;
    }

    public override int Read()
    {
        Span<char> one = stackalloc char[1];
        return Read(one) == 0 ? -1 : one[0];
    }

    internal static InputException Nul(string file, string where) =>
        FileFault.Make(
            "file.nul",
            file,
            null,
            where,
            "The file holds NUL bytes: it was damaged on its way, or is no text; send it again."
        );

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            reader.Dispose();
        }
        base.Dispose(disposing);
    }

    private int Next(Span<char> buffer)
    {
        int count;
        try
        {
            count = reader.Read(buffer);
        }
        catch (Exception fault) when (FileFault.Explain(name, fault) is { } explained)
        {
            throw explained;
        }
        var text = buffer[..count];
        Quotes += text.Count('"');
        return text.Contains('\0') ? throw Nul(name, "NUL") : count;
    }
}
