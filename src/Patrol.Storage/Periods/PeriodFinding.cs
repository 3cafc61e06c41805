using NodaTime;
using Patrol.Contracts.Periods;
using Patrol.Engine.Analysis.Periods;
using Patrol.Engine.Analysis.Periods.Hours;
using Patrol.Engine.Model;
using Patrol.Storage.Demand;
using Patrol.Storage.Geography;

namespace Patrol.Storage.Periods;

/// <summary>From a query to its high-incidence periods: counts, smoothing, exact cut, draws of weeks.</summary>
public static class PeriodFinding
{
    /// <summary>Finds them; a look at discovered incidents is logged.</summary>
    /// <param name="database">The database.</param>
    /// <param name="district">The district.</param>
    /// <param name="query">What is asked for.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="InputException">
    /// What <see cref="PeriodRequests"/> and <see cref="DemandQueries"/> refuse; <c>period.no-timed</c>: no incident has a time
    /// of day; <c>period.all-midnight</c>: all of them are at 00:00.
    /// </exception>
    public static async Task<PeriodsView> FindAsync(
        PatrolDatabase database,
        District district,
        PeriodQuery query,
        Actor actor,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(district);
        var rule = PeriodRequests.RuleOf(query);
        var demand = query.WithDiscovered
            ? await database.WriteAsync(
                district.Id,
                actor,
                async session =>
                {
                    var found = await LoadAsync(session, district, query);
                    await DiscoveredDemand.LogAsync(session, isOn: true, "periods");
                    return found;
                },
                cancel
            )
            : await database.ReadAsync(district.Id, session => LoadAsync(session, district, query), cancel);
        RefuseNone(demand.Counts);
        cancel.ThrowIfCancellationRequested();
        // Beside the session: a long search holds no connection.
        return await Task.Run(() => Compute(demand, rule), cancel);
    }

    private static async Task<HourDemand> LoadAsync(
        DistrictSession session,
        District district,
        PeriodQuery query
    )
    {
        var selection = await DemandQueries.ResolveAsync(session, query);
        return new HourDemand(
            district,
            selection,
            await HourStore.LoadAsync(session, selection, district.TimeZone),
            await GeographyStore.LoadAreasAsync(session, AreaKind.Community),
            await DemandQueries.ListCategoriesAsync(session)
        );
    }

    private static void RefuseNone(HourCounts counts)
    {
        if (counts.Weeks.Any(week => week.Any(sum => sum > 0)))
        {
            return;
        }
        throw new InputException(
            counts.LeftOut > 0
                ? new InputIssue(
                    "period.all-midnight",
                    null,
                    null,
                    null,
                    $"{counts.LeftOut:0}",
                    "All times are 00:00, which is how dates without a time are often written: import the times, or ask for other categories or dates."
                )
                : new InputIssue(
                    "period.no-timed",
                    null,
                    null,
                    null,
                    "0",
                    "None of these incidents has a time of day: ask for other categories, dates or communities, or import times."
                )
        );
    }

    private static PeriodsView Compute(HourDemand demand, PeriodRule rule)
    {
        var occurred = HourOccurrences.Of(demand.District.TimeZone, demand.Selection.Observed);
        var profiles = SmoothProfiles.OfWeek(
            DemandHoursOf.Communities(demand.Counts.Rows, demand.Communities.Count)
        );
        var isCommunity = demand.Selection.Community is not null;
        var bandwidth = isCommunity ? profiles.BandwidthHours : profiles.DistrictBandwidthHours;
        var prior =
            isCommunity && profiles.PriorStrength > 0
                ? new PeriodPrior(profiles.District, profiles.PriorStrength)
                : null;
        var hasInterval = demand.Counts.Weeks.Count >= PeriodBootstrap.FewestWeeks;
        // With too few weeks the periods are cut all the same, and one draw is made that nobody is shown.
        var report = PeriodBootstrap.Of(
            demand.Counts.Weeks,
            rule,
            occurred,
            bandwidth ?? double.PositiveInfinity,
            hasInterval ? PeriodBootstrap.Draws : 1,
            prior: prior
        );
        return new PeriodDocument(demand, occurred, profiles, report).Write(bandwidth, hasInterval);
    }
}
