using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;
using Npgsql;
using NpgsqlTypes;

namespace Patrol.Storage;

/// <summary>Documents in jsonb columns.</summary>
internal static class JsonDocumentStore
{
    private static readonly JsonSerializerOptions Options = new JsonSerializerOptions(
        JsonSerializerDefaults.Web
    )
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    }.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);

    public static NpgsqlParameter Of<T>(T document) =>
        new() { Value = Text(document), NpgsqlDbType = NpgsqlDbType.Jsonb };

    public static string Text<T>(T document) => JsonSerializer.Serialize(document, Options);

    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Options)!;
}
