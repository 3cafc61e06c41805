using Patrol.Contracts;
using Patrol.Contracts.Hotspots;
using Patrol.Engine.Import.Crs;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Areas;
using Patrol.Storage.Documents;
using Patrol.Storage.Geography;
using Found = Patrol.Engine.Optimization.Areas.WalkableArea;
using Shown = Patrol.Contracts.Hotspots.WalkableArea;

namespace Patrol.Storage.Hotspots.Areas;

/// <summary>Walkable areas as they are stored and shown: cells of the district, places in WGS 84, streets by name.</summary>
internal static class AreaDocument
{
    private const int MostStreets = 5;

    /// <summary>Writes areas down; their number and time come when they are stored.</summary>
    public static WalkableAreas Of(
        District district,
        WalkableAreasRequest request,
        AreaGround ground,
        AreaPlan plan,
        MapReading? reading,
        double seconds
    )
    {
        var transform = CoordinateTransform.Create("EPSG:4326", district.MetricSrid);
        var streets = new CellStreets(ground.Scope.Raster, ground.Streets);
        return new WalkableAreas(
            null,
            district.Code,
            "",
            request,
            ground.Options.Method,
            ground.Selection.Summary with
            {
                Incidents = ground.Demand.Counts.Incidents,
            },
            Codes.Of(plan.Status),
            plan.Value,
            plan.RiskShare,
            plan.Areas.Sum(area => area.SquareMeters) / ground.Scope.SquareMeters,
            plan.Bound,
            plan.Gap,
            plan.GreedyValue,
            reading,
            [.. plan.Areas.Select(area => Of(area, ground, streets, transform, plan))],
            ground.Scope.Raster.CellMeters,
            ground.Barriers.Count,
            [.. plan.Missing.Select(reason => new ReasonView(reason.Code, reason.Arguments))],
            Math.Round(seconds, 3),
            plan.ClockStopped || plan.Cancelled
        );
    }

    private static Shown Of(
        Found area,
        AreaGround ground,
        CellStreets streets,
        CoordinateTransform transform,
        AreaPlan plan
    )
    {
        var raster = ground.Scope.Raster;
        var community = area
            .Cells.GroupBy(cell => raster.CellCommunity[cell])
            .OrderByDescending(group => group.Sum(cell => (double)raster.CellArea[cell]))
            .ThenBy(group => group.Key)
            .First()
            .Key;
        return new Shown(
            area.Rank,
            [.. area.Cells.Select(cell => ground.Scope.Cells[cell])],
            area.SquareMeters,
            area.Value,
            plan.ShareOf(area.Value),
            community < 0 ? null : ground.Communities[community].Name,
            streets.NamesIn(area.Cells, MostStreets),
            CenterOf(area.Cells, raster, transform),
            CellOutline.Of(area.Cells, raster, transform)
        );
    }

    // The middle of the cell nearest to the middle of all: a bent area's own middle may lie beside it.
    private static double[] CenterOf(
        IReadOnlyList<int> cells,
        AnalysisRaster raster,
        CoordinateTransform transform
    )
    {
        var (middleX, middleY) = (
            cells.Average(cell => raster.Center(cell).X),
            cells.Average(cell => raster.Center(cell).Y)
        );
        var (x, y) = cells
            .Select(raster.Center)
            .MinBy(at => (at.X - middleX) * (at.X - middleX) + (at.Y - middleY) * (at.Y - middleY));
        var (longitude, latitude) = transform.Inverse(x, y);
        return [Math.Round(longitude, 6), Math.Round(latitude, 6)];
    }
}
