using NodaTime;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Routes.Checking;

/// <summary>Counts anew what routes cover, looking at every cell, and checks the figures of the plan.</summary>
internal sealed class FigureCheck(RouteFacts facts, List<Reason> broken)
{
    /// <summary>Fraction by which two ways of adding up risk may differ.</summary>
    private const double Tolerance = 1e-9;

    /// <summary>Largest gap of a plan that calls itself optimal.</summary>
    private const double OptimalGap = 1e-6;

    public void Check(RoutePlan plan)
    {
        double[] figures = [plan.RiskCovered, plan.GreedyRiskCovered, plan.Bound, plan.TotalRisk];
        if (!figures.Concat(plan.Routes.Select(route => route.RiskCovered)).All(double.IsFinite))
        {
            broken.Add(Reason.Of("check.not-a-number"));
            return;
        }
        var total = 0.0;
        foreach (var hour in facts.Hours)
        {
            foreach (var risk in hour.Risk)
            {
                total += risk;
            }
        }
        Compare("check.total-risk", plan.TotalRisk, total, total);
        var covered = CountRoutes(plan, total);
        var share = total > 0 ? covered / total : 0;
        Compare("check.risk-covered", plan.RiskCovered, share, 1);
        if (plan.Bound < share - Tolerance)
        {
            broken.Add(Reason.Of("check.bound-below-value", ("bound", plan.Bound), ("value", share)));
        }
        if (plan.Bound > 1 + Tolerance)
        {
            broken.Add(Reason.Of("check.bound-above-total", ("bound", plan.Bound)));
        }
        var gap = plan.Bound > 0 ? 1 - share / plan.Bound : 0;
        if (
            plan.Status == SolveStatus.Infeasible
            || (plan.Status == SolveStatus.Optimal && gap > 2 * OptimalGap)
        )
        {
            broken.Add(Reason.Of("check.status", ("status", plan.Status), ("gap", gap)));
        }
    }

    private double CountRoutes(RoutePlan plan, double total)
    {
        var seen = new HashSet<(int, int)>();
        var sum = 0.0;
        foreach (var route in plan.Routes)
        {
            var ofRoute = 0.0;
            foreach (var stop in route.Stops)
            {
                for (var h = 0; h < facts.Hours.Count; h++)
                {
                    if (MinutesIn(stop, facts.Hours[h].From) >= facts.Rules.CoverMinutes)
                    {
                        ofRoute += Near(stop)
                            .Where(cell => seen.Add((h, cell)))
                            .Sum(cell => (double)facts.Hours[h].Risk[cell]);
                    }
                }
            }
            Compare("check.route-risk", route.RiskCovered, ofRoute, Math.Max(total, ofRoute));
            sum += ofRoute;
        }
        return sum;
    }

    private static double MinutesIn(RouteStop stop, Instant hour)
    {
        var (from, to) = (
            Instant.Max(stop.Arrive, hour),
            Instant.Min(stop.Leave, hour + Duration.FromHours(1))
        );
        return (to - from).TotalMinutes;
    }

    private IEnumerable<int> Near(RouteStop stop)
    {
        var most = facts.Rules.CoverRadiusMeters;
        for (var cell = 0; cell < facts.Raster.Count; cell++)
        {
            var (x, y) = facts.Raster.Center(cell);
            if (
                Math.Abs(x - stop.X) <= most
                && (x - stop.X) * (x - stop.X) + (y - stop.Y) * (y - stop.Y) <= most * most
            )
            {
                yield return cell;
            }
        }
    }

    private void Compare(string code, double claimed, double value, double scale)
    {
        if (!(Math.Abs(claimed - value) <= Tolerance * scale))
        {
            broken.Add(Reason.Of(code, ("claimed", claimed), ("is", value)));
        }
    }
}
