using System.IO.Compression;
using System.Text;
using Patrol.Engine.Model;

namespace Patrol.Engine.Import.Files;

/// <summary>Opens input files: gzip is unpacked on the way, faults of the file become issues in words.</summary>
public static class InputFile
{
    private const int ValueLength = 80;

    static InputFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Opens a file for reading its content; gzip is known by its first two bytes.</summary>
    /// <exception cref="InputException"><c>file.missing</c>, <c>file.unreadable</c> or <c>file.empty</c>.</exception>
    public static Stream Open(string path)
    {
        var name = Path.GetFileName(path);
        if (!File.Exists(path))
        {
            throw Fault("file.missing", name, null, name, "Check the path: there is no such file.");
        }
        FileStream stream;
        try
        {
            stream = new FileStream(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.Read,
                1 << 16,
                FileOptions.SequentialScan
            );
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Fault("file.unreadable", name, null, name, $"Make the file readable ({fault.Message})");
        }
        if (stream.Length == 0)
        {
            stream.Dispose();
            throw Empty(name);
        }
        var isGzip = stream.ReadByte() == 0x1f && stream.ReadByte() == 0x8b;
        stream.Position = 0;
        return isGzip
            ? new BufferedStream(new GZipStream(stream, CompressionMode.Decompress), 1 << 16)
            : stream;
    }

    /// <summary>An encoding that refuses bytes it does not have.</summary>
    /// <param name="name"><c>utf-8</c>, <c>latin1</c>, <c>gb18030</c>, <c>cp949</c> or any other known name.</param>
    /// <returns>Null when the name is unknown.</returns>
    public static Encoding? FindEncoding(string name)
    {
        var known = name.Trim().ToLowerInvariant() switch
        {
            "utf8" => "utf-8",
            "latin1" or "latin-1" => "iso-8859-1",
            "cp949" or "euc-kr" => "ks_c_5601-1987",
            var other => other,
        };
        try
        {
            return Encoding.GetEncoding(
                known,
                EncoderFallback.ExceptionFallback,
                DecoderFallback.ExceptionFallback
            );
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Runs a step of reading; faults of the file become issues in words.</summary>
    /// <exception cref="InputException"><c>file.encoding</c>, <c>file.truncated</c> or <c>file.unreadable</c>.</exception>
    public static T Guard<T>(string file, Func<T> step)
    {
        try
        {
            return step();
        }
        catch (Exception fault) when (Explain(file, fault) is { } explained)
        {
            throw explained;
        }
    }

    /// <summary>What a fault of reading means for the owner of the file; null when it is no fault of the file.</summary>
    internal static InputException? Explain(string file, Exception fault) =>
        fault switch
        {
            DecoderFallbackException unknown => Fault(
                "file.encoding",
                file,
                null,
                unknown.BytesUnknown is { Length: > 0 } bytes ? $"bytes {Convert.ToHexString(bytes)}" : null,
                "The bytes do not fit the profile's encoding: name the right one (utf-8, latin1, gb18030, cp949)."
            ),
            InvalidDataException or EndOfStreamException => Fault(
                "file.truncated",
                file,
                null,
                null,
                $"The compressed file is cut off or damaged: send it again ({fault.Message})"
            ),
            IOException => Fault(
                "file.unreadable",
                file,
                null,
                null,
                $"The file can't be read on ({fault.Message})"
            ),
            _ => null,
        };

    /// <summary>An exception with one issue of a file; a long value is shortened.</summary>
    internal static InputException Fault(
        string code,
        string? file,
        int? row,
        string? value,
        string remedy,
        string? field = null
    ) => new(new InputIssue(code, file, row, field, Shorten(value), remedy));

    internal static InputException Empty(string file) =>
        Fault("file.empty", file, null, null, "The file is empty: send it again.");

    internal static string? Shorten(string? value) =>
        value is { Length: > ValueLength } ? value[..ValueLength] + "…" : value;
}
