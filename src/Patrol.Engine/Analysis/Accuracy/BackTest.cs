using Patrol.Engine.Analysis.Hotspots.Forecasts;

namespace Patrol.Engine.Analysis.Accuracy;

/// <summary>
/// Judges methods on weeks they have not seen: each of the last weeks is foretold from the weeks before it, at most a year and
/// at least eight, and the best cells of each map are compared with what happened. Beside every single method stands
/// <see cref="Nested"/>: for each week, the method that did best on the last quarter of the weeks before it.
/// </summary>
public static class BackTest
{
    /// <summary>Name of the choice made anew for each week.</summary>
    public const string Nested = "nested";

    /// <summary>Most weeks that a method looks at.</summary>
    public const int MostTraining = 52;

    /// <summary>Fewest weeks that a method looks at.</summary>
    public const int FewestTraining = 8;

    /// <summary>Shares of the area looked at.</summary>
    public static IReadOnlyList<double> Shares { get; } = [0.01, 0.02, 0.05, 0.1];

    /// <summary>Weeks, three months, after which a choice that does not beat the baseline switches itself off.</summary>
    public const int SwitchWeeks = 13;

    /// <summary>Shares of the area by which a method is chosen: points of its hit-rate curve.</summary>
    public static IReadOnlyList<double> CurveShares { get; } =
    [0.005, 0.01, 0.015, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2];

    /// <summary>Weeks that can be tested: as many as are asked for, if eight are left before them.</summary>
    public static int WeeksOf(int weeks, int asked) => Math.Min(asked, weeks - FewestTraining);

    /// <summary>Runs it.</summary>
    /// <param name="history">All incidents, of whole weeks.</param>
    /// <param name="weeks">Weeks to test, the last ones, at least 1 and with eight before them.</param>
    /// <param name="methods">Methods, the baseline first; null for all.</param>
    /// <param name="seed">Seed of the intervals.</param>
    /// <param name="progress">Told after each week that has been foretold by all methods.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not eight weeks before those to test.</exception>
    public static BackTestReport Run(
        IncidentHistory history,
        int weeks,
        IReadOnlyList<ForecastMethod>? methods = null,
        int seed = 7,
        IProgress<BackTestProgress>? progress = null,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(weeks);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(weeks, history.Weeks - FewestTraining);
        methods ??= ForecastMethod.All;
        var first = history.Weeks - weeks;
        // The last three months are looked at even where fewer weeks are asked for.
        var judged = Math.Min(first, Math.Max(FewestTraining, history.Weeks - SwitchWeeks));
        var hits = HitsOf(history, methods, EarliestFor(judged), progress, cancel);
        var chosen = Enumerable
            .Range(judged, history.Weeks - judged + 1)
            .Select(week => Choose(hits, EarliestFor(week), week))
            .ToArray();
        var nested = Enumerable
            .Range(judged, history.Weeks - judged)
            .Select(week => hits[week][chosen[week - judged]])
            .ToArray();
        var tested = methods
            .Select((method, m) => (method.Name, Hits: hits[first..].Select(one => one[m]).ToArray()))
            .Append((Name: Nested, Hits: nested[(first - judged)..]))
            .ToArray();
        var summary = new BackTestSummary(history, tested[0].Hits, seed);
        return new BackTestReport(
            first,
            weeks,
            methods[0].Name,
            methods[chosen[^1]].Name,
            [.. chosen[(first - judged)..^1].Select(one => methods[one].Name)],
            [.. tested.Select(one => summary.Of(one.Name, one.Hits))]
        )
        {
            Switch =
                nested.Length >= SwitchWeeks
                    ? SwitchOf(nested[^SwitchWeeks..], [.. hits[^SwitchWeeks..].Select(one => one[0])])
                    : null,
        };
    }

    private static WeekHits[][] HitsOf(
        IncidentHistory history,
        IReadOnlyList<ForecastMethod> methods,
        int earliest,
        IProgress<BackTestProgress>? progress,
        CancellationToken cancel
    )
    {
        var hits = new WeekHits[history.Weeks][];
        var (gate, done) = (new Lock(), 0);
        Parallel.For(
            earliest,
            history.Weeks,
            new ParallelOptions { CancellationToken = cancel },
            week =>
            {
                hits[week] =
                [
                    .. methods.Select(method =>
                    {
                        cancel.ThrowIfCancellationRequested();
                        return WeekHits.Of(history, method, WindowOf(week));
                    }),
                ];
                lock (gate)
                {
                    progress?.Report(new BackTestProgress(++done, history.Weeks - earliest));
                }
            }
        );
        return hits;
    }

    private static BackTestSwitch SwitchOf(WeekHits[] nested, WeekHits[] baseline) =>
        new(nested.Length, MeanHitRate(nested), MeanHitRate(baseline));

    private static double MeanHitRate(WeekHits[] hits)
    {
        var all = hits.Sum(one => one.Incidents) * CurveShares.Count;
        return all > 0 ? hits.Sum(one => one.HeldForChoice) / all : 0;
    }

    // First week by which the choice for a week is made.
    private static int EarliestFor(int week) => week - Likelihood.WeeksHeld(TrainingOf(week));

    private static (int From, int To) WindowOf(int week) => (Math.Max(0, week - MostTraining), week);

    private static int TrainingOf(int week) => Math.Min(MostTraining, week);

    // The method whose best cells held most in all, at any share of the area: the area under its hit-rate curve. A mean of
    // ratios at each share was tried: the smallest shares hold few incidents, and their noise chose worse.
    private static int Choose(WeekHits[][] hits, int from, int to)
    {
        var held = new double[hits[from].Length];
        for (var week = from; week < to; week++)
        {
            for (var method = 0; method < held.Length; method++)
            {
                held[method] += hits[week][method].HeldForChoice;
            }
        }
        return Array.IndexOf(held, held.Max());
    }
}
