using System.Text;
using System.Text.Json;
using Patrol.Engine.Model;

namespace Patrol.Engine.Import.Files;

/// <summary>
/// Reads the fields of a JSON object written by hand, such as a profile, and collects every fault: keys that are
/// unknown, missing or of another type.
/// </summary>
internal sealed class JsonFields
{
    private readonly string area;
    private readonly string file;
    private readonly string path;
    private readonly List<InputIssue> issues;
    private readonly HashSet<string> asked = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, JsonElement> fields = new(StringComparer.OrdinalIgnoreCase);

    private JsonFields(string area, string file, string path, JsonElement element, List<InputIssue> issues)
    {
        (this.area, this.file, this.path, this.issues) = (area, file, path, issues);
        if (element.ValueKind != JsonValueKind.Object)
        {
            Wrong(null, element, "an object { … }");
            return;
        }
        foreach (var property in element.EnumerateObject())
        {
            fields[property.Name] = property.Value;
        }
    }

    /// <summary>Reads a file that holds one object.</summary>
    /// <param name="area">First part of the codes, such as <c>profile</c>.</param>
    /// <param name="stream">The file.</param>
    /// <param name="file">Its name.</param>
    /// <param name="issues">Takes the faults.</param>
    /// <exception cref="InputException"><c>{area}.unreadable</c>: the file is no JSON.</exception>
    public static JsonFields Read(string area, Stream stream, string file, List<InputIssue> issues)
    {
        var options = new JsonDocumentOptions
        {
            CommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
        };
        try
        {
            using var buffer = new MemoryStream();
            stream.CopyTo(buffer);
            var json = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
            if (json.Span.StartsWith(Encoding.UTF8.Preamble))
            {
                json = json[Encoding.UTF8.Preamble.Length..];
            }
            using var document = JsonDocument.Parse(json, options);
            if (HalfCharacters.AreIn(document.RootElement, json.Span))
            {
                throw FileFault.Make(
                    $"{area}.unreadable",
                    file,
                    null,
                    null,
                    "Mend the JSON: a text in it holds half a character."
                );
            }
            return new JsonFields(area, file, "", document.RootElement.Clone(), issues);
        }
        catch (JsonException fault)
        {
            throw FileFault.Make(
                $"{area}.unreadable",
                file,
                fault.LineNumber is { } line ? (int)line + 1 : null,
                null,
                $"Mend the JSON: {JsonFault.Say(fault)}"
            );
        }
    }

    public string? Text(string name, bool isRequired = false)
    {
        if (Find(name, isRequired) is not { } value)
        {
            return null;
        }
        if (value.ValueKind != JsonValueKind.String)
        {
            return Wrong<string?>(name, value, "a text in quotes", null);
        }
        var text = value.GetString();
        if (isRequired && string.IsNullOrWhiteSpace(text))
        {
            Note(name, text, "Don't leave it empty.");
        }
        return text;
    }

    public bool Flag(string name) =>
        Find(name, false) is { } value
        && (
            value.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? value.GetBoolean()
                : Wrong(name, value, "true or false", false)
        );

    public double Number(string name, double fallback) =>
        Find(name, false) is not { } value ? fallback
        : value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) ? number
        : Wrong(name, value, "a number", fallback);

    public IReadOnlyList<string> Texts(string name, bool isRequired = false)
    {
        if (Find(name, isRequired) is not { } value)
        {
            return [];
        }
        if (isRequired && value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0)
        {
            Note(name, "[]", "Give at least one.");
        }
        return
            value.ValueKind == JsonValueKind.Array
            && value.EnumerateArray().All(one => one.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(one => one.GetString()!)]
            : Wrong<IReadOnlyList<string>>(name, value, "a list of texts [\"…\"]", []);
    }

    public IReadOnlyDictionary<string, string>? Map(string name)
    {
        if (Find(name, false) is not { } value)
        {
            return null;
        }
        return
            value.ValueKind == JsonValueKind.Object
            && value.EnumerateObject().All(one => one.Value.ValueKind == JsonValueKind.String)
            ? value
                .EnumerateObject()
                .GroupBy(one => one.Name, StringComparer.OrdinalIgnoreCase)
                .ToDictionary(
                    one => one.Key,
                    one => one.Last().Value.GetString()!,
                    StringComparer.OrdinalIgnoreCase
                )
            : Wrong<IReadOnlyDictionary<string, string>?>(name, value, "an object of texts", null);
    }

    /// <summary>A nested object; an empty one, with its fault noted, when it is missing.</summary>
    public JsonFields Object(string name)
    {
        var value = Find(name, true);
        var silent = value is null ? [] : issues;
        return new JsonFields(area, file, Path(name), value ?? JsonElement.Parse("{}"), silent);
    }

    public IEnumerable<JsonFields> Objects(string name)
    {
        if (Find(name, true) is not { } value)
        {
            yield break;
        }
        if (value.ValueKind != JsonValueKind.Array)
        {
            Wrong(name, value, "a list of objects [{ … }]");
            yield break;
        }
        if (value.GetArrayLength() == 0)
        {
            Note(name, "[]", "Give at least one.");
        }
        var index = 0;
        foreach (var element in value.EnumerateArray())
        {
            yield return new JsonFields(area, file, $"{Path(name)}[{index++}]", element, issues);
        }
    }

    /// <summary>Notes every key that nothing asked for; call after the last question.</summary>
    public void Close()
    {
        foreach (var (name, value) in fields.Where(field => !asked.Contains(field.Key)))
        {
            Note("unknown-key", name, value.GetRawText(), $"Use one of: {string.Join(", ", asked)}.");
        }
    }

    /// <summary>Notes a value that can't be used.</summary>
    public void Note(string? name, string? value, string remedy) => Note("value", name, value, remedy);

    private JsonElement? Find(string name, bool isRequired)
    {
        asked.Add(name);
        if (fields.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null)
        {
            return value;
        }
        if (isRequired)
        {
            Note("missing-key", name, null, $"Add {Path(name)}.");
        }
        return null;
    }

    private T Wrong<T>(string? name, JsonElement value, string wanted, T fallback)
    {
        Wrong(name, value, wanted);
        return fallback;
    }

    private void Wrong(string? name, JsonElement value, string wanted) =>
        Note("type", name, value.GetRawText(), $"Write {wanted}.");

    private void Note(string kind, string? name, string? value, string remedy) =>
        issues.Add(
            new InputIssue(
                $"{area}.{kind}",
                file,
                null,
                name is null ? path : Path(name),
                FileFault.Shorten(value),
                remedy
            )
        );

    private string Path(string name) => path.Length == 0 ? name : $"{path}.{name}";
}
