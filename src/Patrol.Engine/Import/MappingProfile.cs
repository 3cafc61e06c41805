using System.Text.Json;
using System.Text.Json.Serialization;
using Patrol.Engine.Model;

namespace Patrol.Engine.Import;

/// <summary>Reads mapping profiles: small JSON files that say what a source file's columns mean.</summary>
internal static class MappingProfile
{
    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Reads a profile; members it doesn't know are refused, so that a misspelling is seen.</summary>
    /// <exception cref="InputException"><c>profile.unreadable</c>; <c>file.*</c>.</exception>
    public static T Read<T>(string path)
        where T : class
    {
        var name = Path.GetFileName(path);
        var json = SourceFile.ReadAll(path).AsSpan();
        try
        {
            // Some editors begin a file with a byte order mark, which JSON does not know.
            return JsonSerializer.Deserialize<T>(json.StartsWith(Mark) ? json[Mark.Length..] : json, Options)
                ?? throw Unreadable(name, null, "the profile is empty.");
        }
        catch (JsonException fault)
        {
            throw Unreadable(name, fault.Path, fault.Message);
        }
    }

    private static InputException Unreadable(string name, string? at, string what) =>
        new(new InputIssue("profile.unreadable", name, null, at, null, $"Mend the profile: {what}"));
}
