using NodaTime;
using NodaTime.Text;
using Patrol.Contracts.Comparisons;
using Patrol.Engine.Analysis.Comparisons;
using Patrol.Engine.Analysis.Periods;
using Patrol.Engine.Model;
using Patrol.Storage.Demand;
using Patrol.Storage.Documents;

namespace Patrol.Storage.Comparisons;

/// <summary>What became of an area after a measure began there, against areas without it.</summary>
public static class MeasureComparing
{
    private const int FewestDays = 7;
    private const int DaysPerWeek = 7;

    /// <summary>Judges a measure; discovered incidents and sensitive categories never count.</summary>
    /// <param name="session">A session.</param>
    /// <param name="district">Its district.</param>
    /// <param name="query">Where, since when, against what.</param>
    /// <exception cref="InputException">
    /// <c>measure.area</c>, <c>measure.circle</c>, <c>measure.ring</c>, <c>measure.compare</c>, <c>measure.dates</c>,
    /// <c>demand.category</c>, <c>demand.community</c>, <c>demand.no-incidents</c>.
    /// </exception>
    public static async Task<MeasureView> JudgeAsync(
        DistrictSession session,
        District district,
        MeasureQuery query
    )
    {
        ArgumentNullException.ThrowIfNull(district);
        ArgumentNullException.ThrowIfNull(query);
        var issues = new List<InputIssue>();
        var categories = await DemandQueries.ChooseCategoriesAsync(session, query.Categories, issues);
        var ground = await MeasureGround.ResolveAsync(session, query, issues);
        if (categories.Count == 0 && issues.Count > 0)
        {
            throw new InputException(issues);
        }
        var observed = await RecordSpan.LoadAsync(session, district.TimeZone, categories);
        var began = Date(query.Began, "began", issues);
        var to = query.To is null ? observed.To : Date(query.To, "to", issues);
        if (began is { } start && to is { } end)
        {
            CheckDates(start, end, observed, issues);
        }
        if (issues.Count > 0)
        {
            throw new InputException(issues);
        }
        return await JudgeAsync(session, district, categories, observed, ground!, began!.Value, to!.Value);
    }

    private static async Task<MeasureView> JudgeAsync(
        DistrictSession session,
        District district,
        IReadOnlyList<StoredCategory> categories,
        ObservedPeriod observed,
        MeasureGround ground,
        LocalDate began,
        LocalDate to
    )
    {
        var days = Period.DaysBetween(began, to);
        var from = began.PlusDays(-days);
        var counts = await DatedCounts.LoadAsync(
            session,
            district.TimeZone,
            categories,
            from,
            to,
            byCell: true
        );
        AreaChange Change(MeasureRole role)
        {
            var own = counts.Where(count => ground.Role[count.Cell] == role).ToArray();
            return new AreaChange(
                own.Where(count => count.Date < began).Sum(count => count.Incidents),
                own.Where(count => count.Date >= began).Sum(count => count.Incidents)
            );
        }
        var (area, comparison) = (Change(MeasureRole.Area), Change(MeasureRole.Comparison));
        var ring = ground.Count(MeasureRole.Ring) > 0 ? Change(MeasureRole.Ring) : null;
        var dispersion = MeasureEffect.Dispersion(
            Weeks(counts.Where(count => ground.Role[count.Cell] == MeasureRole.Area), from, days)
        );
        var effect = MeasureEffect.Of(area, comparison, ring, dispersion);
        var expired = await RecordSpan.CountExpiredAsync(session, categories, (from, to));
        return new MeasureView(
            district.Code,
            Codes.Of(from),
            Codes.Of(began),
            Codes.Of(to),
            days,
            Count(ground, MeasureRole.Area, area),
            Count(ground, MeasureRole.Comparison, comparison),
            ring is null ? null : Count(ground, MeasureRole.Ring, ring),
            ground.ComparedWith,
            effect.RatioOfRatios,
            ChangeDocuments.Of(effect.Exact),
            effect.LogNormal is null ? null : ChangeDocuments.Of(effect.LogNormal),
            dispersion,
            Codes.Of(effect.Verdict),
            effect.Displacement is null ? null : Of(effect.Displacement),
            expired,
            [.. Limits(observed, from, to, expired)]
        );
    }

    private static IEnumerable<string> Limits(
        ObservedPeriod observed,
        LocalDate from,
        LocalDate to,
        int expired
    )
    {
        yield return "regression-to-the-mean";
        if (observed.Gaps.Any(gap => gap.From < to && gap.To > from))
        {
            yield return "gaps";
        }
        if (expired > 0)
        {
            yield return "expired-left-out";
        }
    }

    /// <summary>[week] counts of whole weeks back from the day the measure began.</summary>
    private static int[] Weeks(IEnumerable<DatedCount> counts, LocalDate from, int days)
    {
        var weeks = new int[days / DaysPerWeek];
        var skipped = days % DaysPerWeek;
        foreach (var count in counts)
        {
            var day = Period.DaysBetween(from, count.Date) - skipped;
            if (day >= 0 && day / DaysPerWeek < weeks.Length)
            {
                weeks[day / DaysPerWeek] += count.Incidents;
            }
        }
        return weeks;
    }

    private static MeasureCount Count(MeasureGround ground, MeasureRole role, AreaChange change) =>
        new(ground.Count(role), change.Before, change.After);

    private static DisplacementView Of(Displacement displacement) =>
        new(
            displacement.Quotient,
            displacement.QuotientInterval is { } quotient ? ChangeDocuments.Of(quotient) : null,
            displacement.NetEffect,
            displacement.NetInterval is { } net ? ChangeDocuments.Of(net) : null,
            Codes.Of(displacement.Verdict)
        );

    private static LocalDate? Date(string? text, string field, List<InputIssue> issues)
    {
        var date = Codes.FindDate(text);
        issues.Require(date is not null, "measure.dates", field, text, "Write a date such as 2026-09-01.");
        return date;
    }

    private static void CheckDates(
        LocalDate began,
        LocalDate to,
        ObservedPeriod observed,
        List<InputIssue> issues
    )
    {
        issues.Require(
            to <= observed.To,
            "measure.dates",
            "to",
            Codes.Of(to),
            $"{RecordSpan.Say(observed)} End at most the day after."
        );
        var days = Period.DaysBetween(began, to);
        issues.Require(
            days >= FewestDays,
            "measure.dates",
            "began",
            Codes.Of(began),
            $"At least {FewestDays} days have to follow until {Codes.Of(to)}."
        );
        var before = Period.DaysBetween(observed.From, began);
        issues.Require(
            days < FewestDays || before >= days,
            "measure.dates",
            "began",
            Codes.Of(began),
            $"{RecordSpan.Say(observed)} {days} days after it need as many before: "
                + (
                    before >= FewestDays
                        ? $"end at {Codes.Of(began.PlusDays(before))} at the latest."
                        : "there are not enough."
                )
        );
    }
}
