using Patrol.Contracts.Periods;
using Patrol.Engine.Analysis.Periods;
using Patrol.Engine.Analysis.Periods.Hours;
using Patrol.Engine.Model;
using Patrol.Storage.Demand;

namespace Patrol.Storage.Periods;

/// <summary>Periods as a document.</summary>
internal sealed class PeriodDocument(
    HourDemand demand,
    HourOccurrences occurred,
    SmoothProfiles profiles,
    PeriodReport report
)
{
    private const string Method = "circularSegmentation";

    // Our own choice: under so many timed incidents a week's shape is mostly chance.
    private const double Few = 50;
    private const double Steady = 0.8;
    private const double Unsure = 0.5;

    private readonly DemandSelection selection = demand.Selection;
    private readonly HourCounts counts = demand.Counts;
    private readonly IReadOnlyList<Area> communities = demand.Communities;
    private readonly double[] sums = Add(demand.Counts.Weeks);

    /// <summary>Writes it.</summary>
    /// <param name="bandwidth">Smoothing used; null for an even week.</param>
    /// <param name="hasInterval">False with too few weeks.</param>
    public PeriodsView Write(double? bandwidth, bool hasInterval)
    {
        var community = selection.Community is { } index ? communities[index] : null;
        var (timed, untimed) = (sums.Sum(), UntimedOf(_ => true));
        return new PeriodsView(
            demand.District.Code,
            demand.District.TimeZone.Id,
            selection.Summary with
            {
                Incidents = Round(timed + counts.LeftOut + untimed),
                TimedIncidents = Round(timed + counts.LeftOut),
            },
            community?.Name,
            report.Rule.MostWindows,
            report.Rule.ShortestHours,
            report.Rule.MostHours,
            new WeekHours(
                Rounded(sums),
                Rounded(occurred.Hours),
                [
                    .. sums.Select(
                        (sum, hour) =>
                            occurred.Hours[hour] > 0 ? Round(sum / occurred.Hours[hour]) : (double?)null
                    ),
                ],
                Rounded(report.Profile),
                hasInterval ? Rounded(report.Stability) : null
            ),
            HourMargins.Days(sums, occurred),
            HourMargins.Hours(sums, occurred),
            [.. report.Periods.Select(period => Of(period, hasInterval))],
            report.Periods.Count == 0 ? null : Total(hasInterval),
            new PeriodMethod(
                Method,
                bandwidth,
                community is null ? null : profiles.PriorStrength,
                counts.Weeks.Count,
                hasInterval ? report.Draws : null,
                PeriodBootstrap.FewestWeeks
            ),
            Categories(),
            demand
                .Categories.Where(category => !category.IsSensitive)
                .OrderBy(category => category.Code, StringComparer.Ordinal)
                .ToDictionary(category => category.Code, category => category.Name),
            Communities(),
            Round(timed),
            Round(untimed),
            Round(counts.LeftOut),
            counts.LongIntervals,
            [.. counts.Midnights.Select(Of)],
            Limits(timed, untimed, bandwidth, hasInterval)
        );
    }

    private FoundPeriod Of(StablePeriod period, bool hasInterval)
    {
        var hours = Enumerable
            .Range(period.From, period.Hours)
            .Select(hour => hour % WeekClock.HoursPerWeek)
            .ToArray();
        var mean = hours.Average(hour => report.Stability[hour]);
        return new FoundPeriod(
            period.From,
            period.Hours,
            RangesOf(hours),
            Round(period.Share),
            hasInterval ? Round(period.ShareInterval.Low) : null,
            hasInterval ? Round(period.ShareInterval.High ?? 1) : null,
            Round(period.Hours / (double)WeekClock.HoursPerWeek),
            hasInterval ? Round(mean) : null,
            hasInterval ? Round(period.FirstHourStability) : null,
            hasInterval ? Round(period.LastHourStability) : null,
            !hasInterval ? "no-interval"
                : mean < Unsure ? "unsure"
                : Math.Min(period.FirstHourStability, period.LastHourStability) < Steady ? "ends-move"
                : "steady"
        );
    }

    private PeriodTotal Total(bool hasInterval)
    {
        var hours = report
            .Periods.SelectMany(period => Enumerable.Range(period.From, period.Hours))
            .Select(hour => hour % WeekClock.HoursPerWeek)
            .ToArray();
        return new PeriodTotal(
            hours.Length,
            Round(hours.Length / (double)WeekClock.HoursPerWeek),
            Round(report.Share),
            hasInterval ? Round(report.ShareInterval.Low) : null,
            hasInterval ? Round(report.ShareInterval.High ?? 1) : null,
            RangesOf(hours)
        );
    }

    private HourGroup[] Categories()
    {
        var rows = counts.Rows.Where(row => IsHere(row.Community!.Value)).ToArray();
        var codes = selection.Categories.Select(category => category.Code).ToArray();
        var hours = DemandHoursOf.Categories(rows, codes);
        var smooth = SmoothProfiles.OfWeek(hours);
        return Largest(
            selection.Categories.Select(
                (category, index) =>
                    Group(
                        category.Code,
                        category.Name,
                        hours.Sums[index],
                        smooth.Communities[index],
                        UntimedOf(key => key.Category == category.Code)
                    )
            )
        );
    }

    private HourGroup[] Communities()
    {
        var hours = DemandHoursOf.Communities(counts.Rows, communities.Count);
        return Largest(
            communities.Select(
                (community, index) =>
                    Group(
                        community.Code,
                        community.Name,
                        hours.Sums[index],
                        profiles.Communities[index],
                        counts.Untimed.Where(one => one.Key.Community == index).Sum(one => one.Value)
                    )
            )
        );
    }

    private static HourGroup[] Largest(IEnumerable<HourGroup> groups) =>
        [
            .. groups
                .OrderByDescending(group => group.Timed + group.Untimed)
                .ThenBy(group => group.Code, StringComparer.Ordinal),
        ];

    private HourGroup Group(string code, string name, double[] own, double[] share, double untimed)
    {
        var timed = own.Sum();
        return new HourGroup(
            code,
            name,
            Round(timed),
            Round(untimed),
            Rounded(share),
            HourMargins.Hours(own, occurred),
            timed >= Few ? Array.IndexOf(share, share.Max()) : null,
            timed < Few
        );
    }

    private MidnightView Of(LeftOutMidnights one)
    {
        var category = selection.Categories.First(category => category.Number == one.Category);
        return new MidnightView(
            category.Code,
            category.Name,
            one.Share.Times,
            one.Share.AtMidnight,
            Round(one.Share.Expected),
            Round(one.LeftOut),
            one.IsByHour ? "hour" : "minute"
        );
    }

    private string[] Limits(double timed, double untimed, double? bandwidth, bool hasInterval)
    {
        (string Code, bool Holds)[] limits =
        [
            ("few-incidents", timed < Few),
            ("few-weeks", !hasInterval),
            ("even", bandwidth is null || report.Periods.Count == 0),
            (MidnightShare.LeftOutCode, counts.Midnights.Count > 0),
            ("untimed", untimed > 0),
            ("long-intervals", counts.LongIntervals > 0),
            ("clock-changes", occurred.Hours.Any(hours => hours != counts.Weeks.Count)),
            ("shrunk", selection.Community is not null && profiles.PriorStrength > 0),
            ("gaps", selection.Summary.Gaps.Count > 0),
            ("discovered", selection.WithDiscovered),
        ];
        return [.. limits.Where(limit => limit.Holds).Select(limit => limit.Code)];
    }

    private double UntimedOf(Func<(string Category, int Community), bool> which) =>
        counts.Untimed.Where(one => IsHere(one.Key.Community) && which(one.Key)).Sum(one => one.Value);

    private bool IsHere(int community) => selection.Community is null || selection.Community == community;

    private static string RangesOf(IEnumerable<int> hours)
    {
        var isHour = new bool[WeekClock.HoursPerWeek];
        foreach (var hour in hours)
        {
            isHour[hour] = true;
        }
        return HourRanges.Text(isHour);
    }

    private static double[] Add(IReadOnlyList<double[]> weeks)
    {
        var all = new double[WeekClock.HoursPerWeek];
        foreach (var week in weeks)
        {
            for (var hour = 0; hour < all.Length; hour++)
            {
                all[hour] += week[hour];
            }
        }
        return all;
    }

    // Six digits: more would say nothing and double the answer.
    private static double[] Rounded(double[] values) => [.. values.Select(Round)];

    private static double Round(double value) => Math.Round(value, 6);
}
