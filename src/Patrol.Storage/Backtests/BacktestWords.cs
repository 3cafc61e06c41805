using System.Globalization;
using Patrol.Contracts.Backtests;
using Patrol.Engine.Analysis.Accuracy;

namespace Patrol.Storage.Backtests;

/// <summary>Back-tests in plain English.</summary>
public static class BacktestWords
{
    /// <summary>A method in plain words.</summary>
    public static string NameOf(string method) =>
        method switch
        {
            "smoothedCounts" => "a plain count of twelve weeks",
            "yearCounts" => "a plain count of the year",
            "kernelDensity" => "kernel density",
            "prospective" => "prospective hotspots",
            "selfExciting" => "a self-exciting model",
            "kernelPrior" => "counts drawn toward a kernel density",
            BackTest.Nested => "the choice made week by week",
            _ => method,
        };

    internal static BacktestReading Read(BackTestReport report, int cells, double incidents)
    {
        var used = report.IsSwitchedOff ? report.Baseline : report.Chosen;
        var (method, baseline, nested) = (
            MeasureOf(report, used),
            MeasureOf(report, report.Baseline),
            MeasureOf(report, BackTest.Nested)
        );
        var area = (double)method.Cells / cells;
        double[] interval = [method.PaiInterval.Low * area, method.PaiInterval.High * area];
        // The method was chosen by these weeks too; the choice made week by week was not, and says whether the lead is real.
        var verdict =
            used == report.Baseline ? "baseline"
            : nested.OverBaselineInterval.Low > 0 ? "better"
            : nested.OverBaselineInterval.High < 0 ? "worse"
            : "alike";
        var start = verdict switch
        {
            "baseline" when report.Switch is { } judged && report.IsSwitchedOff =>
                $"No map has beaten the plain count for {judged.Weeks} weeks, so the plain count is used:",
            "baseline" => "Of the maps tried, none held more than the plain count:",
            _ => $"Of the maps tried, {NameOf(used)} held most:",
        };
        var weeks = report.Weeks == 1 ? "the week" : $"{report.Weeks} weeks";
        var plain = verdict == "baseline" ? "" : $"; a plain count {Percent(baseline.HitRate)}";
        var byWeek =
            verdict == "baseline"
                ? ""
                : $" Chosen anew each week, without looking ahead, {Percent(nested.HitRate)}.";
        var close = verdict switch
        {
            "better" => " The lead is more than weeks differ by.",
            "alike" => " The lead is within what weeks differ by.",
            "worse" => " At this share of the area the plain count led.",
            _ => "",
        };
        return new BacktestReading(
            used,
            area,
            method.HitRate,
            interval,
            baseline.HitRate,
            nested.HitRate,
            verdict,
            $"{start} {Percent(area)} of the area held {Percent(method.HitRate)} ({Number(interval[0])}–{Percent(interval[1])}) of the {Count(incidents)} of {weeks} it had not seen{plain}; chance {Percent(area)}.{byWeek}{close}"
        );
    }

    private static AreaMeasure MeasureOf(BackTestReport report, string name) =>
        report
            .Methods.First(one => one.Name == name)
            .Measures.First(one => one.AreaShare == BacktestDocuments.ReadingShare);

    private static string Count(double incidents) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{incidents:N0} {(Math.Round(incidents) == 1 ? "call" : "calls")}"
        );

    private static string Percent(double share) => $"{Number(share)} %";

    // The third figure means something under ten only.
    private static string Number(double share) =>
        (100 * share).ToString(share < 0.0995 ? "0.#" : "0", CultureInfo.InvariantCulture);
}
