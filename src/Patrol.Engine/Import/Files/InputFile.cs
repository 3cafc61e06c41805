using System.IO.Compression;
using System.Text;
using Patrol.Engine.Model;

namespace Patrol.Engine.Import.Files;

/// <summary>Opens input files: gzip is unpacked on the way, text is decoded strictly.</summary>
public static class InputFile
{
    static InputFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Opens a file for reading its content; gzip is known by its first two bytes.</summary>
    /// <exception cref="InputException"><c>file.missing</c> or <c>file.empty</c>.</exception>
    public static Stream Open(string path)
    {
        var name = Path.GetFileName(path);
        if (!File.Exists(path))
        {
            throw Fault("file.missing", name, null, path, "Check the path: there is no such file.");
        }
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        if (stream.Length == 0)
        {
            stream.Dispose();
            throw Fault("file.empty", name, null, null, "The file is empty; send it again.");
        }
        var isGzip = stream.ReadByte() == 0x1f && stream.ReadByte() == 0x8b;
        stream.Position = 0;
        return isGzip ? new BufferedStream(new GZipStream(stream, CompressionMode.Decompress), 1 << 16) : stream;
    }

    /// <summary>A decoder that refuses bytes its encoding does not have; a byte order mark wins.</summary>
    /// <param name="name"><c>utf-8</c>, <c>latin1</c>, <c>gb18030</c>, <c>cp949</c> or any other known name.</param>
    /// <returns>Null when the name is unknown.</returns>
    public static Encoding? FindEncoding(string name)
    {
        var known = name.ToLowerInvariant() switch
        {
            "utf8" => "utf-8",
            "latin1" or "latin-1" => "iso-8859-1",
            "cp949" or "euc-kr" => "ks_c_5601-1987",
            var other => other,
        };
        try
        {
            return Encoding.GetEncoding(known, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Runs a step of reading; faults of the file become issues in words.</summary>
    public static T Guard<T>(string file, Func<T> step)
    {
        try
        {
            return step();
        }
        catch (DecoderFallbackException fault)
        {
            throw Fault(
                "file.encoding",
                file,
                null,
                fault.BytesUnknown is { Length: > 0 } bytes ? Convert.ToHexString(bytes) : null,
                "The bytes do not fit the profile's encoding: name the right one (utf-8, latin1, gb18030, cp949)."
            );
        }
        catch (Exception fault) when (fault is InvalidDataException or EndOfStreamException)
        {
            throw Fault("file.truncated", file, null, null, $"The compressed file is cut off or damaged; send it again ({fault.Message})");
        }
    }

    internal static InputException Fault(string code, string? file, int? row, string? value, string remedy, string? field = null) =>
        new(new InputIssue(code, file, row, field, value is { Length: > 80 } ? value[..80] + "…" : value, remedy));
}
