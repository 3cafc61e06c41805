using Patrol.Engine.Optimization.Routes.Towns;

namespace Patrol.Engine.Optimization.Routes.Tours;

/// <summary>What routes really cover, each pair (cell, hour) for the first route that does.</summary>
internal sealed class CoveredPairs(RouteProblem problem)
{
    private readonly HashSet<(int Hour, int Cell)> covered = [];

    /// <summary>Risk covered so far, expected incidents.</summary>
    public double Risk { get; private set; }

    /// <summary>All pairs that routes cover.</summary>
    public static HashSet<(int Hour, int Cell)> Of(RouteProblem problem, IReadOnlyList<Route> routes)
    {
        var pairs = new CoveredPairs(problem);
        foreach (var route in routes)
        {
            pairs.Count(route);
        }
        return pairs.covered;
    }

    /// <summary>The route with what it adds.</summary>
    public Route Count(Route route)
    {
        var (raster, rules) = (problem.Facts.Raster, problem.Facts.Rules);
        var risk = 0.0;
        foreach (var stop in route.Stops)
        {
            var cells = CandidateStops.CellsWithin(raster, stop.X, stop.Y, rules.CoverRadiusMeters);
            var (from, to) = (problem.Ceiling(stop.Arrive), problem.Floor(stop.Leave));
            for (var hour = 0; hour < problem.Hours.Length; hour++)
            {
                var begin = problem.HourBegin[hour];
                if (Math.Min(to, begin + 3600) - Math.Max(from, begin) < problem.Cover)
                {
                    continue;
                }
                foreach (var cell in cells)
                {
                    risk += covered.Add((hour, cell)) ? problem.Hours[hour].Risk[cell] : 0;
                }
            }
        }
        Risk += risk;
        return route with { RiskCovered = risk };
    }
}
