using NodaTime;
using Patrol.Contracts.Briefings;
using Patrol.Engine.Analysis.Comparisons;
using Patrol.Engine.Model;
using Patrol.Storage.Analyses;
using Patrol.Storage.Comparisons;
using Patrol.Storage.Demand;
using Patrol.Storage.Plans;

namespace Patrol.Storage.Briefings;

/// <summary>Stored briefings.</summary>
public static class BriefingStore
{
    /// <summary>Kind of the analysis.</summary>
    public const string Kind = "briefing";

    private const int Most = 100;

    /// <summary>A briefing; null when there is none of that number.</summary>
    public static Task<BriefingView?> FindAsync(DistrictSession session, int number) =>
        AnalysisStore.FindAsync<BriefingView>(session, Kind, number);

    /// <summary>Briefings in short, newest first.</summary>
    public static async Task<IReadOnlyList<BriefingBrief>> ListAsync(
        DistrictSession session,
        District district
    )
    {
        var briefings = await AnalysisStore.ListAsync<BriefingView>(session, Kind, Most);
        if (briefings.Count == 0)
        {
            return [];
        }
        var last = await FindLastMonthAsync(session, district);
        return
        [
            .. briefings.Select(briefing =>
            {
                var next = MonthNames.Find(briefing.Month)!.Value.PlusMonths(1);
                return new BriefingBrief(
                    briefing.Id!,
                    briefing.Created,
                    briefing.Actor,
                    briefing.Month,
                    MonthNames.Of(next),
                    next <= last,
                    briefing.Request,
                    briefing.Figures.Incidents
                );
            }),
        ];
    }

    /// <summary>What the papers of a briefing are made from; null when there is none of that number.</summary>
    /// <param name="session">A session.</param>
    /// <param name="district">Its district.</param>
    /// <param name="number">Number of the briefing.</param>
    /// <param name="host">Where the viewer is, such as <c>http://localhost:5210</c>.</param>
    /// <param name="hasMap">False to leave the ground out, for tables.</param>
    public static async Task<BriefingPaperInput?> FindPaperAsync(
        DistrictSession session,
        District district,
        int number,
        string host,
        bool hasMap
    )
    {
        ArgumentNullException.ThrowIfNull(district);
        ArgumentNullException.ThrowIfNull(host);
        return await FindAsync(session, number) is { } briefing
            ? new BriefingPaperInput(
                briefing,
                hasMap
                    ? await PlanMapLoading.LoadAsync(session, null)
                    : await PlanMapLoading.LoadPlacesAsync(session),
                $"{host.TrimEnd('/')}/d/{district.Code}/reports/{briefing.Id}"
            )
            : null;
    }

    /// <summary>The last month that records of any category cover; null without one.</summary>
    internal static async Task<YearMonth?> FindLastMonthAsync(DistrictSession session, District district)
    {
        var categories = await DemandQueries.ChooseCategoriesAsync(session, null, []);
        return MonthNames.FindLast(
            MonthDays.Of(await RecordSpan.LoadAsync(session, district.TimeZone, categories))
        );
    }
}
