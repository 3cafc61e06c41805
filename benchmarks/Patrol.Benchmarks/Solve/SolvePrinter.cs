using System.Text.Encodings.Web;
using System.Text.Json;
using Patrol.Engine.Model;
using Patrol.Storage.Documents;

namespace Patrol.Benchmarks.Solve;

/// <summary>Writes the one object of a command to stdout.</summary>
internal static class SolvePrinter
{
    /// <summary>Writes an object with its schema first.</summary>
    public static int Print(Action<Utf8JsonWriter> fields)
    {
        using var stdout = Console.OpenStandardOutput();
        using var json = new Utf8JsonWriter(
            stdout,
            new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );
        json.WriteStartObject();
        json.WriteNumber("schema", 1);
        fields(json);
        json.WriteEndObject();
        json.Flush();
        stdout.WriteByte((byte)'\n');
        return 0;
    }

    /// <summary>Writes what is wrong with the input.</summary>
    public static void Refuse(IReadOnlyList<InputIssue> issues) =>
        Console.Out.WriteLine(
            JsonSerializer.Serialize(
                new { schema = 1, issues = issues.Select(ImportDocuments.Of) },
                new JsonSerializerOptions(JsonSerializerDefaults.Web)
                {
                    Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                }
            )
        );

    /// <summary>Writes numbers as an array; null for none.</summary>
    public static void Numbers(this Utf8JsonWriter json, string name, double[]? values)
    {
        if (values is null)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteNumberValue(value);
        }
        json.WriteEndArray();
    }
}
