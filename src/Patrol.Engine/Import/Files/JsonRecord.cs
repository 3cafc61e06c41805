using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Patrol.Engine.Model;

namespace Patrol.Engine.Import.Files;

/// <summary>Reads a small JSON file written by hand, such as a profile or a recipe, straight into a record.</summary>
internal static class JsonRecord
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Reads a file; members that the record doesn't know are refused, so that a misspelling is seen.</summary>
    /// <param name="path">The file.</param>
    /// <param name="code">Code of a file that can't be read into the record.</param>
    /// <exception cref="InputException">The code given; <c>file.*</c>.</exception>
    public static T Read<T>(string path, string code = "profile.unreadable")
        where T : class
    {
        var json = SourceFile.ReadAll(path).AsSpan();
        // Some editors begin a file with a byte order mark, which JSON does not know.
        if (json.StartsWith(Encoding.UTF8.Preamble))
        {
            json = json[Encoding.UTF8.Preamble.Length..];
        }
        try
        {
            return JsonSerializer.Deserialize<T>(json, Options) ?? throw Unreadable(null, "it is empty.");
        }
        catch (JsonException fault)
        {
            throw Unreadable(fault.Path, JsonFault.Say(fault));
        }
        InputException Unreadable(string? at, string what) =>
            new(new InputIssue(code, Path.GetFileName(path), null, at, null, $"Mend the JSON: {what}"));
    }
}
