using System.Globalization;
using System.IO.Compression;
using CsvHelper;
using CsvHelper.Configuration;
using NetTopologySuite.Geometries;
using NodaTime;
using NodaTime.Text;
using Patrol.Benchmarks.Solve;
using Patrol.Engine.Import.Crs;

namespace Patrol.Benchmarks.Hotspots;

/// <summary>Real incidents of other cities, in meters and local time, by category.</summary>
/// <param name="City">Name of the set.</param>
/// <param name="Area">Study area in the same meters.</param>
/// <param name="CellMeters">Edge of a cell.</param>
/// <param name="Weeks">Weeks to test.</param>
/// <param name="BandHours">Hours of a band of the day.</param>
/// <param name="Categories">Category → incidents.</param>
internal sealed record CityIncidents(
    string City,
    Geometry Area,
    double CellMeters,
    int Weeks,
    int BandHours,
    IReadOnlyDictionary<string, BackTests.Input> Categories
)
{
    private const double MetersPerFoot = 0.3048;
    private const int HoursPerDay = 24;
    private const int FewestIncidents = 800;

    /// <summary>All sets of the shared data, one after the other.</summary>
    /// <param name="data">Folder of the shared data.</param>
    public static IEnumerable<CityIncidents> Read(string data)
    {
        var dc = AreaOf(Path.Combine(data, "city-dc/boundaries/dc-boundary.geojson"), 26985);
        yield return new CityIncidents(
            "DC 2010–2012",
            dc,
            200,
            12,
            HoursPerDay,
            Collect(
                Enumerable
                    .Range(1, 8)
                    .SelectMany(ward => Rows(Path.Combine(data, $"city-dc/incidents/ward{ward}.csv.gz")))
                    .Select(row =>
                        (row["OFFENSE"], Place(row["XBLOCK"], row["YBLOCK"], 1), UsDate(row["REPORT_DAT"]))
                    )
                    .Where(one => one.Item3 is { Year: >= 2010 })
            )
        );
        var recent = Collect(
            Rows(Path.Combine(data, "city-dc/incidents/crime_incidents_2024_partial.csv"))
                .Select(row =>
                    (row["OFFENSE"], Place(row["XBLOCK"], row["YBLOCK"], 1), Start(row["START_DATE"]))
                )
                .Where(one => one.Item3 is { Year: 2024 })
        );
        yield return new CityIncidents("DC 2024", dc, 200, 3, HoursPerDay, recent);
        yield return new CityIncidents("DC 2024, six bands of the day", dc, 200, 3, 4, recent);
        yield return new CityIncidents(
            "Vancouver 2020",
            AreaOf(Path.Combine(data, "city-vancouver/vancouver_neighbourhoods.geojson"), 32610),
            200,
            12,
            HoursPerDay,
            Collect(
                Rows(Path.Combine(data, "city-vancouver/vancouver_crimes_2020.csv.gz"))
                    .Select(row => (row["TYPE"], Place(row["X"], row["Y"], 1), Parts(row)))
            )
        );
        yield return new CityIncidents(
            "Portland",
            BackTestSolve.Area(
                Path.Combine(data, "city-portland-nij/police_districts_epsg2913_feet.geojson"),
                shape => Scale(shape, MetersPerFoot)
            ),
            180,
            12,
            HoursPerDay,
            Collect(
                new[]
                {
                    ("burglary", "burglary_2012_2017.csv"),
                    ("vehicle theft", "vehicle_theft_2012_2017.csv"),
                }.SelectMany(file =>
                    Rows(Path.Combine(data, "city-portland-nij", file.Item2))
                        .Select(row =>
                            (
                                file.Item1,
                                Place(row["x_ft"], row["y_ft"], MetersPerFoot),
                                IsoDate(row["occ_date"])
                            )
                        )
                )
            )
        );
    }

    private static Geometry AreaOf(string path, int srid)
    {
        var transform = CoordinateTransform.Create("EPSG:4326", srid);
        return BackTestSolve.Area(
            path,
            shape =>
            {
                shape.Apply(new Projection(transform));
                return shape;
            }
        );
    }

    private static Geometry Scale(Geometry shape, double factor) =>
        new NetTopologySuite.Geometries.Utilities.AffineTransformation(factor, 0, 0, 0, factor, 0).Transform(
            shape
        );

    private static Dictionary<string, BackTests.Input> Collect(
        IEnumerable<(string Category, (double X, double Y)? Place, LocalDateTime? Time)> rows
    )
    {
        var kept = rows.Where(row => row.Place is not null && row.Time is not null).ToArray();
        var groups = kept.GroupBy(row => row.Category).Where(group => group.Count() >= FewestIncidents);
        return groups
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, Rows: group.ToArray()))
            .Append(("all", kept))
            .ToDictionary(
                one => one.Item1,
                one => new BackTests.Input(
                    [.. one.Item2.Select(row => row.Place!.Value.X)],
                    [.. one.Item2.Select(row => row.Place!.Value.Y)],
                    [.. one.Item2.Select(row => row.Time!.Value)]
                )
            );
    }

    private static IEnumerable<Dictionary<string, string>> Rows(string path)
    {
        using var file = File.OpenRead(path);
        using var plain = path.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(file, CompressionMode.Decompress)
            : (Stream)file;
        using var text = new StreamReader(plain, System.Text.Encoding.Latin1);
        using var csv = new CsvReader(
            text,
            new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null }
        );
        csv.Read();
        csv.ReadHeader();
        string[] names = [.. csv.HeaderRecord!.Select(name => name.Trim('\u00ef', '\u00bb', '\u00bf'))];
        while (csv.Read())
        {
            var row = new Dictionary<string, string>();
            for (var i = 0; i < names.Length; i++)
            {
                row[names[i]] = csv.GetField(i) ?? "";
            }
            yield return row;
        }
    }

    // Without a place, publishers write nothing, or 0.
    private static (double, double)? Place(string x, string y, double metersPerUnit) =>
        double.TryParse(x, NumberStyles.Float, CultureInfo.InvariantCulture, out var east)
        && double.TryParse(y, NumberStyles.Float, CultureInfo.InvariantCulture, out var north)
        && east > 0
        && north > 0
            ? (east * metersPerUnit, north * metersPerUnit)
            : null;

    private static LocalDateTime? UsDate(string text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, out var date)
            ? LocalDateTime.FromDateTime(date)
            : null;

    private static LocalDateTime? IsoDate(string text) =>
        LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date } ? date.AtMidnight() : null;

    // True UTC, although it is written without minutes of offset.
    private static LocalDateTime? Start(string text) =>
        DateTime.TryParseExact(
            text.Split('+')[0],
            "yyyy/MM/dd HH:mm:ss",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var time
        )
            ? LocalDateTime
                .FromDateTime(time)
                .InUtc()
                .WithZone(DateTimeZoneProviders.Tzdb["America/New_York"])
                .LocalDateTime
            : null;

    private static LocalDateTime? Parts(Dictionary<string, string> row)
    {
        int Of(string name) => int.Parse(row[name], CultureInfo.InvariantCulture);
        return new LocalDateTime(Of("YEAR"), Of("MONTH"), Of("DAY"), Of("HOUR"), Of("MINUTE"));
    }

    private sealed class Projection(CoordinateTransform transform) : ICoordinateFilter
    {
        public void Filter(Coordinate at) => (at.X, at.Y) = transform.Apply(at.X, at.Y);
    }
}
