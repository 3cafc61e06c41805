using System.Text.Json;

namespace Patrol.Engine.Import.Files;

/// <summary>What is wrong with a JSON text, as a sentence without the parser's own counting, which begins at 0.</summary>
internal static class JsonFault
{
    private static readonly string[] Counting = [" Path: ", " LineNumber: ", " BytePositionInLine: "];

    /// <summary>The parser's words, and the line and byte, counted from 1, where they are known.</summary>
    public static string Say(Exception fault)
    {
        var end = Counting
            .Select(start => fault.Message.IndexOf(start, StringComparison.Ordinal))
            .Where(at => at >= 0)
            .DefaultIfEmpty(fault.Message.Length)
            .Min();
        var words = fault.Message[..end].TrimEnd(' ', '.');
        return fault is JsonException { LineNumber: { } line, BytePositionInLine: { } at }
            ? $"{words} (line {line + 1}, byte {at + 1})."
            : $"{words}.";
    }
}
