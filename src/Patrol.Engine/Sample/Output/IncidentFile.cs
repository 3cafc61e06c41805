using System.Text;
using NodaTime;
using NodaTime.Text;
using Patrol.Engine.Sample.Demand;

namespace Patrol.Engine.Sample.Output;

/// <summary>The table of incidents, broken rows included.</summary>
internal static class IncidentFile
{
    private static readonly OffsetDateTimePattern Time = OffsetDateTimePattern.CreateWithInvariantCulture(
        "uuuu-MM-dd'T'HH:mmo<+HH:mm>"
    );

    /// <summary>The gzip file and the number of broken rows of each kind.</summary>
    public static (byte[] Bytes, SortedDictionary<string, int> Broken) Write(
        SampleRecipe recipe,
        List<SampleIncident> incidents,
        SampleRandom random
    )
    {
        var zone = DateTimeZoneProviders.Tzdb[recipe.TimeZone];
        string Local(Instant time) => Time.Format(time.InZone(zone).ToOffsetDateTime());
        var rows = incidents
            .Select(
                (incident, k) =>
                {
                    var (longitude, latitude) = GeoJsonText.Degrees(recipe, incident.Place);
                    return new[]
                    {
                        FormattableString.Invariant($"R{k + 1:000000}"),
                        SampleCategories.All[incident.Category].Code,
                        GroundFiles.Camel(incident.Source),
                        Local(incident.From),
                        incident.To is { } to ? Local(to) : "",
                        longitude,
                        latitude,
                    };
                }
            )
            .ToList();
        var broken = BrokenRows.Break(rows, random);
        return (GzipBytes.Compress(Encoding.UTF8.GetBytes(CsvText.Write(BrokenRows.Columns, rows))), broken);
    }
}
