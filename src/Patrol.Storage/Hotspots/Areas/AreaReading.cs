using NodaTime;
using Patrol.Contracts.Hotspots;
using Patrol.Engine.Analysis.Accuracy;
using Patrol.Engine.Optimization.Areas;
using Patrol.Engine.Optimization.Solving;
using Patrol.Storage.Documents;

namespace Patrol.Storage.Hotspots.Areas;

/// <summary>Walkable areas judged on weeks they have not seen.</summary>
internal static class AreaReading
{
    /// <summary>
    /// Draws the map and the areas without the last weeks (at most <see cref="HeldOut.MostWeeks"/>, as
    /// <see cref="HeldOut"/> chooses them) and adds up what those then held in the areas, beside the same number of cells with
    /// the highest plain counts of the weeks before; of equal counts the lower ordinal.
    /// </summary>
    /// <param name="ground">What the areas are drawn on.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="options">How long the search may take.</param>
    /// <returns>Null where the weeks are too few, or nothing happened before or in the held-out ones.</returns>
    public static MapReading? Read(AreaGround ground, WalkableAreasRequest request, SolveOptions options)
    {
        if (HeldOut.Choose(ground.Selection.Observed) is not { } weeks)
        {
            return null;
        }
        var (from, to) = (ground.Demand.WeekOf(weeks.From), ground.Demand.WeekOf(weeks.To));
        var before = ground.Demand.Counts.Count(ground.Scope.Cells.Length, 0, from);
        var later = ground.Demand.Counts.Count(ground.Scope.Cells.Length, from, to);
        var total = later.Sum();
        if (total <= 0 || before.Sum() <= 0)
        {
            return null;
        }
        var problem = new AreaProblem(
            new AreaFacts(
                ground.Scope.Raster,
                ground.ValuesBefore(weeks.From),
                request.Areas,
                request.SquareMeters,
                ground.Barriers
            )
        );
        var plan = AreaSolver.Solve(problem, options);
        int[] held = [.. plan.Areas.SelectMany(area => area.Cells)];
        var plain = Enumerable
            .Range(0, before.Length)
            .OrderByDescending(cell => before[cell])
            .ThenBy(cell => cell)
            .Take(held.Length);
        return new MapReading(
            plan.Areas.Sum(area => area.SquareMeters) / ground.Scope.SquareMeters,
            Codes.Of(weeks.From),
            Codes.Of(weeks.To),
            total,
            held.Sum(cell => later[cell]) / total,
            plain.Sum(cell => later[cell]) / total
        );
    }
}
