using System.Text.Json;

namespace Patrol.Engine.Import.Files;

/// <summary>
/// Finds halves of characters: JSON may escape one surrogate without the other, which is no text and can't be read.
/// </summary>
internal static class HalfCharacters
{
    /// <summary>True when a text of the element, or the name of a member, holds one.</summary>
    /// <param name="element">What was parsed.</param>
    /// <param name="json">What it was parsed from: without an escape of that kind there is nothing to look for.</param>
    public static bool AreIn(JsonElement element, ReadOnlySpan<byte> json) =>
        (json.IndexOf("\\ud"u8) >= 0 || json.IndexOf("\\uD"u8) >= 0) && AreIn(element);

    private static bool AreIn(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    if (IsHalf(() => member.Name) || AreIn(member.Value))
                    {
                        return true;
                    }
                }
                return false;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    if (AreIn(item))
                    {
                        return true;
                    }
                }
                return false;
            default:
                return element.ValueKind == JsonValueKind.String && IsHalf(element.GetString);
        }
    }

    private static bool IsHalf(Func<string?> read)
    {
        try
        {
            read();
            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }
}
