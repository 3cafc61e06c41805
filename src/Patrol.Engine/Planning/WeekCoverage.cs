using NodaTime;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Routes;

namespace Patrol.Engine.Planning;

/// <summary>What some of a week's routes cover.</summary>
public static class WeekCoverage
{
    /// <summary>
    /// Σ risk[c, h] over the pairs in which some stop lies within the cover radius of cell c's center for the cover minutes
    /// of hour h, ÷ Σ risk; each pair counts once. 0 when nothing is expected.
    /// </summary>
    /// <param name="raster">Analysis cells.</param>
    /// <param name="hours">Clock hours that count.</param>
    /// <param name="rules">Radius and minutes.</param>
    /// <param name="routes">Routes.</param>
    public static double Of(
        AnalysisRaster raster,
        IReadOnlyList<RiskHour> hours,
        RouteRules rules,
        IEnumerable<Route> routes
    )
    {
        ArgumentNullException.ThrowIfNull(raster);
        ArgumentNullException.ThrowIfNull(hours);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(routes);
        var total = hours.Sum(hour => hour.Risk.Sum(risk => (double)risk));
        if (total <= 0)
        {
            return 0;
        }
        var hourAt = hours.Select((hour, index) => (hour.From, index)).ToDictionary();
        var covered = new HashSet<(int Hour, int Cell)>();
        foreach (var stop in routes.SelectMany(route => route.Stops))
        {
            foreach (var (from, index) in hourAt)
            {
                var minutes =
                    Instant.Min(stop.Leave, from + Duration.FromHours(1)) - Instant.Max(stop.Arrive, from);
                if (minutes.TotalMinutes >= rules.CoverMinutes)
                {
                    covered.UnionWith(
                        Cells(raster, stop, rules.CoverRadiusMeters).Select(cell => (index, cell))
                    );
                }
            }
        }
        return covered.Sum(pair => (double)hours[pair.Hour].Risk[pair.Cell]) / total;
    }

    private static IEnumerable<int> Cells(AnalysisRaster raster, RouteStop stop, double radius)
    {
        var reach = (int)Math.Ceiling(radius / raster.CellMeters);
        for (var row = -reach; row <= reach; row++)
        {
            for (var column = -reach; column <= reach; column++)
            {
                var cell = raster.FindCell(
                    stop.X + column * raster.CellMeters,
                    stop.Y + row * raster.CellMeters
                );
                if (cell < 0)
                {
                    continue;
                }
                var (x, y) = raster.Center(cell);
                if (Math.Pow(x - stop.X, 2) + Math.Pow(y - stop.Y, 2) <= radius * radius)
                {
                    yield return cell;
                }
            }
        }
    }
}
