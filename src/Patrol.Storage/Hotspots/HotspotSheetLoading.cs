using Dapper;
using NodaTime;
using NodaTime.Text;
using Patrol.Contracts.Hotspots;
using Patrol.Contracts.Papers;
using Patrol.Engine.Analysis.Hotspots.Maps;
using Patrol.Engine.Analysis.Hotspots.Patterns;
using Patrol.Engine.Import.Crs;
using Patrol.Engine.Model;
using Patrol.Storage.Demand;
using Patrol.Storage.Documents;
using Patrol.Storage.Geography;
using Patrol.Storage.Plans;

namespace Patrol.Storage.Hotspots;

/// <summary>Loads all that the files and pictures of a hotspot map are made from.</summary>
public static class HotspotSheetLoading
{
    // Degrees around the cells: pictures show a little more than their subject.
    private const double Around = 0.01;

    // Wider maps show no buildings and no alleys.
    private const double FineMeters = 4_000;

    private static readonly OffsetDateTimePattern Time = OffsetDateTimePattern.CreateWithInvariantCulture(
        "uuuu-MM-dd'T'HH:mm:sso<+HH:mm>"
    );

    /// <summary>Draws the map and loads it; a look that counts discovered incidents leaves a row in the audit.</summary>
    /// <param name="database">The database.</param>
    /// <param name="district">The district.</param>
    /// <param name="query">The map.</param>
    /// <param name="hasGround">False where streets and land are not shown.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancel">Ends the work before it has begun.</param>
    /// <exception cref="InputException"><c>hotspot.*</c> and <c>demand.*</c>.</exception>
    public static async Task<HotspotSheet> LoadAsync(
        PatrolDatabase database,
        District district,
        HotspotQuery query,
        bool hasGround,
        Actor actor,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(district);
        var drawn = await HotspotMaps.ComputeAsync(database, district, query, actor, cancel);
        var made = Time.Format(
            SystemClock.Instance.GetCurrentInstant().InZone(district.TimeZone).ToOffsetDateTime()
        );
        return await database.ReadAsync(
            district.Id,
            async session =>
            {
                var communities = (await GeographyStore.LoadAreasAsync(session, AreaKind.Community))
                    .Select(area => new CellCommunity(area.Code, area.Name))
                    .ToArray();
                var cells = CellsOf(
                    drawn,
                    communities,
                    new CellFrame(
                        district.MetricSrid,
                        $"EPSG:{district.MetricSrid}",
                        await LoadDefinitionAsync(session, district.MetricSrid),
                        drawn.Raster.OriginX,
                        drawn.Raster.OriginY,
                        drawn.Raster.CellMeters,
                        drawn.Raster.Columns,
                        drawn.Raster.Rows
                    )
                );
                var names = (await DemandQueries.ListCategoriesAsync(session)).ToDictionary(
                    category => category.Code,
                    category => category.Name
                );
                return new HotspotSheet(
                    drawn.Map,
                    district.Name,
                    made,
                    cells,
                    hasGround ? await LoadGroundAsync(session, cells) : new PaperMap([], [], [], [], []),
                    [.. drawn.Map.Demand.Categories.Select(code => names.GetValueOrDefault(code, code))]
                );
            },
            cancel
        );
    }

    private static async Task<PaperMap> LoadGroundAsync(DistrictSession session, HotspotCells cells)
    {
        var (west, south) = (double.MaxValue, double.MaxValue);
        var (east, north) = (double.MinValue, double.MinValue);
        for (var at = 0; at < cells.Corners.Length; at += 2)
        {
            (west, east) = (Math.Min(west, cells.Corners[at]), Math.Max(east, cells.Corners[at]));
            (south, north) = (Math.Min(south, cells.Corners[at + 1]), Math.Max(north, cells.Corners[at + 1]));
        }
        var meters =
            cells.Frame.CellMeters
            * Math.Max(cells.Column.Max() - cells.Column.Min() + 1, cells.Row.Max() - cells.Row.Min() + 1);
        return await PlanMapLoading.LoadAsync(
            session,
            [west - Around, south - Around, east + Around, north + Around],
            isFine: meters <= FineMeters
        );
    }

    private static async Task<string> LoadDefinitionAsync(DistrictSession session, int srid) =>
        await session.Connection.ExecuteScalarAsync<string>(
            "select srtext from spatial_ref_sys where srid = @srid",
            new { srid }
        ) ?? "undefined";

    private static HotspotCells CellsOf(
        ComputedMap drawn,
        IReadOnlyList<CellCommunity> communities,
        CellFrame frame
    )
    {
        var raster = drawn.Raster;
        var asked = drawn.Map.Demand.Community;
        var only = asked is null ? -1 : communities.ToList().FindIndex(one => one.Code == asked);
        int[] cells =
        [
            .. Enumerable
                .Range(0, raster.Count)
                .Where(cell => asked is null || raster.CellCommunity[cell] == only),
        ];
        T[] Of<T>(T[] values) =>
            cells.Length == values.Length ? values : Array.ConvertAll(cells, cell => values[cell]);
        return new HotspotCells(
            frame,
            cells,
            Of(raster.CellColumn),
            Of(raster.CellRow),
            CornersOf(raster, cells, frame.Srid),
            Of(raster.CellArea),
            Of(raster.CellCommunity),
            communities,
            Of(drawn.RatePerWeek),
            Of(drawn.Counts),
            drawn is { Z: { } z, P: { } p }
                ? new CellScores(
                    Of(z),
                    Of(p),
                    Of(drawn.Classes),
                    Of(drawn.Corrected),
                    CodesOf<SignificanceClass>()
                )
                : null,
            drawn.Patterns is { } patterns ? Of(patterns) : null,
            CodesOf<DemandPattern>()
        );
    }

    // Neighbors share corners: each is computed once.
    private static double[] CornersOf(AnalysisRaster raster, int[] cells, int srid)
    {
        var wide = raster.Columns + 1;
        var (x, y) = (new double[wide * (raster.Rows + 1)], new double[wide * (raster.Rows + 1)]);
        for (var at = 0; at < x.Length; at++)
        {
            x[at] = raster.OriginX + at % wide * raster.CellMeters;
            y[at] = raster.OriginY + at / wide * raster.CellMeters;
        }
        CoordinateTransform.Create("EPSG:4326", srid).Inverse(x, y);
        var corners = new double[8 * cells.Length];
        for (var index = 0; index < cells.Length; index++)
        {
            var southWest = raster.CellRow[cells[index]] * wide + raster.CellColumn[cells[index]];
            int[] around = [southWest, southWest + 1, southWest + wide + 1, southWest + wide];
            for (var corner = 0; corner < around.Length; corner++)
            {
                corners[8 * index + 2 * corner] = x[around[corner]];
                corners[8 * index + 2 * corner + 1] = y[around[corner]];
            }
        }
        return corners;
    }

    private static string[] CodesOf<TCode>()
        where TCode : struct, Enum =>
        [.. Enum.GetValues<TCode>().Select((one, index) => index == 0 ? "" : Codes.Of(one))];
}
