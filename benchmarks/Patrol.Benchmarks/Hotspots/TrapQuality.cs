using Patrol.Engine.Analysis.Hotspots.Forecasts;
using Patrol.Engine.Analysis.Hotspots.Patterns;
using Patrol.Engine.Analysis.Hotspots.Significance;
using Patrol.Engine.Model;
using Patrol.Engine.Sample;
using Patrol.Engine.Sample.Demand;
using Patrol.Engine.Sample.Ground;

namespace Patrol.Benchmarks.Hotspots;

/// <summary>
/// Planted traps of the sample over many seeds: whether persistent, emerging and vanishing hotspots are found and classed, and how
/// many areas are flagged where nothing was planted.
/// </summary>
internal static class TrapQuality
{
    private const double CellMeters = 100;
    private const double AroundMeters = 150;
    private const double NearMeters = 400;
    private const int Weeks = 104;

    /// <summary>Prints a row for each seed.</summary>
    public static void Run(TextWriter output, int seeds)
    {
        output.WriteLine(
            "| seed | persistent found of 6 | emerging found of 2 | vanishing found of 1 | discovered-only flagged | false persistent | false emerging | false diminishing |"
        );
        output.WriteLine("|---|---|---|---|---|---|---|---|");
        for (var seed = 1; seed <= seeds; seed++)
        {
            output.WriteLine(Row(seed));
        }
    }

    private static string Row(int seed)
    {
        var recipe = SampleRecipe.For(SampleSize.Standard);
        var random = new SampleRandom((ulong)seed);
        var ground = SampleGround.Create(recipe, random.Fork("ground"));
        var calendar = SampleCalendar.Create(recipe, random.Fork("calendar"));
        var plan = DemandPlan.Create(recipe, ground, random.Fork("demand"));
        var factors = calendar.Factors(recipe, random.Fork("days"));
        var incidents = IncidentMaker
            .Make(recipe, ground, plan, factors, random.Fork("incidents"))
            .Where(one => one.Source != IncidentSource.Discovered);
        var raster = Raster(recipe);
        var history = History(recipe, raster, incidents);
        var found = EmergingPatterns.Of(history, CellNeighborhood.Within(AroundMeters, CellMeters))!;
        (double X, double Y) At(int cell) =>
            ((raster.CellColumn[cell] + 0.5) * CellMeters, (raster.CellRow[cell] + 0.5) * CellMeters);
        bool[] Flagged(params DemandPattern[] patterns) => [.. found.Patterns.Select(patterns.Contains)];
        int Found(TrapKind kind, bool[] flagged) =>
            plan.Traps.Count(trap =>
                trap.Kind == kind
                && Enumerable
                    .Range(0, raster.Count)
                    .Any(cell => flagged[cell] && Planar.Distance(At(cell), trap.Center) <= trap.RadiusMeters)
            );
        int False(TrapKind kind, bool[] flagged) =>
            Areas(raster, flagged)
                .Count(area =>
                    !area.Any(cell =>
                        plan.Traps.Any(trap =>
                            trap.Kind == kind && Planar.Distance(At(cell), trap.Center) <= NearMeters
                        )
                    )
                );
        var persistent = Flagged(DemandPattern.Persistent);
        var emerging = Flagged(DemandPattern.New, DemandPattern.Intensifying);
        var diminishing = Flagged(DemandPattern.Diminishing);
        var any = Flagged(DemandPattern.Persistent, DemandPattern.New, DemandPattern.Intensifying);
        return $"| {seed} | {Found(TrapKind.Persistent, persistent)} | {Found(TrapKind.Emerging, emerging)} | {Found(TrapKind.Vanishing, diminishing)} | {Found(TrapKind.DiscoveredOnly, any)} | {False(TrapKind.Persistent, persistent)} | {False(TrapKind.Emerging, emerging)} | {False(TrapKind.Vanishing, diminishing)} |";
    }

    private static AnalysisRaster Raster(SampleRecipe recipe)
    {
        var (columns, rows) = ((int)(recipe.Width / CellMeters), (int)(recipe.Height / CellMeters));
        var cells = Enumerable.Range(0, columns * rows).ToArray();
        return new AnalysisRaster(
            1,
            0,
            0,
            CellMeters,
            columns,
            rows,
            [.. cells.Select(cell => cell % columns)],
            [.. cells.Select(cell => cell / columns)],
            new short[cells.Length],
            [.. cells.Select(_ => (float)(CellMeters * CellMeters))]
        );
    }

    private static IncidentHistory History(
        SampleRecipe recipe,
        AnalysisRaster raster,
        IEnumerable<SampleIncident> incidents
    )
    {
        var start = recipe.FirstDay.AtStartOfDayInZone(NodaTime.DateTimeZone.Utc).ToInstant();
        // The last whole weeks, so that the end is the end.
        var skipped = recipe.Days - Weeks * IncidentHistory.DaysPerWeek;
        var kept = incidents
            .Select(one =>
                (
                    one.Place,
                    Day: (one.From - start).TotalDays - skipped,
                    Cell: raster.FindCell(one.Place.X, one.Place.Y)
                )
            )
            .Where(one => one.Cell >= 0 && one.Day >= 0 && one.Day < Weeks * IncidentHistory.DaysPerWeek)
            .ToArray();
        return new IncidentHistory(
            raster,
            Weeks,
            [.. kept.Select(one => one.Place.X)],
            [.. kept.Select(one => one.Place.Y)],
            [.. kept.Select(one => one.Cell)],
            [.. kept.Select(one => one.Day)],
            [.. kept.Select(_ => 1f)]
        );
    }

    // Connected by edges or corners.
    private static List<List<int>> Areas(AnalysisRaster raster, bool[] flagged)
    {
        var seen = new bool[raster.Count];
        var areas = new List<List<int>>();
        for (var first = 0; first < seen.Length; first++)
        {
            if (!flagged[first] || seen[first])
            {
                continue;
            }
            var area = new List<int> { first };
            seen[first] = true;
            for (var i = 0; i < area.Count; i++)
            {
                foreach (var (column, row) in CellNeighborhood.Queen.Offsets)
                {
                    var next = raster.CellAt(
                        raster.CellColumn[area[i]] + column,
                        raster.CellRow[area[i]] + row
                    );
                    if (next >= 0 && flagged[next] && !seen[next])
                    {
                        seen[next] = true;
                        area.Add(next);
                    }
                }
            }
            areas.Add(area);
        }
        return areas;
    }
}
