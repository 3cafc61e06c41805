using NetTopologySuite.Geometries;
using NodaTime;
using Patrol.Engine.Model;
using Patrol.Storage.Geography;
using Patrol.Storage.Tests.Demand;

namespace Patrol.Storage.Tests.Reports;

/// <summary>The district of ten by ten cells in two communities: <c>a</c> at the left, <c>b</c> at the right.</summary>
internal static class ReportDistrict
{
    /// <summary>A cell of <c>a</c>.</summary>
    public const int InA = 22;

    /// <summary>A cell of <c>b</c>, far from <see cref="InA"/>.</summary>
    public const int InB = 28;

    public static async Task<District> CreateAsync(PatrolDatabase database)
    {
        var district = await DistrictStore.CreateAsync(
            database,
            "here",
            "Here",
            -77,
            38.9,
            TestDistrict.Srid,
            TestDistrict.Zone
        );
        await database.WriteAsync(
            district.Id,
            TestDistrict.Tester,
            async session =>
            {
                await GeographyStore.ReplaceAreasAsync(
                    session,
                    AreaKind.Subdistrict,
                    [new Area(AreaKind.Subdistrict, "1", "One", null, null, TestDistrict.Square(0, 0, 1000))]
                );
                await GeographyStore.ReplaceAreasAsync(
                    session,
                    AreaKind.Community,
                    [Community("a", "Ash", 0), Community("b", "Birch", 500)]
                );
                return await RasterStore.SaveAsync(session, Raster());
            }
        );
        return district;
    }

    /// <summary>Rows of a day each, one after the other from a first id.</summary>
    public static IEnumerable<IncidentRow> Rows(
        string name,
        int count,
        int from,
        int days,
        int cell,
        string category = "theft",
        IncidentSource source = IncidentSource.Reported
    ) =>
        Enumerable
            .Range(0, count)
            .Select(index =>
                TestDistrict.Row(
                    index + 1,
                    $"{name}{index}",
                    category,
                    cell,
                    from + index * days / count,
                    8 + index % 12
                ) with
                {
                    Source = source,
                }
            );

    private static Area Community(string code, string name, double x)
    {
        var factory = new GeometryFactory(new PrecisionModel(), TestDistrict.Srid);
        var shape = factory.ToGeometry(new Envelope(400000 + x, 400500 + x, 130000, 131000));
        return new Area(AreaKind.Community, code, name, "1", 1000, shape);
    }

    private static AnalysisRaster Raster() =>
        new(
            1,
            400000,
            130000,
            100,
            10,
            10,
            [.. Enumerable.Range(0, 100).Select(cell => cell % 10)],
            [.. Enumerable.Range(0, 100).Select(cell => cell / 10)],
            [.. Enumerable.Range(0, 100).Select(cell => (short)(cell % 10 < 5 ? 0 : 1))],
            [.. Enumerable.Repeat(10000f, 100)]
        );
}
