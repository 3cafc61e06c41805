using Patrol.Engine.Analysis.Chance;
using Patrol.Engine.Analysis.Periods.Hours;
using Patrol.Engine.Model;

namespace Patrol.Engine.Analysis.Periods;

/// <summary>
/// High-incidence periods with what chance does to them: weeks are drawn with putting back, as many as there are, and the
/// periods of each draw are cut anew by the same rule. Efron (1979), doi:10.1214/aos/1176344552.
/// </summary>
/// <remarks>
/// A period is cut where its own data are high, so its share comes out somewhat high too; the interval moves with the
/// weeks, not with that choice. A week that data cover in part is drawn as if it were whole: hand over whole ones.
/// Fewer than <see cref="FewestWeeks"/> weeks say too little of each other, and incidents are drawn instead. Both limits
/// are our own choice.
/// </remarks>
public static class PeriodBootstrap
{
    /// <summary>Usual number of draws.</summary>
    public const int Draws = 1000;

    /// <summary>Fewest weeks that are drawn as weeks.</summary>
    public const int FewestWeeks = 8;

    /// <summary>Cuts the periods of incidents.</summary>
    /// <param name="incidents">Incidents that may feed hour profiles; those without a time of day are not counted.</param>
    /// <param name="rule">What may be cut; null for the usual.</param>
    /// <param name="occurred">Hours that occurred, to make rates even across changes of clocks; null takes every week as whole.</param>
    /// <param name="gaps">Dates that were not observed; null for none.</param>
    /// <param name="bandwidthHours">Smoothing around the circle, the same in all draws; 0 for none.</param>
    /// <param name="draws">Number of draws, at least 1.</param>
    /// <param name="seed">Same seed, same report, on any number of processors.</param>
    public static PeriodReport Of(
        IReadOnlyList<IncidentRow> incidents,
        PeriodRule? rule = null,
        HourOccurrences? occurred = null,
        IReadOnlyList<DateGap>? gaps = null,
        double bandwidthHours = 0,
        int draws = Draws,
        int seed = 7
    )
    {
        ArgumentNullException.ThrowIfNull(incidents);
        var weeks = HourSums.ByWeek(incidents, gaps);
        return weeks.Count >= FewestWeeks
            ? Of(weeks, rule, occurred, bandwidthHours, draws, seed)
            : Of(
                [.. incidents.Where(row => row.HourOfWeek is not null).Select(HourUnit.Of)],
                ResampledUnit.Incident,
                new ProfileOfSums(occurred, bandwidthHours),
                rule ?? new PeriodRule(),
                draws,
                seed
            );
    }

    /// <summary>Cuts the periods of weekly sums.</summary>
    /// <param name="weeks">[week][hour of week] aoristic sums.</param>
    /// <param name="rule">What may be cut; null for the usual.</param>
    /// <param name="occurred">Hours that occurred; null takes every week as whole.</param>
    /// <param name="bandwidthHours">Smoothing around the circle, the same in all draws; 0 for none.</param>
    /// <param name="draws">Number of draws, at least 1.</param>
    /// <param name="seed">Same seed, same report, on any number of processors.</param>
    /// <param name="prior">What small counts are drawn toward; null for one incident spread evenly.</param>
    /// <exception cref="ArgumentException">A week does not have 168 sums of 0 or more, or the prior is none.</exception>
    public static PeriodReport Of(
        IReadOnlyList<double[]> weeks,
        PeriodRule? rule = null,
        HourOccurrences? occurred = null,
        double bandwidthHours = 0,
        int draws = Draws,
        int seed = 7,
        PeriodPrior? prior = null
    )
    {
        ArgumentNullException.ThrowIfNull(weeks);
        return Of(
            [.. weeks.Select(HourUnit.Of)],
            ResampledUnit.Week,
            new ProfileOfSums(occurred, bandwidthHours, prior),
            rule ?? new PeriodRule(),
            draws,
            seed
        );
    }

    private static PeriodReport Of(
        HourUnit[] units,
        ResampledUnit unit,
        ProfileOfSums shape,
        PeriodRule rule,
        int draws,
        int seed
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(draws);
        var profile = shape.Of(HourUnit.Add(units));
        var chosen = HighIncidencePeriods.Within(
            profile,
            rule,
            HighIncidencePeriods.Prepare(profile.Length, rule)
        );
        var drawn = new double[draws][];
        var within = new bool[draws][];
        Parallel.For(
            0,
            draws,
            () => HighIncidencePeriods.Prepare(profile.Length, rule),
            (draw, _, room) =>
            {
                drawn[draw] = shape.Of(HourUnit.Add(units, new DrawStream(seed, draw)));
                within[draw] = HighIncidencePeriods.Within(drawn[draw], rule, room);
                return room;
            },
            _ => { }
        );
        var stability = profile.Select((_, h) => within.Count(one => one[h]) / (double)draws).ToArray();
        return new PeriodReport(
            rule,
            unit,
            units.Length,
            draws,
            profile,
            [.. WindowsOf(chosen).Select(window => Stable(window, profile, drawn, stability))],
            stability,
            Share(profile, chosen),
            Percentiles.Middle([.. drawn.Select(one => Share(one, chosen))])
        );
    }

    private static double Share(double[] profile, bool[] within) =>
        profile.Where((_, hour) => within[hour]).Sum();

    private static StablePeriod Stable(
        (int From, int Hours) window,
        double[] profile,
        double[][] drawn,
        double[] stability
    )
    {
        var circle = profile.Length;
        double Share(double[] one) => Enumerable.Range(window.From, window.Hours).Sum(h => one[h % circle]);
        return new StablePeriod(
            window.From,
            window.Hours,
            Share(profile),
            Percentiles.Middle([.. drawn.Select(Share)]),
            stability[window.From],
            stability[(window.From + window.Hours - 1) % circle],
            stability[(window.From + circle - 1) % circle],
            stability[(window.From + window.Hours) % circle]
        );
    }

    /// <summary>Windows of the circle by their first hour; one over the cut stays whole.</summary>
    private static List<(int From, int Hours)> WindowsOf(bool[] within)
    {
        var windows = new List<(int, int)>();
        var circle = within.Length;
        if (within.All(one => one))
        {
            return [(0, circle)];
        }
        for (var from = 0; from < circle; from++)
        {
            if (within[from] && !within[(from + circle - 1) % circle])
            {
                var hours = 1;
                while (within[(from + hours) % circle])
                {
                    hours++;
                }
                windows.Add((from, hours));
            }
        }
        return windows;
    }
}
