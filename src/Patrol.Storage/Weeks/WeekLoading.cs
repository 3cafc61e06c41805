using Dapper;
using NodaTime;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Rosters;
using Patrol.Engine.Planning;
using Patrol.Storage.Geography;
using Patrol.Storage.People;
using Patrol.Storage.Plans;

namespace Patrol.Storage.Weeks;

/// <summary>What a week is planned on, of one snapshot.</summary>
public static class WeekLoading
{
    // Where the sworn rota starts its cycle; every fourth day is the same. [D]
    private static readonly LocalDate RotaAnchor = new(2024, 1, 1);

    private static readonly string[] Sources =
    [
        "area",
        "availability",
        "clearance",
        "day_calendar",
        "member",
        "published_turn",
        "unit",
    ];

    /// <summary>Says what planning a week needs that is not there.</summary>
    /// <param name="session">A session.</param>
    /// <param name="surface">Number of the surface; null for the newest.</param>
    /// <param name="isBudgetGiven">True when the number of patrols need not come from the district.</param>
    /// <returns>Number of the surface that is meant.</returns>
    /// <exception cref="InputException"><c>week.no-*</c>: all that is missing.</exception>
    public static async Task<int> RefuseMissingAsync(
        DistrictSession session,
        int? surface,
        bool isBudgetGiven
    )
    {
        var there = await session.Connection.QuerySingleAsync<(
            int? Surface,
            bool HasCommunities,
            bool HasStreets,
            bool HasBases,
            bool HasBudget
        )>(
            """
            select (select max(number) from patrol.risk_surface where number = coalesce(@surface, number)),
              exists (select from patrol.area where kind = @community), exists (select from patrol.street_segment),
              exists (select from patrol.base), exists (select from patrol.duty_policy)
            """,
            new { surface, community = (short)AreaKind.Community }
        );
        var issues = new List<InputIssue>();
        void Need(bool isThere, string code, string remedy)
        {
            if (!isThere)
            {
                issues.Add(new InputIssue(code, null, null, null, null, remedy));
            }
        }
        Need(
            there.Surface is not null,
            "week.no-surface",
            surface is null
                ? "Compute a surface first: ./patrol surface, or import incidents."
                : "There is no such surface: leave it out for the newest, or compute one."
        );
        Need(there.HasCommunities, "week.no-communities", "Import the communities of the district first.");
        Need(there.HasStreets, "week.no-streets", "Import the streets of the district first.");
        Need(
            there.HasBases,
            "week.no-bases",
            "Import the bases of the district first: patrols start from them."
        );
        Need(
            isBudgetGiven || there.HasBudget,
            "week.no-budget",
            "The district states no number of patrols a week: give one (--patrols), or state it in its recipe."
        );
        return issues.Count > 0 ? throw new InputException(issues) : there.Surface!.Value;
    }

    /// <summary>Loads the district on a surface.</summary>
    /// <param name="session">A session.</param>
    /// <param name="zone">Clock of the district.</param>
    /// <param name="surface">Number of the surface.</param>
    public static async Task<WeekGround> LoadGroundAsync(
        DistrictSession session,
        DateTimeZone zone,
        int surface
    )
    {
        var (view, rates) = (await SurfaceStore.LoadAsync(session, surface))!;
        return new WeekGround(
            zone,
            await GeographyStore.LoadCalendarAsync(session),
            await RasterStore.LoadAsync(session, rates.RasterNumber),
            rates,
            await GeographyStore.LoadAreasAsync(session, AreaKind.Community),
            await GeographyStore.LoadBasesAsync(session),
            await GeographyStore.LoadSitesAsync(session)
        )
        {
            Presence = view.Card.Policy is { } policy
                ? new PresencePolicy(policy.CapMinutes, policy.FloorShare)
                : null,
        };
    }

    /// <summary>Loads clock, calendar and areas. A management grid lies in the community it belongs to, an enterprise in all
    /// that it shares ground with.</summary>
    public static async Task<WeekAreas> LoadAreasAsync(DistrictSession session, DateTimeZone zone)
    {
        var kinds = new
        {
            community = (short)AreaKind.Community,
            grid = (short)AreaKind.ManagementGrid,
            enterprise = (short)AreaKind.Enterprise,
        };
        return new WeekAreas(
            zone,
            await GeographyStore.LoadCalendarAsync(session),
            (
                await session.Connection.QueryAsync<(string, string?)>(
                    """select code, parent_code from patrol.area where kind = @community order by code collate "C" """,
                    kinds
                )
            ).ToArray(),
            (
                await session.Connection.QueryAsync<(string Code, string Community)>(
                    """
                    select a.code, c.code from patrol.area a join patrol.area c on c.kind = @community
                      and case when a.kind = @grid and a.parent_code is not null then c.code = a.parent_code
                        else a.shape && c.shape and st_relate(a.shape, c.shape, 'T********') end
                    where a.kind in (@grid, @enterprise) order by a.code, c.code collate "C"
                    """,
                    kinds
                )
            ).ToLookup(row => row.Code, row => row.Community)
        );
    }

    /// <summary>Loads the members, placed where and when they can be asked in a week.</summary>
    /// <param name="session">A session.</param>
    /// <param name="areas">Clock, calendar and areas of the district.</param>
    /// <param name="week">Monday of the local week.</param>
    public static async Task<IReadOnlyList<RosterMember>> LoadMembersAsync(
        DistrictSession session,
        WeekAreas areas,
        LocalDate week
    ) =>
        WeekMembers.Place(
            areas,
            await PeopleStore.LoadMembersAsync(session),
            await PeopleStore.LoadUnfiledAsync(session),
            week,
            RotaAnchor
        );

    /// <summary>
    /// Loads the facts of a week's roster, without anything that persons have set. Who can be asked, and what is published
    /// around the week, is kept until somebody changes what it was loaded from.
    /// </summary>
    /// <param name="session">A session.</param>
    /// <param name="zone">Clock of the district.</param>
    /// <param name="week">Monday of the local week.</param>
    /// <param name="slots">Slots of the week.</param>
    public static async Task<RosterFacts> LoadFactsAsync(
        DistrictSession session,
        DateTimeZone zone,
        LocalDate week,
        IReadOnlyList<DutySlot> slots
    )
    {
        var key = (session.District, zone, week, await FindRevisionAsync(session));
        var facts = await session.RecallAsync(
            key,
            async () => await LoadFactsAsync(session, await LoadAreasAsync(session, zone), week),
            facts => facts.Members.Count
        );
        return facts with { Slots = slots };
    }

    private static async Task<RosterFacts> LoadFactsAsync(
        DistrictSession session,
        WeekAreas areas,
        LocalDate week
    ) =>
        new(week, areas.Zone, [], await LoadMembersAsync(session, areas, week), new RosterRules())
        {
            Published =
            [
                .. await PublishedTurnStore.LoadWeekAsync(session, week.PlusWeeks(-1)),
                .. await PublishedTurnStore.LoadWeekAsync(session, week.PlusWeeks(1)),
            ],
            HoursServed = await PublishedTurnStore.LoadHoursAsync(session, areas.Zone, week),
        };

    /// <summary>The changes of what facts are loaded from: each statement leaves a row in the audit, and their number tells
    /// transactions apart that ended in another order than they began.</summary>
    internal static Task<(long Changes, long Last)> FindRevisionAsync(DistrictSession session) =>
        session.Connection.QuerySingleAsync<(long, long)>(
            "select count(*), coalesce(max(number), 0) from patrol.audit where relation = any(@Sources)",
            new { Sources }
        );
}
