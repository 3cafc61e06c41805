using System.Text.Json;
using Patrol.Engine.Model;

namespace Patrol.Engine.Import.Files;

/// <summary>
/// Features of a GeoJSON feature collection one by one (RFC 7946), so that memory does not grow with the file: the
/// stream is cut at the braces of each feature, and each is parsed by itself.
/// </summary>
public static class GeoJsonFeatures
{
    /// <summary>Reads the features in order.</summary>
    /// <param name="path">File, gzip or plain.</param>
    /// <exception cref="InputException"><c>file.truncated</c>, <c>file.broken</c> or <c>file.not-geojson</c>.</exception>
    public static IEnumerable<JsonElement> Read(string path)
    {
        var name = Path.GetFileName(path);
        using var stream = InputFile.Open(path);
        var cutter = new Cutter(stream, name);
        InputFile.Guard(name, cutter.FindFeatures);
        for (var number = 1; InputFile.Guard(name, cutter.Next) is { } bytes; number++)
        {
            yield return Parse(bytes, name, number);
        }
    }

    private static JsonElement Parse(ReadOnlyMemory<byte> bytes, string name, int number)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return document.RootElement.Clone();
        }
        catch (JsonException fault)
        {
            throw InputFile.Fault("file.broken", name, number, null, $"The feature is not valid JSON: {fault.Message}");
        }
    }

    /// <summary>Cuts the objects of the array <c>features</c> out of a stream.</summary>
    private sealed class Cutter(Stream stream, string name)
    {
        private readonly byte[] buffer = new byte[1 << 16];
        private byte[] feature = new byte[1 << 12];
        private int at;
        private int end;

        /// <summary>Goes to the first element of the top object's <c>features</c>.</summary>
        public bool FindFeatures()
        {
            var depth = 0;
            var text = new System.Text.StringBuilder();
            var last = "";
            while (true)
            {
                var next = ReadByte();
                switch (next)
                {
                    case -1:
                        throw depth > 0
                            ? InputFile.Fault("file.truncated", name, null, null, "The file ends in the middle; send it again.")
                            : NotGeoJson();
                    case '"':
                        text.Clear();
                        for (int c; (c = ReadByte()) != '"'; )
                        {
                            if (c < 0)
                            {
                                throw InputFile.Fault("file.truncated", name, null, null, "The file ends in the middle; send it again.");
                            }
                            if (c == '\\')
                            {
                                c = ReadByte();
                            }
                            text.Append((char)c);
                        }
                        last = depth == 1 ? text.ToString() : "";
                        break;
                    case '{':
                        depth++;
                        break;
                    case '[':
                        if (depth == 1 && last == "features")
                        {
                            return true;
                        }
                        depth++;
                        break;
                    case '}' or ']':
                        if (--depth == 0)
                        {
                            throw NotGeoJson();
                        }
                        break;
                    default:
                        if (depth == 0 && next > ' ' && next is not (0xEF or 0xBB or 0xBF))
                        {
                            throw NotGeoJson();
                        }
                        break;
                }
            }
        }

        /// <summary>The bytes of the next feature; null after the last.</summary>
        public ReadOnlyMemory<byte>? Next()
        {
            int next;
            while ((next = ReadByte()) is ',' or ' ' or '\t' or '\r' or '\n') { }
            if (next == ']')
            {
                return null;
            }
            if (next != '{')
            {
                throw next < 0
                    ? InputFile.Fault("file.truncated", name, null, null, "The file ends in the middle; send it again.")
                    : InputFile.Fault("file.broken", name, null, $"{(char)next}", "A feature must be an object.");
            }
            var length = 0;
            var depth = 0;
            var inText = false;
            while (true)
            {
                if (length == feature.Length)
                {
                    Array.Resize(ref feature, 2 * length);
                }
                feature[length++] = (byte)next;
                if (inText)
                {
                    if (next == '\\')
                    {
                        next = ReadByte();
                        if (length == feature.Length)
                        {
                            Array.Resize(ref feature, 2 * length);
                        }
                        feature[length++] = (byte)next;
                    }
                    else if (next == '"')
                    {
                        inText = false;
                    }
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
                if (next < 0)
                {
                    throw InputFile.Fault("file.truncated", name, null, null, "The file ends in the middle of a feature; send it again.");
                }
            }
        }

        private InputException NotGeoJson() =>
            InputFile.Fault("file.not-geojson", name, null, null, "The file is no GeoJSON feature collection.");

        private int ReadByte()
        {
            if (at == end)
            {
                end = stream.Read(buffer);
                at = 0;
                if (end == 0)
                {
                    return -1;
                }
            }
            return buffer[at++];
        }
    }
}
