using System.Diagnostics;
using NodaTime;
using Patrol.Engine.Analysis.Hotspots;
using Patrol.Engine.Model;
using Patrol.Engine.Network;
using Patrol.Engine.Optimization.Routes;
using Patrol.Engine.Optimization.Solving;
using Patrol.Engine.Planning;

namespace Patrol.Benchmarks.Quality;

/// <summary>
/// Routes of a week against their bound and the greedy routes: the sample district on foot and by e-bike (371 patrols),
/// and Washington, DC by car (896 patrols), each twice with the same seed and once with another.
/// </summary>
internal static class RouteBenchmark
{
    private const int Seed = 7;

    private static readonly LocalDate Week = new(2026, 1, 5);

    /// <summary>Runs and prints.</summary>
    /// <param name="output">Where the table goes.</param>
    /// <param name="root">The checkout.</param>
    /// <param name="only">Name of the one case to run; null for all.</param>
    public static void Run(TextWriter output, string root, string? only = null)
    {
        output.WriteLine(
            "| case | patrols | stops | ground s | covered % | greedy % | ratio | bound % | gap % | status | seconds | work | clock | violations | same twice | other seed % |"
        );
        output.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        if (only is null or "foot" or "e-bike")
        {
            var sample = Path.Combine(root, "data", "sample");
            var district = DistrictFiles.Read(Path.Combine(sample, "district.json"), sample);
            Run(output, "sample", district, TravelMode.Foot, 371, new SolveBudget(20, 28), only);
            Run(output, "sample", district, TravelMode.EBike, 371, new SolveBudget(20, 28), only);
        }
        var shared =
            Environment.GetEnvironmentVariable("PATROL_SHARED") ?? Path.Combine(root, "..", "shared");
        var data = Path.Combine(shared, "data", "city-dc");
        if (!Directory.Exists(data))
        {
            Console.Error.WriteLine(
                $"Washington, DC is left out: {data} is missing. Name it in PATROL_SHARED."
            );
        }
        else if (only is null or "car")
        {
            var dc = DistrictFiles.Read(Path.Combine(root, "data", "districts", "dc.json"), data);
            Run(output, "DC", dc, TravelMode.Car, 896, new SolveBudget(40, 40), only);
        }
    }

    private static void Run(
        TextWriter output,
        string name,
        DistrictFiles district,
        TravelMode mode,
        int patrols,
        SolveBudget budget,
        string? only
    )
    {
        var word = mode == TravelMode.EBike ? "e-bike" : mode.ToString().ToLowerInvariant();
        if (only is not null && only != word)
        {
            return;
        }
        var facts = Facts(district, mode, patrols);
        var clock = Stopwatch.StartNew();
        var ground = RouteGround.Prepare(
            facts.Raster,
            new StreetGraph(facts.Streets),
            facts.Communities,
            facts.Bases,
            facts.Rules
        );
        var prepared = clock.Elapsed.TotalSeconds;
        var problem = new RouteProblem(facts, ground);
        var plan = RouteSolver.Solve(problem, new SolveOptions(budget, Seed));
        output.Write(
            FormattableString.Invariant(
                $"| {name}, {word} | {patrols} | {ground.StopCount} | {prepared:F1} | {100 * plan.RiskCovered:F2} | {100 * plan.GreedyRiskCovered:F2} | {plan.RiskCovered / plan.GreedyRiskCovered:F3} | {100 * plan.Bound:F2} | {100 * plan.Gap:F2} | {plan.Status} | {plan.Seconds:F1} | {plan.WorkDone:F1} | {(plan.ClockStopped ? "yes" : "no")} |"
            )
        );
        output.Flush();
        var again = RouteSolver.Solve(problem, new SolveOptions(budget, Seed));
        var other = RouteSolver.Solve(problem, new SolveOptions(budget, Seed + 1));
        var isSame = plan
            .Routes.SelectMany(route => route.Stops)
            .SequenceEqual(again.Routes.SelectMany(route => route.Stops));
        output.WriteLine(
            FormattableString.Invariant(
                $" {RouteChecker.Check(facts, plan).Count} | {(isSame ? "yes" : "no")} | {100 * other.RiskCovered:F2} |"
            )
        );
    }

    private static RouteFacts Facts(DistrictFiles district, TravelMode mode, int patrols)
    {
        var ground = district.Ground;
        var duties = WeekDuties.Plan(ground, new DutyPolicy { WeeklyPatrols = patrols }, Week);
        RoutePatrol[] routes =
        [
            .. duties
                .Slots.Where(slot => slot.Kind == DutyKind.Patrol)
                .Select(slot => new RoutePatrol(slot.Code, slot.Area, slot.Base!, slot.From, slot.To)),
        ];
        return new RouteFacts(
            ground.Raster,
            district.Streets,
            ground.Communities,
            ground.Bases,
            routes,
            Hours(ground, routes),
            [],
            new RouteRules { Mode = mode }
        );
    }

    private static RiskHour[] Hours(WeekGround ground, IReadOnlyList<RoutePatrol> patrols)
    {
        var hour = Duration.FromHours(1);
        var touched = new SortedSet<Instant>();
        foreach (var patrol in patrols)
        {
            var from = patrol.From.InZone(ground.Zone).LocalDateTime;
            for (var at = patrol.From - Duration.FromMinutes(from.Minute); at < patrol.To; at += hour)
            {
                touched.Add(at);
            }
        }
        return
        [
            .. touched.Select(at => new RiskHour(
                at,
                WindowRisk.Of(
                    ground.Surface,
                    ground.Zone,
                    ground.Calendar,
                    at.InZone(ground.Zone).LocalDateTime,
                    hour
                )
            )),
        ];
    }
}
