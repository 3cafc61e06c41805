using System.Diagnostics;
using NodaTime;
using Patrol.Engine.Optimization.Rosters;
using Patrol.Engine.Optimization.Solving;
using Patrol.Engine.Sample;

namespace Patrol.Benchmarks.Quality;

/// <summary>
/// Rosters of three weeks: the sample district (526 slots, 2,287 members), the same with half of its people missing, both
/// in 40 s, and a city (896 patrols, 4,446 members) in 80 s. Each is solved twice, checked, asked for candidates, and
/// mended after a tenth of Friday's people dropped out.
/// </summary>
internal static class RosterBenchmark
{
    private const int Seed = 7;
    private const int Friday = 4;

    /// <summary>Runs and prints.</summary>
    /// <param name="output">Where the tables go.</param>
    /// <param name="folder">Folder of the sample's files.</param>
    public static void Run(TextWriter output, string folder)
    {
        Run(output, "sample", SampleWeek.Make(folder, Seed, isScarce: false), 40);
        Run(output, "scarce", SampleWeek.Make(folder, Seed, isScarce: true), 40);
        Run(output, "city", CityWeek.Make(Seed), 80);
    }

    private static void Run(TextWriter output, string size, RosterFacts facts, double seconds)
    {
        var problem = new RosterProblem(facts);
        var options = new SolveOptions(new SolveBudget(seconds), Seed);
        var plan = RosterSolver.Solve(problem, options);
        var again = RosterSolver.Solve(problem, options);
        Print(
            output,
            $"## {size}: {facts.Slots.Count} slots, {facts.Members.Count} members, budget {seconds} s, seed {Seed}"
        );
        Print(output, $"| tier | value | bound | gap % | status |");
        Print(output, $"|---|---|---|---|---|");
        foreach (var tier in plan.Tiers)
        {
            Print(
                output,
                $"| {tier.Tier} | {tier.Value:F3} | {tier.Bound:F3} | {100 * tier.Gap:F3} | {tier.Status} |"
            );
        }
        Print(
            output,
            $"{plan.Seconds:F1} s, work {plan.Work:F2}, clock stopped {plan.ClockStopped}, gap of the first two {100 * plan.Gap:F3} %"
        );
        Print(
            output,
            $"served {facts.Slots.Count - plan.Open.Count} of {facts.Slots.Count}, people {plan.Assignments.Count}, Gini {plan.Gini:F3}"
        );
        Print(
            output,
            $"violations {RosterChecker.Check(facts, plan).Count}, same plan twice {plan.Assignments.SequenceEqual(again.Assignments) && plan.Tiers.SequenceEqual(again.Tiers)}"
        );
        foreach (var reason in plan.Open.CountBy(open => open.Reason.Code))
        {
            Print(output, $"open: {reason.Key} {reason.Value}");
        }
        Rank(output, problem, plan);
        Mend(output, problem, plan);
        output.WriteLine();
    }

    private static void Rank(TextWriter output, RosterProblem problem, RosterPlan plan)
    {
        var slots = plan
            .Open.Select(open => open.Slot)
            .Concat(problem.Facts.Slots.Select(slot => slot.Code))
            .Take(50);
        var slowest = 0.0;
        foreach (var slot in slots)
        {
            var clock = Stopwatch.StartNew();
            RosterCandidates.Rank(problem, plan, slot, 20);
            slowest = Math.Max(slowest, clock.Elapsed.TotalMilliseconds);
        }
        Print(output, $"candidates: slowest of 50 slots {slowest:F0} ms");
    }

    private static void Mend(TextWriter output, RosterProblem problem, RosterPlan plan)
    {
        var (facts, random) = (problem.Facts, new SampleRandom(Seed));
        var from = facts.Week.PlusDays(Friday).AtStartOfDayInZone(facts.Zone).ToInstant();
        var to = facts.Week.PlusDays(Friday + 1).AtStartOfDayInZone(facts.Zone).ToInstant();
        var ofDay = facts
            .Slots.Where(slot => slot.From >= from && slot.From < to)
            .Select(slot => slot.Code)
            .ToHashSet();
        var friday = plan.Assignments.Where(one => ofDay.Contains(one.Slot)).ToArray();
        var people = friday.Select(one => one.Member).Distinct().ToArray();
        var gone = people.Where(_ => random.Chance(0.1)).ToHashSet();
        Dropout[] dropouts = [.. gone.Select(member => new Dropout(member, from, to))];
        var mended = RosterSolver.Repair(
            problem,
            plan,
            dropouts,
            new SolveOptions(new SolveBudget(10), Seed)
        );
        var now = mended.Assignments.Select(one => (one.Slot, one.Member)).ToHashSet();
        double Kept(IEnumerable<Patrol.Engine.Model.Assignment> rest) =>
            100 * rest.Average(one => now.Contains((one.Slot, one.Member)) ? 1.0 : 0.0);
        var ofRest = friday.Where(one => !gone.Contains(one.Member)).ToArray();
        var ofWeek = plan.Assignments.Where(one => !ofDay.Contains(one.Slot)).Concat(ofRest);
        Print(
            output,
            $"repair: {gone.Count} of Friday's {people.Length} people drop out; {mended.Seconds:F1} s, clock stopped {mended.ClockStopped}; unchanged {Kept(ofRest):F1} % of Friday's rest, {Kept(ofWeek):F1} % of the week's; open {plan.Open.Count} -> {mended.Open.Count}, gap {100 * mended.Gap:F2} %, violations {RosterChecker.Check(problem.After(plan, dropouts).Facts, mended).Count}"
        );
    }

    private static void Print(TextWriter output, FormattableString line) =>
        output.WriteLine(FormattableString.Invariant(line));
}
