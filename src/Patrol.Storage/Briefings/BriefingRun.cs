using NodaTime;
using Patrol.Contracts.Briefings;
using Patrol.Contracts.Comparisons;
using Patrol.Contracts.Equity;
using Patrol.Contracts.Patterns;
using Patrol.Contracts.Quality;
using Patrol.Engine.Analysis.Comparisons;
using Patrol.Engine.Model;
using Patrol.Storage.Analyses;
using Patrol.Storage.Comparisons;
using Patrol.Storage.Demand;
using Patrol.Storage.Documents;
using Patrol.Storage.Equity;
using Patrol.Storage.Geography;
using Patrol.Storage.Patterns;
using Patrol.Storage.Quality;

namespace Patrol.Storage.Briefings;

/// <summary>Makes monthly briefings and keeps them.</summary>
public static class BriefingRun
{
    private const double ReadingShare = 0.05;
    private const int QualityMonths = 12;

    /// <summary>Makes a briefing and stores it.</summary>
    /// <param name="database">The database.</param>
    /// <param name="district">The district.</param>
    /// <param name="request">What it is to hold.</param>
    /// <param name="actor">Who asks for it.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="InputException">
    /// <c>briefing.section</c>, <c>comparison.month</c>, <c>demand.category</c>, <c>demand.no-incidents</c>,
    /// <c>near-repeat.pairs</c>.
    /// </exception>
    public static async Task<BriefingView> MakeAsync(
        PatrolDatabase database,
        District district,
        BriefingRequest request,
        Actor actor,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(district);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(actor);
        var draft = await database.ReadAsync(
            district.Id,
            session => DraftAsync(session, district, request, actor),
            cancel
        );
        var (briefing, sections) = (draft.Briefing, draft.Sections);
        if (sections.Contains(BriefingSections.NearRepeat))
        {
            var to = MonthNames.DatesOf(MonthNames.Find(briefing.Month)!.Value).To;
            briefing = briefing with
            {
                NearRepeat = await NearRepeatRun.RunAsync(
                    database,
                    district,
                    new NearRepeatQuery
                    {
                        Categories = request.Categories,
                        From = Codes.Of(to.PlusYears(-1)),
                        To = Codes.Of(to),
                    },
                    cancel
                ),
            };
        }
        briefing = briefing with { Sentences = [.. BriefingSentences.Of(briefing, draft.Comparison)] };
        if (!sections.Contains(BriefingSections.Comparisons))
        {
            briefing = briefing with { Comparison = null };
        }
        return await database.WriteAsync(
            district.Id,
            actor,
            session =>
                AnalysisStore.SaveAsync(
                    session,
                    district.Code,
                    BriefingStore.Kind,
                    briefing.Request,
                    id => briefing with { Id = id },
                    SystemClock.Instance.GetCurrentInstant()
                ),
            cancel
        );
    }

    /// <summary>Asks the same of the month after a stored briefing's.</summary>
    /// <returns>Null when there is no briefing of that number.</returns>
    /// <exception cref="InputException"><c>briefing.next</c>: records do not cover that month yet.</exception>
    public static async Task<BriefingView?> MakeNextAsync(
        PatrolDatabase database,
        District district,
        int number,
        Actor actor,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(district);
        var (before, last) = await database.ReadAsync(
            district.Id,
            async session =>
                (
                    await BriefingStore.FindAsync(session, number),
                    await BriefingStore.FindLastMonthAsync(session, district)
                ),
            cancel
        );
        if (before is null)
        {
            return null;
        }
        var next = MonthNames.Find(before.Month)!.Value.PlusMonths(1);
        if (last is null || next > last)
        {
            throw new InputException(
                new InputIssue(
                    "briefing.next",
                    null,
                    null,
                    "month",
                    MonthNames.Of(next),
                    last is { } month
                        ? $"The last month that records cover is {MonthNames.Of(month)}: import the next one first."
                        : "Records cover no whole month: import incidents first."
                )
            );
        }
        return await MakeAsync(
            database,
            district,
            before.Request with
            {
                Month = MonthNames.Of(next),
            },
            actor,
            cancel
        );
    }

    private static async Task<Draft> DraftAsync(
        DistrictSession session,
        District district,
        BriefingRequest request,
        Actor actor
    )
    {
        var issues = new List<InputIssue>();
        var sections = BriefingSections.Resolve(request.Sections, issues);
        var categories = await DemandQueries.ChooseCategoriesAsync(session, request.Categories, issues);
        if (issues.Count > 0)
        {
            throw new InputException(issues);
        }
        var observed = await RecordSpan.LoadAsync(session, district.TimeZone, categories);
        var days = MonthDays.Of(observed);
        var month = MonthNames.Resolve(request.Month, observed, days);
        var comparison = await MonthComparing.CompareAsync(
            session,
            district,
            categories,
            observed,
            days,
            month
        );
        var communities = await GeographyStore.LoadAreasAsync(session, AreaKind.Community);
        var (start, end) = MonthNames.DatesOf(month);
        var top = await TopPlaces.LoadAsync(session, request.Categories, WeekClock.WeekOf(end));
        bool Has(string section) => sections.Contains(section);
        var briefing = new BriefingView(
            null,
            district.Code,
            district.Name,
            Codes.Of(SystemClock.Instance.GetCurrentInstant()),
            actor.Name,
            MonthNames.Of(month),
            request with
            {
                Month = MonthNames.Of(month),
            },
            Figures(comparison),
            [],
            comparison,
            Has(BriefingSections.Periods)
                ? await BriefingLoading.PeriodsAsync(session, district, top.Selection)
                : null,
            Has(BriefingSections.Places)
                ? await BriefingLoading.PlacesAsync(session, top, communities)
                : null,
            Has(BriefingSections.BackTest) ? await BriefingLoading.BackTestAsync(session) : null,
            Has(BriefingSections.Equity)
                ? await EquityLoading.LoadAsync(session, district, new EquityQuery())
                : null,
            Has(BriefingSections.Quality)
                ? await QualityLoading.LoadAsync(session, district, QualityMonths)
                : null,
            null,
            Card(top, comparison, WeekClock.WeekOf(start))
        );
        return new Draft(briefing, comparison, sections);
    }

    private static BriefingCard Card(TopPlaces top, MonthView comparison, LocalDate firstMonday) =>
        new(
            "smoothedCounts",
            top.Raster.CellMeters,
            top.Raster.Count,
            Codes.Of(top.FirstMonday),
            Codes.Of(top.Selection.Window.To),
            top.Recent.Sum(),
            comparison.Categories,
            top.Read(ReadingShare, Period.DaysBetween(firstMonday, top.Selection.Window.To) / 7),
            [.. comparison.Limits, "discovered-left-out", "sensitive-left-out"]
        );

    private static BriefingFigures Figures(MonthView comparison)
    {
        var all = comparison.Rows[0];
        var communities = comparison.Rows.Where(row =>
            row is { Category: null, Community: not null, MonthOnMonth.StandsOut: true }
        );
        var busiest = comparison
            .Rows.Where(row => row is { Category: not null, Community: null, IsOutside: false })
            .MaxBy(row => row.MonthOnMonth.After);
        return new BriefingFigures(
            all.MonthOnMonth.After,
            comparison.Days,
            all.MonthOnMonth,
            all.YearOnYear,
            communities.Count(row => row.MonthOnMonth.Verdict == "higher"),
            communities.Count(row => row.MonthOnMonth.Verdict == "lower"),
            busiest?.CategoryName,
            busiest?.MonthOnMonth.After ?? 0
        );
    }

    private sealed record Draft(BriefingView Briefing, MonthView Comparison, IReadOnlySet<string> Sections);
}
