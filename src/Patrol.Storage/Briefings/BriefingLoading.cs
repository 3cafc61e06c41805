using Dapper;
using NodaTime;
using Patrol.Contracts.Briefings;
using Patrol.Engine.Analysis.Periods;
using Patrol.Engine.Analysis.Periods.Hours;
using Patrol.Engine.Model;
using Patrol.Storage.Backtests;
using Patrol.Storage.Comparisons;
using Patrol.Storage.Demand;
using Patrol.Storage.Documents;
using Patrol.Storage.Periods;

namespace Patrol.Storage.Briefings;

/// <summary>Sections of a briefing that have no page of their own elsewhere.</summary>
internal static class BriefingLoading
{
    private const int PlacesShown = 10;
    private const int PeriodDraws = 500;
    private const double SmoothingHours = 1;

    // A quarter of the week: what a planner can act on.
    private static readonly PeriodRule Busiest = new(MostHours: 42);

    /// <summary>High-incidence periods of the weeks counted; null without any time of day.</summary>
    public static async Task<BriefingPeriods?> PeriodsAsync(
        DistrictSession session,
        District district,
        DemandSelection selection
    )
    {
        var year = selection.Between(
            LocalDate.Max(selection.Window.From, selection.Window.To.PlusWeeks(-52)),
            selection.Window.To
        );
        var weeks = (await HourStore.LoadAsync(session, year, district.TimeZone)).Weeks;
        if (weeks.Sum(week => week.Sum()) is not > 0)
        {
            return null;
        }
        var report = PeriodBootstrap.Of(
            weeks,
            Busiest,
            HourOccurrences.Of(district.TimeZone, year.Observed),
            SmoothingHours,
            PeriodDraws
        );
        return new BriefingPeriods(
            Codes.Of(year.Window.From),
            Codes.Of(year.Window.To),
            Codes.Of(report.Unit),
            report.Units,
            report.Draws,
            report.Profile,
            [
                .. report.Periods.Select(period => new BriefingPeriod(
                    period.From,
                    period.Hours,
                    period.Share,
                    ChangeDocuments.Of(period.ShareInterval),
                    Math.Min(period.FirstHourStability, period.LastHourStability)
                )),
            ],
            weeks.Count < PeriodBootstrap.FewestWeeks ? ["few-weeks"] : []
        );
    }

    /// <summary>Top places; null where nothing was reported.</summary>
    public static async Task<BriefingPlaces?> PlacesAsync(
        DistrictSession session,
        TopPlaces top,
        IReadOnlyList<Area> communities
    )
    {
        var cells = top.Highest(PlacesShown);
        return cells.Length == 0
            ? null
            : new BriefingPlaces(
                await top.DescribeAsync(session, cells, communities),
                cells.Length / (double)top.Raster.Count,
                cells.Sum(cell => top.Recent[cell]) / top.Recent.Sum()
            );
    }

    /// <summary>The newest back-test that maps follow; null without one.</summary>
    public static async Task<BriefingBackTest?> BackTestAsync(DistrictSession session) =>
        await BacktestRun.FindForMapsAsync(session) is { } test
            ? new BriefingBackTest(
                test.Id ?? "",
                test.Used,
                test.Weeks,
                test.Reading.AreaShare,
                test.Reading.Held,
                test.Reading.Baseline
            )
            : null;
}
