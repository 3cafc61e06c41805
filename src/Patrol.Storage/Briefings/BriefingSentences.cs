using System.Globalization;
using Patrol.Contracts;
using Patrol.Contracts.Briefings;
using Patrol.Contracts.Comparisons;

namespace Patrol.Storage.Briefings;

/// <summary>What a briefing says in plain words, as codes and arguments.</summary>
internal static class BriefingSentences
{
    private const int MostNames = 5;

    /// <summary>The sentences, most important first.</summary>
    public static IEnumerable<ReasonView> Of(BriefingView briefing, MonthView comparison) =>
        Counts(briefing, comparison)
            .Concat(Where(briefing))
            .Concat(Trust(briefing))
            .Concat(Fairness(briefing))
            .Concat(Quality(briefing));

    private static IEnumerable<ReasonView> Counts(BriefingView briefing, MonthView comparison)
    {
        var figures = briefing.Figures;
        yield return Say(
            "briefing.total",
            ("month", briefing.Month),
            ("incidents", Whole(figures.Incidents)),
            ("days", Whole(figures.Days)),
            (
                "rate",
                (figures.Incidents / (double)Math.Max(1, figures.Days)).ToString(
                    "0.#",
                    CultureInfo.InvariantCulture
                )
            )
        );
        yield return Change(figures.MonthOnMonth, comparison.Previous);
        yield return Change(figures.YearOnYear, comparison.YearBefore);
        var higher = Names(comparison, "higher");
        var lower = Names(comparison, "lower");
        if (higher.Length > 0)
        {
            yield return Say("briefing.stand-out-higher", ("before", comparison.Previous), ("names", higher));
        }
        if (lower.Length > 0)
        {
            yield return Say("briefing.stand-out-lower", ("before", comparison.Previous), ("names", lower));
        }
        if (higher.Length + lower.Length == 0)
        {
            yield return Say("briefing.none-stands-out", ("before", comparison.Previous));
        }
    }

    private static ReasonView Change(ChangeView change, string before) =>
        Say(
            change.Verdict switch
            {
                "higher" => "briefing.higher",
                "lower" => "briefing.lower",
                "noClearChange" => "briefing.no-clear-change",
                _ => "briefing.too-few",
            },
            ("before", before),
            ("change", change.Ratio is { } ratio ? Signed(ratio - 1) : "–"),
            ("low", Signed(change.Interval.Low - 1)),
            ("high", change.Interval.High is { } high ? Signed(high - 1) : "–")
        );

    private static string Names(MonthView comparison, string verdict)
    {
        var rows = comparison
            .Rows.Where(row => row.MonthOnMonth.StandsOut && row.MonthOnMonth.Verdict == verdict)
            .Where(row => row.Category is not null || row.Community is not null)
            .OrderBy(row => row.MonthOnMonth.Chance)
            .Select(row =>
                string.Join(
                    " – ",
                    new[] { row.CommunityName, row.CategoryName }.Where(name => name is not null)
                )
            )
            .ToArray();
        return string.Join(", ", rows.Take(MostNames)) + (rows.Length > MostNames ? " …" : "");
    }

    private static IEnumerable<ReasonView> Where(BriefingView briefing)
    {
        if (briefing.Periods is { Periods.Count: > 0 } periods)
        {
            yield return Say(
                "briefing.periods",
                ("count", Whole(periods.Periods.Count)),
                ("hours", Whole(periods.Periods.Sum(period => period.Hours))),
                ("share", Percent(periods.Periods.Sum(period => period.Share)))
            );
        }
        if (briefing.Places is { Cells.Count: > 0 } places)
        {
            yield return Say(
                "briefing.places",
                ("count", Whole(places.Cells.Count)),
                ("area", Percent(places.AreaShare)),
                ("held", Percent(places.Held))
            );
        }
    }

    private static IEnumerable<ReasonView> Trust(BriefingView briefing)
    {
        if (briefing.Card.Reading is { } reading && briefing.Places is not null)
        {
            yield return Say(
                "briefing.reading",
                ("area", Percent(reading.AreaShare)),
                ("held", Percent(reading.Held))
            );
        }
        if (briefing.BackTest is { } test)
        {
            yield return Say(
                "briefing.backtest",
                ("weeks", Whole(test.Weeks)),
                ("area", Percent(test.AreaShare)),
                ("held", Percent(test.Held)),
                ("baseline", Percent(test.Baseline))
            );
        }
    }

    private static IEnumerable<ReasonView> Fairness(BriefingView briefing)
    {
        if (briefing.Equity is not { } equity)
        {
            yield break;
        }
        if (equity.Patrols is { } patrols)
        {
            yield return Say(
                "briefing.exposure",
                ("plan", equity.Plan!),
                ("over", Whole(patrols.Communities.Count(one => one.Flag == "over"))),
                ("under", Whole(patrols.Communities.Count(one => one.Flag == "under"))),
                ("all", Whole(patrols.Communities.Count))
            );
        }
        var named = equity.Reporting.Where(one => one.IsNamed).Select(one => one.Name).ToArray();
        if (named.Length > 0)
        {
            yield return Say("briefing.reporting", ("names", string.Join(", ", named)));
        }
        if (equity.Sensitivity.Communities.FirstOrDefault(Gains) is { } most)
        {
            yield return Say(
                "briefing.sensitivity",
                ("community", most.Name),
                ("missing", Percent(equity.Sensitivity.MissingPercent / 100)),
                ("now", Whole(most.TopNow)),
                ("then", Whole(most.TopThen)),
                ("cells", Whole(equity.Sensitivity.TopCells))
            );
        }

        bool Gains(Contracts.Equity.SensitivityRow row) => row.Community == equity.Sensitivity.MostGaining;
    }

    private static IEnumerable<ReasonView> Quality(BriefingView briefing)
    {
        if (briefing.Quality is { Months.Count: > 0 } quality)
        {
            var careful = quality.Months.Where(month => month.Limits.Count > 0).ToArray();
            yield return careful.Length == 0
                ? Say("briefing.quality-good", ("months", Whole(quality.Months.Count)))
                : Say(
                    "briefing.quality-careful",
                    ("months", Whole(quality.Months.Count)),
                    ("careful", string.Join(", ", careful.Select(month => month.Month)))
                );
        }
    }

    private static ReasonView Say(string code, params (string Name, string Value)[] arguments) =>
        new(code, arguments.ToDictionary(one => one.Name, one => one.Value));

    private static string Whole(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Percent(double share) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Round(100 * share, share < 0.1 ? 1 : 0)} %");

    private static string Signed(double change) => (change < 0 ? "−" : "+") + Percent(Math.Abs(change));
}
