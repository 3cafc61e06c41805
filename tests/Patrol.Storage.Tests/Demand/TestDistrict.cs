using NetTopologySuite.Geometries;
using NodaTime;
using Patrol.Engine.Model;
using Patrol.Storage.Demand;
using Patrol.Storage.Geography;

namespace Patrol.Storage.Tests.Demand;

/// <summary>A district of 10 × 10 cells of 100 m near Washington, with rows made by hand.</summary>
internal static class TestDistrict
{
    public const int Srid = 26985;
    public static readonly Actor Tester = new("tester", "test");
    public static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["America/New_York"];
    public static readonly IncidentCategory[] Categories =
    [
        new("theft", "Theft", 1, false),
        new("dispute", "Dispute", 2, false),
        new("sexual", "Sexual offense", 1, true),
    ];

    public static async Task<District> CreateAsync(PatrolDatabase database, string code)
    {
        var district = await DistrictStore.CreateAsync(database, code, code, -77, 38.9, Srid, Zone);
        await database.WriteAsync(
            district.Id,
            Tester,
            async session =>
            {
                await GeographyStore.ReplaceAreasAsync(
                    session,
                    AreaKind.Subdistrict,
                    [new Area(AreaKind.Subdistrict, "1", "One", null, null, Square(0, 0, 1000))]
                );
                await GeographyStore.ReplaceAreasAsync(
                    session,
                    AreaKind.Community,
                    [new Area(AreaKind.Community, "a", "A", "1", 100, Square(0, 0, 1000))]
                );
                return await RasterStore.SaveAsync(session, Raster());
            }
        );
        return district;
    }

    public static AnalysisRaster Raster() =>
        new(
            1,
            400000,
            130000,
            100,
            10,
            10,
            Enumerable.Range(0, 100).Select(cell => cell % 10).ToArray(),
            Enumerable.Range(0, 100).Select(cell => cell / 10).ToArray(),
            new short[100],
            Enumerable.Repeat(10000f, 100).ToArray()
        );

    public static Geometry Square(double x, double y, double edge)
    {
        var factory = new GeometryFactory(new PrecisionModel(), Srid);
        return factory.ToGeometry(new Envelope(400000 + x, 400000 + x + edge, 130000 + y, 130000 + y + edge));
    }

    /// <summary>A row at a minute.</summary>
    public static IncidentRow Row(
        int row,
        string? id,
        string category = "theft",
        int cell = 0,
        int day = 0,
        int hour = 12
    ) => Timed(row, id, category, cell, day, hour) with { };

    /// <summary>A row known to its date.</summary>
    public static IncidentRow Dated(
        int row,
        string? id,
        string category = "theft",
        int cell = 0,
        int day = 0
    ) =>
        Timed(row, id, category, cell, day, 0) with
        {
            Precision = TimePrecision.Date,
            HourOfWeek = null,
            To = new LocalDate(2024, 1, 2).PlusDays(day).AtStartOfDayInZone(Zone).ToInstant(),
        };

    /// <summary>A row of an interval of two hours in two shares.</summary>
    public static IncidentRow Interval(
        int row,
        string? id,
        string category = "theft",
        int cell = 0,
        int day = 0,
        int hour = 12
    )
    {
        var timed = Timed(row, id, category, cell, day, hour);
        var slot = day % 7 * 24 + hour;
        return timed with
        {
            Precision = TimePrecision.Interval,
            To = timed.From + Duration.FromHours(2),
            Parts = new AoristicParts([slot, slot + 1], [0.25f, 0.75f]),
        };
    }

    public static Task<IncidentLoad> LoadAsync(
        PatrolDatabase database,
        District district,
        IEnumerable<IncidentRow> rows,
        bool isFullList = false,
        string dataset = "set",
        IReadOnlyDictionary<string, int>? withdrawn = null
    ) =>
        database.WriteAsync(
            district.Id,
            Tester,
            session =>
                IncidentStore.LoadAsync(
                    session,
                    () => Task.FromResult(1),
                    new IncidentBatch(
                        dataset,
                        Categories,
                        isFullList,
                        withdrawn is null ? null : () => withdrawn
                    ),
                    rows
                )
        );

    private static IncidentRow Timed(int row, string? id, string category, int cell, int day, int hour)
    {
        var monday = new LocalDate(2024, 1, 1);
        var from = monday.PlusDays(day).At(new LocalTime(hour, 0)).InZoneLeniently(Zone).ToInstant();
        return new IncidentRow(
            row,
            id,
            category,
            IncidentSource.Reported,
            from,
            from + Duration.FromMinutes(1),
            TimePrecision.Minute,
            400000 + cell % 10 * 100 + 50,
            130000 + cell / 10 * 100 + 50,
            new CellId(cell),
            WeekClock.WeekOf(monday.PlusDays(day)),
            WeekClock.HourOfWeek(monday.PlusDays(day).At(new LocalTime(hour, 0))),
            null,
            false
        );
    }
}
