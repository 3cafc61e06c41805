using Patrol.Engine.Import.Files;
using Patrol.Engine.Model;

namespace Patrol.Engine.Import.GeoJson;

/// <summary>Cuts the objects of the array <c>features</c> out of a stream of UTF-8.</summary>
/// <param name="stream">The stream.</param>
/// <param name="name">File name for faults.</param>
internal sealed class FeatureCutter(Stream stream, string name)
{
    private const int LargestFeature = 1 << 28;
    private readonly byte[] buffer = new byte[1 << 16];
    private byte[] feature = new byte[1 << 12];
    private int length;
    private int number;
    private int at;
    private int end;

    /// <summary>The bytes of the top object's <c>crs</c>; null when none was passed yet.</summary>
    public ReadOnlyMemory<byte>? Crs { get; private set; }

    /// <summary>Goes to the first element of the top object's <c>features</c>; false when there are none.</summary>
    public bool FindFeatures() => Walk(0, stopsAtFeatures: true);

    /// <summary>The bytes of the next feature; null after the last.</summary>
    public ReadOnlyMemory<byte>? Next()
    {
        var next = SkipSpace();
        if (next == ']')
        {
            return null;
        }
        if (number > 0)
        {
            next = next == ',' ? SkipSpace() : throw Misplaced(next);
        }
        number++;
        if (next != '{')
        {
            throw Misplaced(next);
        }
        return ReadObject();
    }

    /// <summary>Reads to the end of the top object, so that a file cut off after a feature is not taken for whole.</summary>
    public bool Finish()
    {
        Walk(1, stopsAtFeatures: false);
        var rest = SkipSpace();
        return rest < 0 ? true : throw Misplaced(rest);
    }

    /// <summary>Walks through the top object; true at its <c>features</c>, false at its end.</summary>
    private bool Walk(int depth, bool stopsAtFeatures)
    {
        var last = "";
        while (true)
        {
            switch (ReadByte())
            {
                case -1:
                    return depth > 0 ? throw Truncated() : false;
                case '"':
                    var text = ReadText();
                    last = depth == 1 ? text : "";
                    break;
                case '{' when depth == 1 && last == "crs":
                    Crs = ReadObject().ToArray();
                    break;
                case '[' when depth == 1 && stopsAtFeatures && last == "features":
                    return true;
                case '{' or '[':
                    depth++;
                    break;
                case '}' or ']' when --depth == 0:
                    return false;
            }
        }
    }

    /// <summary>The bytes of an object of which the opening brace was read; good until the next is read.</summary>
    private ReadOnlyMemory<byte> ReadObject()
    {
        var next = (int)'{';
        length = 0;
        var depth = 0;
        var inText = false;
        while (true)
        {
            Append(next);
            if (inText)
            {
                if (next == '\\')
                {
                    Append(ReadByte());
                }
                inText = next != '"';
            }
            else if (next == '"')
            {
                inText = true;
            }
            else if (next is '{' or '[')
            {
                depth++;
            }
            else if (next is '}' or ']' && --depth == 0)
            {
                return feature.AsMemory(0, length);
            }
            next = ReadByte();
        }
    }

    private string ReadText()
    {
        Span<char> text = stackalloc char[16];
        var count = 0;
        for (int next; (next = ReadByte()) != '"'; )
        {
            if (next == '\\')
            {
                next = ReadByte();
            }
            if (next < 0)
            {
                throw Truncated();
            }
            if (count < text.Length)
            {
                text[count++] = (char)next;
            }
        }
        return text[..count].ToString();
    }

    private int SkipSpace()
    {
        int next;
        while ((next = ReadByte()) is ' ' or '\t' or '\r' or '\n') { }
        return next;
    }

    private void Append(int next)
    {
        if (next < 0)
        {
            throw Truncated();
        }
        if (length == feature.Length)
        {
            if (length >= LargestFeature)
            {
                throw FileFault.Make(
                    "file.broken",
                    name,
                    number,
                    $"{length >> 20} MB",
                    "The feature has no end: a quote or a brace is never closed."
                );
            }
            Array.Resize(ref feature, 2 * length);
        }
        feature[length++] = (byte)next;
    }

    private int ReadByte()
    {
        if (at == end)
        {
            (at, end) = (0, stream.Read(buffer));
            if (end == 0)
            {
                return -1;
            }
        }
        return buffer[at++];
    }

    private InputException Truncated() =>
        FileFault.Make(
            "file.truncated",
            name,
            number == 0 ? null : number,
            null,
            "The file ends in the middle: send it again."
        );

    private InputException Misplaced(int next) =>
        next < 0
            ? Truncated()
            : FileFault.Make(
                "file.broken",
                name,
                number == 0 ? null : number,
                $"{(char)next}",
                "This stands where a feature, a comma or the end should: mend the JSON."
            );
}
