using System.Text;
using Patrol.Engine.Model;

namespace Patrol.Engine.Import.Files;

/// <summary>Turns what goes wrong while a file is read into issues in words.</summary>
internal static class FileFault
{
    private const int ValueLength = 80;

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
    public static InputException? Explain(string file, Exception fault) =>
        fault switch
        {
            DecoderFallbackException unknown => Make(
                "file.encoding",
                file,
                null,
                unknown.BytesUnknown is { Length: > 0 } bytes ? $"bytes {Convert.ToHexString(bytes)}" : null,
                "The bytes do not fit the profile's encoding: name the right one (utf-8, latin1, gb18030, cp949)."
            ),
            InvalidDataException or EndOfStreamException => Make(
                "file.truncated",
                file,
                null,
                null,
                $"The compressed file is cut off or damaged: send it again ({fault.Message})"
            ),
            IOException => Make(
                "file.unreadable",
                file,
                null,
                null,
                $"The file can't be read on ({fault.Message})"
            ),
            _ => null,
        };

    /// <summary>An exception with one issue of a file; a long value is shortened.</summary>
    public static InputException Make(
        string code,
        string? file,
        int? row,
        string? value,
        string remedy,
        string? field = null
    ) => new(new InputIssue(code, file, row, field, Shorten(value), remedy));

    public static InputException Empty(string file) =>
        Make("file.empty", file, null, null, "The file is empty: send it again.");

    public static string? Shorten(string? value) =>
        value is { Length: > ValueLength } ? value[..ValueLength] + "…" : value;
}
