using System.Diagnostics;
using Patrol.Engine.Analysis.Equity;
using Patrol.Engine.Model;
using Patrol.Engine.Sample;
using Patrol.Engine.Sample.Demand;
using Patrol.Engine.Sample.Ground;

namespace Patrol.Benchmarks.Quality;

/// <summary>
/// Sample districts made anew from other seeds: whether the community whose public reports were removed is named, and who
/// else is. Right = that one is named, with at most one false alarm.
/// </summary>
public static class TrapBenchmark
{
    private const int MostFalseAlarms = 1;

    /// <summary>Runs and prints one table.</summary>
    /// <param name="output">Where the table goes.</param>
    /// <param name="seeds">Seeds 1 … this many, and as many more that no choice was made on.</param>
    public static void Run(TextWriter output, int seeds)
    {
        output.WriteLine(
            "| seed | records | community | its reported, volunteer | recorded share (truth 0.6) | interval | chance | named | false alarms | right | seconds |"
        );
        output.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
        var right = new int[2];
        for (var seed = 1; seed <= 2 * seeds; seed++)
        {
            var clock = Stopwatch.StartNew();
            var (counts, planted) = Make(seed);
            var findings = ReportingCheck.Of(counts);
            var own = findings.Single(one => one.Community == planted);
            var alarms = findings.Count(one => one.IsNamed && one.Community != planted);
            var isRight = own.IsNamed && alarms <= MostFalseAlarms;
            right[(seed - 1) / seeds] += isRight ? 1 : 0;
            var records = counts.Sum(one => one.Reported + one.Volunteer + one.Discovered);
            var interval = own.RecordedInterval is { } found
                ? FormattableString.Invariant($"{found.Low:F2}–{found.High:F2}")
                : "";
            output.WriteLine(
                FormattableString.Invariant(
                    $"| {seed} | {records} | {planted} | {own.Reported}, {own.Volunteer} | {own.RecordedShare:F3} | {interval} | {own.Chance:E1} | {Word(own.IsNamed)} | {alarms} | {Word(isRight)} | {clock.Elapsed.TotalSeconds:F1} |"
                )
            );
        }
        output.WriteLine();
        output.WriteLine(
            FormattableString.Invariant(
                $"Right on {right[0]} of the first {seeds} seeds and on {right[1]} of the others."
            )
        );
    }

    private static string Word(bool yes) => yes ? "yes" : "no";

    private static (IReadOnlyList<SourceCount> Counts, string Planted) Make(int seed)
    {
        var recipe = SampleRecipe.For(SampleSize.Standard);
        var random = new SampleRandom((ulong)seed);
        var ground = SampleGround.Create(recipe, random.Fork("ground"));
        var calendar = SampleCalendar.Create(recipe, random.Fork("calendar"));
        var plan = DemandPlan.Create(recipe, ground, random.Fork("demand"));
        var factors = calendar.Factors(recipe, random.Fork("days"));
        var incidents = IncidentMaker.Make(recipe, ground, plan, factors, random.Fork("incidents"));
        var communities = ground.Areas.Communities;
        var byCommunity = incidents.ToLookup(one =>
            ground.Areas.CommunityOf[ground.Lattice.FindBlock(one.Place.X, one.Place.Y)]
        );
        int Count(int community, IncidentSource source) =>
            byCommunity[community].Count(one => one.Source == source);
        return (
            [
                .. communities.Select(
                    (area, c) =>
                        new SourceCount(
                            area.Code,
                            Count(c, IncidentSource.Reported),
                            Count(c, IncidentSource.Volunteer),
                            Count(c, IncidentSource.Discovered)
                        )
                ),
            ],
            communities[plan.UnderReporting].Code
        );
    }
}
