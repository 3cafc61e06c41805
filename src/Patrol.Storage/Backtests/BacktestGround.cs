using System.Globalization;
using NodaTime;
using Patrol.Contracts.Backtests;
using Patrol.Engine.Analysis.Accuracy;
using Patrol.Engine.Analysis.Hotspots.Forecasts;
using Patrol.Engine.Model;
using Patrol.Storage.Demand;
using Patrol.Storage.Documents;
using Patrol.Storage.Geography;

namespace Patrol.Storage.Backtests;

/// <summary>What a back-test is run on.</summary>
/// <param name="Demand">The demand counted.</param>
/// <param name="History">Its counts on the cells of the study area.</param>
/// <param name="Weeks">Weeks to test.</param>
public sealed record BacktestGround(DemandSelection Demand, IncidentHistory History, int Weeks)
{
    /// <summary>Hours of a band of the day.</summary>
    public const int BandHours = 4;

    private const int MostWeeks = 104;

    // A quarter of a year before the first tested week's year, by which the choice for it is made.
    private const int ChoiceWeeks = BackTest.MostTraining / 4;

    /// <summary>Finds the demand of a request, without loading it.</summary>
    /// <exception cref="InputException">
    /// <c>backtest.weeks</c>, <c>backtest.demand</c>, <c>backtest.too-few-weeks</c>, <c>demand.*</c>.
    /// </exception>
    public static async Task<DemandSelection> ResolveAsync(DistrictSession session, BacktestRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Weeks is < 1 or > MostWeeks)
        {
            throw Fault("backtest.weeks", "weeks", request.Weeks, $"Give 1 to {MostWeeks} weeks to test.");
        }
        if (request.Demand is not { } query)
        {
            throw Fault("backtest.demand", "demand", null, "Say which demand is meant; {} for all of it.");
        }
        var usual = request.Weeks + BackTest.MostTraining + ChoiceWeeks;
        var found = await DemandQueries.ResolveAsync(session, query, usual);
        var (from, to) = (found.Observed.LastRunFrom, found.Observed.To);
        if (from > found.Window.From || to < found.Window.To)
        {
            // A map is never judged across a stretch without records, nor on one.
            found = await DemandQueries.ResolveAsync(
                session,
                query with
                {
                    From = Codes.Of(from),
                    To = Codes.Of(to),
                }
            );
        }
        return BackTest.WeeksOf(found.Weeks, request.Weeks) >= 1
            ? found
            : throw Fault("backtest.too-few-weeks", "from", found.Weeks, TooFew(found));
    }

    /// <summary>Loads what a request means.</summary>
    /// <exception cref="InputException">
    /// As for <see cref="ResolveAsync"/>, and <c>backtest.no-times</c>, <c>backtest.nothing-tested</c>, <c>backtest.one-cell</c>.
    /// </exception>
    public static async Task<BacktestGround> LoadAsync(DistrictSession session, BacktestRequest request)
    {
        var demand = await ResolveAsync(session, request);
        var raster =
            await RasterStore.LoadCurrentAsync(session)
            ?? throw new InvalidOperationException("There are counts, but no raster they are of.");
        var counts = await CountStore.LoadAsync(session, demand, bandHours: request.Bands ? BandHours : null);
        if (demand.Community is { } community)
        {
            (raster, counts) = CommunityRaster.Cut(raster, counts, community);
        }
        var weeks = BackTest.WeeksOf(demand.Weeks, request.Weeks);
        Refuse(counts, weeks, request.Bands);
        return new BacktestGround(demand, IncidentHistory.Of(raster, counts), weeks);
    }

    private static void Refuse(CellCounts counts, int weeks, bool isByBand)
    {
        var issues = new List<InputIssue>();
        issues.Require(
            !isByBand || counts.Cell.Length > 0,
            "backtest.no-times",
            "bands",
            true,
            "None of the incidents has a time of day, so no band of it can be told: test whole days."
        );
        issues.Require(
            isByBand && counts.Cell.Length == 0 || counts.Week.Any(week => week >= counts.Weeks - weeks),
            "backtest.nothing-tested",
            "weeks",
            weeks,
            "Nothing was reported in the weeks to test, so no map can be judged on them."
        );
        issues.Require(
            counts.Cell.Length == 0 || counts.Cell.Any(cell => cell != counts.Cell[0]),
            "backtest.one-cell",
            null,
            counts.Incidents.ToString("0.#", CultureInfo.InvariantCulture),
            "All incidents lie in one cell: every map puts it first, and there is nothing to choose between."
        );
        if (issues.Count > 0)
        {
            throw new InputException(issues);
        }
    }

    private static string TooFew(DemandSelection found)
    {
        var incidents = found.Summary.Incidents;
        var held = string.Create(
            CultureInfo.InvariantCulture,
            $"{incidents:#,0.#} {(incidents == 1 ? "incident" : "incidents")} in {found.Weeks} whole {(found.Weeks == 1 ? "week" : "weeks")}"
        );
        return $"There are {held} from {Codes.Of(found.Window.From)}; {BackTest.FewestTraining + 1} weeks without a gap are needed: {BackTest.FewestTraining} to draw the first maps from, and one to judge them on.";
    }

    private static InputException Fault(string code, string field, object? value, string remedy)
    {
        var issues = new List<InputIssue>();
        issues.Add(code, field, value, remedy);
        return new InputException(issues);
    }
}
