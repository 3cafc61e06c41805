using System.Diagnostics;
using NodaTime;
using Patrol.Engine.Optimization.Rosters;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Benchmarks.Quality;

/// <summary>
/// Rosters of two sizes: the sample district (some 530 slots, 2,300 members) in 40 s and a city (896 patrols, some 4,500
/// members) in 80 s. Prints each tier with its bound, the checker's findings, candidates for open slots, and a repair.
/// </summary>
internal static class RosterBenchmark
{
    /// <summary>Runs and prints.</summary>
    /// <param name="output">Where the tables go.</param>
    /// <param name="folder">Folder of the sample's files.</param>
    public static void Run(TextWriter output, string folder)
    {
        Run(output, "sample", SampleWeek.Make(folder, 7, isScarce: false), 40);
        Run(output, "scarce", SampleWeek.Make(folder, 7, isScarce: true), 40);
        if (Environment.GetEnvironmentVariable("RC") is not null) Run(output, "city", CityWeek.Make(7), 80);
    }

    private static void Run(TextWriter output, string size, RosterFacts facts, double seconds)
    {
        output.WriteLine(FormattableString.Invariant($"{size}: {facts.Slots.Count} slots, {facts.Members.Count} members"));
        var clock = Stopwatch.StartNew();
        var problem = new RosterProblem(facts);
        output.WriteLine(FormattableString.Invariant($"  problem {clock.Elapsed.TotalSeconds:F2} s"));
        var listener = new Heard(output);
        var plan = RosterSolver.Solve(problem, new SolveOptions(new SolveBudget(seconds), 7, listener));
        foreach (var tier in plan.Tiers)
        {
            output.WriteLine(FormattableString.Invariant($"  {tier.Tier} {tier.Value:F3} of {tier.Bound:F3}, gap {100 * tier.Gap:F3} %, {tier.Status}"));
        }
        output.WriteLine(FormattableString.Invariant($"  {plan.Status}, served {facts.Slots.Count - plan.Open.Count}, people {plan.Assignments.Count}, gini {plan.Gini:F3}, {plan.Seconds:F1} s, work {plan.Work:F2}, clock {plan.ClockStopped}"));
        foreach (var g in RosterChecker.Check(facts, plan).GroupBy(r => r.Code)) output.WriteLine($"  VIOLATION {g.Key} {g.Count()} {g.First()}");
        Diagnose(output, facts, plan, problem);
        Candidates(output, problem, plan);
        Repair(output, problem, plan);
        foreach (var group in plan.Open.GroupBy(open => open.Reason.Code)) output.WriteLine($"  {group.Key} {group.Count()} {group.First().Reason}");
    }

    private static void Repair(TextWriter output, RosterProblem problem, RosterPlan plan)
    {
        var facts = problem.Facts;
        var random = new Patrol.Engine.Sample.SampleRandom(7);
        var (from, to) = (facts.Week.PlusDays(4).AtStartOfDayInZone(facts.Zone).ToInstant(), facts.Week.PlusDays(5).AtStartOfDayInZone(facts.Zone).ToInstant());
        var slots = facts.Slots.ToDictionary(slot => slot.Code);
        bool OnDay(string slot) => slots[slot].From >= from && slots[slot].From < to;
        var people = plan.Assignments.Where(one => OnDay(one.Slot)).Select(one => one.Member).Distinct().ToArray();
        var dropouts = people.Where(_ => random.Chance(0.1)).Select(member => new Dropout(member, from, to)).ToArray();
        var gone = dropouts.Select(one => one.Member).ToHashSet();
        var mended = RosterSolver.Repair(problem, plan, dropouts, new SolveOptions(new SolveBudget(10), 7));
        var rest = plan.Assignments.Where(one => OnDay(one.Slot) && !gone.Contains(one.Member)).Select(one => (one.Slot, one.Member)).ToHashSet();
        var kept = mended.Assignments.Count(one => rest.Contains((one.Slot, one.Member)));
        var violations = RosterChecker.Check(problem.After(plan, dropouts).Facts, mended);
        output.WriteLine(FormattableString.Invariant($"  repair: {dropouts.Length} of {people.Length} people of Friday drop out; {mended.Seconds:F1} s, open {plan.Open.Count} -> {mended.Open.Count}, {100.0 * kept / rest.Count:F1} % of the day's rest unchanged, minimums {mended.Tiers[0].Value:F3} (gap {100 * mended.Tiers[0].Gap:F2} %), targets {mended.Tiers[1].Value:F3} (gap {100 * mended.Tiers[1].Gap:F2} %), violations {violations.Count}, work {mended.Work:F2}"));
        foreach (var g in violations.GroupBy(r => r.Code)) output.WriteLine($"  VIOLATION {g.Key} {g.Count()} {g.First()}");
    }

    private static void Candidates(TextWriter output, RosterProblem problem, RosterPlan plan)
    {
        var slot = plan.Open.Select(one => one.Slot).Concat(problem.Facts.Slots.Select(one => one.Code)).First();
        RosterCandidates.Rank(problem, plan, slot, 20);
        var clock = Stopwatch.StartNew();
        var list = RosterCandidates.Rank(problem, plan, slot, 20);
        output.WriteLine(FormattableString.Invariant($"  candidates for {slot}: {list.Best.Count}, near misses {list.NearMisses.Count}, {clock.Elapsed.TotalMilliseconds:F0} ms"));
    }

    internal static void Diagnose(TextWriter output, RosterFacts facts, RosterPlan plan, RosterProblem problem)
    {
        var book = problem.Book;
        var hours = plan.Assignments.GroupBy(a => a.Member).ToDictionary(g => g.Key, g => g.Sum(a => book.Slots[book.FindSlot(a.Slot)].Turn.Length / 3600.0));
        foreach (var g in book.Members.Where(m => book.SlotsOf[m.Ordinal].Length > 0).GroupBy(m => m.Roster.Member.Force))
            output.WriteLine($"  {g.Key} {g.Count()} members, {g.Sum(m => hours.GetValueOrDefault(m.Code)):F0} h, declared {g.Sum(m => m.WeeklyHours):F0}, slots each {g.Average(m => book.SlotsOf[m.Ordinal].Length):F1}");
        foreach (var g in book.Members.Where(m => m.IsFairlyLoaded).GroupBy(m => Math.Min(8, Math.Ceiling(m.WeeklyHours * 2) / 2)).OrderBy(g => g.Key))
            output.WriteLine($"   d<= {g.Key}: {g.Count()} members, eligible {g.Count(m => book.SlotsOf[m.Ordinal].Length > 0)}, mean h {g.Average(m => hours.GetValueOrDefault(m.Code)):F2}, worth {g.Sum(m => 2 * hours.GetValueOrDefault(m.Code) - hours.GetValueOrDefault(m.Code) * hours.GetValueOrDefault(m.Code) / m.WeeklyHours):F1}  hist {string.Join(' ', g.GroupBy(m => hours.GetValueOrDefault(m.Code)).OrderBy(x => x.Key).Select(x => x.Key + ":" + x.Count()))}");
    }

    private sealed class Heard(TextWriter output) : IProgress<SolveProgress>
    {
        public void Report(SolveProgress value) => output.WriteLine(FormattableString.Invariant($"    {value.Seconds:F1} {value.Stage} {value.Best:F3} {value.Bound:F3} {100 * value.Gap:F3}"));
    }
}
