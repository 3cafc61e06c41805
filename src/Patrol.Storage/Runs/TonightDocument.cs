using NodaTime;
using Patrol.Contracts;
using Patrol.Engine.Import.Crs;
using Patrol.Engine.Model;
using Patrol.Engine.Network;
using Patrol.Engine.Optimization.Coverage;
using Patrol.Storage.Documents;
using Patrol.Storage.Geography;

namespace Patrol.Storage.Runs;

/// <summary>A plan of patrols as it is stored and shown: places in WGS 84, streets by name, fractions of the window's risk.</summary>
internal static class TonightDocument
{
    private const int MostStreets = 12;

    /// <summary>Writes a plan down; its number and seconds come when it is stored.</summary>
    public static TonightPlan Of(
        District district,
        TonightRequest request,
        TonightGround ground,
        BeatPlan plan,
        double oneMore,
        CellReach reach,
        double total,
        int violations,
        LocalDateTime from,
        Duration duration
    )
    {
        var transform = CoordinateTransform.Create("EPSG:4326", district.MetricSrid);
        var streets = new CellStreets(ground.Raster, ground.Streets);
        // A start that clocks skip is shown as the time it really is.
        var start = from.InZoneLeniently(district.TimeZone);
        var end = (start + duration).LocalDateTime;
        return new TonightPlan(
            null,
            district.Code,
            ground.Surface.View.Id,
            new TonightWindow(Codes.Of(start.LocalDateTime), Codes.Of(end)),
            plan.Beats.Select(beat => PatrolOf(beat, ground, streets, transform, total)).ToArray(),
            plan.Value / total,
            plan.Bound / total,
            plan.Gap,
            Codes.Of(plan.Status),
            oneMore / total,
            [
                .. plan.Unplaced.Select(reason => new ReasonView(reason.Code, reason.Arguments)),
                .. reach.Issues.Select(issue => new ReasonView(
                    issue.Code,
                    new Dictionary<string, string> { ["base"] = issue.Value ?? "" }
                )),
            ],
            violations,
            request.Seed,
            plan.ClockStopped || plan.Cancelled,
            0
        );
    }

    private static TonightPatrol PatrolOf(
        Beat beat,
        TonightGround ground,
        CellStreets streets,
        CoordinateTransform transform,
        double total
    )
    {
        var raster = ground.Raster;
        var home = ground.Bases.First(one => one.Code == beat.Base);
        var (longitude, latitude) = transform.Inverse(home.Place.X, home.Place.Y);
        return new TonightPatrol(
            beat.Base,
            home.Name,
            [longitude, latitude],
            beat.Cells,
            beat.Cells.Select(cell =>
                {
                    var (x, y) = raster.Center(cell);
                    return new[] { x, y };
                })
                .ToArray(),
            CellOutline.Of(beat.Cells, raster, transform),
            beat.Value / total,
            Math.Round(beat.FarthestMeters, 1),
            streets.NamesIn(beat.Cells, MostStreets)
        );
    }
}
