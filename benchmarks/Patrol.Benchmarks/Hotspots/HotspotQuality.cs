using System.Globalization;
using Patrol.Benchmarks.Solve;
using Patrol.Engine.Analysis.Accuracy;

namespace Patrol.Benchmarks.Hotspots;

/// <summary>Back-tests of all methods on real incidents of three cities: a row for each set and method.</summary>
internal static class HotspotQuality
{
    /// <summary>Prints the tables.</summary>
    /// <param name="output">Where they go.</param>
    /// <param name="data">Folder of the shared data.</param>
    /// <param name="only">Part of a city's name; null for all.</param>
    /// <param name="cancel">Stops it.</param>
    public static void Run(TextWriter output, string data, string? only, CancellationToken cancel)
    {
        var verdicts = new List<string>();
        foreach (
            var city in CityIncidents
                .Read(data)
                .Where(one => only is null || one.City.Contains(only, StringComparison.OrdinalIgnoreCase))
        )
        {
            output.WriteLine();
            output.WriteLine($"### {city.City}, cells of {city.CellMeters} m");
            output.WriteLine();
            output.WriteLine(
                "| category | incidents | method | PAI 1 % | PAI 2 % | PAI 5 % (95 %) | PAI 10 % | PEI 1 % | PEI 2 % | PEI 5 % | PEI 10 % | over baseline at 5 % (95 %) |"
            );
            output.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|");
            foreach (var (category, input) in city.Categories)
            {
                var report = BackTests.Run(
                    input,
                    city.Weeks,
                    city.CellMeters,
                    city.Area,
                    city.BandHours,
                    cancel
                );
                foreach (var method in report.Methods)
                {
                    output.WriteLine(Row(category, input.Time.Length, method));
                }
                verdicts.Add(Verdict($"{city.City}, {category}", report));
            }
        }
        output.WriteLine();
        output.WriteLine("### The choice by week against the baseline and the best single method");
        output.WriteLine();
        output.WriteLine(
            "| set | chosen last | mean ratio to the baseline over four shares | best single method | its ratio | over baseline at 5 % (95 %) | never worse than by the interval | chosen by week |"
        );
        output.WriteLine("|---|---|---|---|---|---|---|---|");
        verdicts.ForEach(output.WriteLine);
    }

    private static string Row(string category, int incidents, MethodResult method)
    {
        var m = method.Measures;
        return Text(
            $"| {category} | {incidents} | {method.Name} | {m[0].Pai:F2} | {m[1].Pai:F2} | {m[2].Pai:F2} ({m[2].PaiInterval.Low:F2}–{m[2].PaiInterval.High:F2}) | {m[3].Pai:F2} | {m[0].Pei:F3} | {m[1].Pei:F3} | {m[2].Pei:F3} | {m[3].Pei:F3} | {m[2].PaiOverBaseline:F2} ({m[2].OverBaselineInterval.Low:F2}–{m[2].OverBaselineInterval.High:F2}) |"
        );
    }

    private static string Verdict(string set, BackTestReport report)
    {
        var baseline = report.Methods[0];
        var nested = report.Methods[^1];
        var best = report.Methods.Skip(1).SkipLast(1).MaxBy(method => Ratio(method, baseline))!;
        var five = nested.Measures[2];
        // Worse beyond chance: the whole interval of the difference lies under 0, at any share.
        var holds = nested.Measures.All(one => one.OverBaselineInterval.High >= 0);
        return Text(
            $"| {set} | {report.Chosen} | {Ratio(nested, baseline):F3} | {best.Name} | {Ratio(best, baseline):F3} | {five.PaiOverBaseline:F2} ({five.OverBaselineInterval.Low:F2}–{five.OverBaselineInterval.High:F2}) | {(holds ? "yes" : "no")} | {Counts(report)} |"
        );
    }

    private static string Counts(BackTestReport report) =>
        string.Join(
            ", ",
            report
                .ChosenByWeek.GroupBy(name => name)
                .OrderByDescending(group => group.Count())
                .Select(group => $"{group.Key} {group.Count()}")
        );

    private static double Ratio(MethodResult method, MethodResult baseline) =>
        method.Measures.Zip(baseline.Measures, (own, other) => own.Pai / other.Pai).Average();

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
