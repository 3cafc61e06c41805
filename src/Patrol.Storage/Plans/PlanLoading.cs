using Patrol.Contracts.Plans;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Rosters;
using Patrol.Engine.Optimization.Routes;
using Patrol.Engine.Planning;
using Patrol.Storage.Weeks;

namespace Patrol.Storage.Plans;

/// <summary>A version with what it is judged by.</summary>
/// <param name="Version">The version.</param>
/// <param name="Duties">Duties of its planning run.</param>
/// <param name="Roster">Who serves, of those who are still registered.</param>
/// <param name="Facts">Facts of its roster, without anything set.</param>
/// <param name="Gone">Members who served and are registered no longer.</param>
internal sealed record LoadedPlan(
    StoredVersion Version,
    PlanDuties Duties,
    WeekRoster Roster,
    RosterFacts Facts,
    IReadOnlyList<string> Gone
)
{
    private readonly Lazy<RosterProblem> problem = new(() =>
        RosterProblem.AsItIs(Roster.On(Facts, Roster.Plan.Assignments))
    );

    /// <summary>Its problem, with what persons have set and its assignments as the previous ones.</summary>
    public RosterProblem Problem => problem.Value;
}

/// <summary>Loads versions for work on them.</summary>
internal static class PlanLoading
{
    /// <summary>Loads the version that is worked on.</summary>
    /// <exception cref="InputException"><c>plan.unknown</c>, <c>plan.stale</c>.</exception>
    public static async Task<LoadedPlan> LoadHeadAsync(DistrictSession session, District district, int number)
    {
        return await LoadAsync(session, district, await FindHeadAsync(session, district, number));
    }

    /// <summary>Loads any version.</summary>
    /// <exception cref="InputException"><c>plan.unknown</c>.</exception>
    public static async Task<LoadedPlan> LoadAsync(DistrictSession session, District district, int number) =>
        await LoadAsync(session, district, await FindAsync(session, district, number));

    private static async Task<LoadedPlan> LoadAsync(
        DistrictSession session,
        District district,
        StoredVersion version
    )
    {
        var revision = await WeekLoading.FindRevisionAsync(session);
        var loaded = await session.RecallAsync(
            (session.District, district.TimeZone, version.Number, revision),
            () => LoadWholeAsync(session, district, version),
            plan => plan.Facts.Members.Count
        );
        // Where the version stands may have changed.
        return loaded with { Version = version };
    }

    private static async Task<LoadedPlan> LoadWholeAsync(
        DistrictSession session,
        District district,
        StoredVersion version
    )
    {
        var duties = await PlanStore.LoadDutiesAsync(session, version.Plan);
        var facts = await WeekLoading.LoadFactsAsync(session, district.TimeZone, version.Week, duties.Slots);
        var stored = await PlanStore.LoadRosterAsync(session, version.Number);
        var roster = stored.Of(facts.Members.Select(one => one.Member.Code).ToHashSet());
        string[] gone =
        [
            .. stored
                .Plan.Assignments.Select(one => one.Member)
                .Except(roster.Plan.Assignments.Select(one => one.Member)),
        ];
        return new LoadedPlan(version, duties, roster, facts, gone);
    }

    /// <summary>A version.</summary>
    /// <exception cref="InputException"><c>plan.unknown</c>.</exception>
    public static async Task<StoredVersion> FindAsync(
        DistrictSession session,
        District district,
        int number
    ) =>
        await PlanStore.FindAsync(session, number)
        ?? throw new InputException(
            new InputIssue(
                "plan.unknown",
                null,
                null,
                "version",
                $"{new NumberedKey(district.Code, number)}",
                "There is no such version of a plan."
            )
        );

    /// <summary>The version, when it is the one that is worked on; a writing session holds its week.</summary>
    /// <exception cref="InputException"><c>plan.unknown</c>, <c>plan.stale</c>.</exception>
    public static async Task<StoredVersion> FindHeadAsync(
        DistrictSession session,
        District district,
        int number
    )
    {
        var version = await FindAsync(session, district, number);
        if (session.Actor is not null)
        {
            await DistrictLocks.TakeWeekAsync(session, version.Week);
            // Who held the week may have gone on from it, or decided.
            version = await FindAsync(session, district, number);
        }
        return version.IsHead
            ? version
            : throw Stale(district, await PlanStore.FindHeadAsync(session, version.Week));
    }

    /// <summary>Figures of a version after its roster has changed; coverage is computed anew where other patrols are served
    /// or called off.</summary>
    public static async Task<PlanFigures> FigureAsync(
        DistrictSession session,
        District district,
        LoadedPlan before,
        WeekRoster after
    )
    {
        var (was, now) = (PlanFiguring.ServedSlots(before.Roster.Plan), PlanFiguring.ServedSlots(after.Plan));
        var figures = before.Version.Figures;
        var off = after.CalledOff.ToHashSet();
        if (!was.SetEquals(now) || !off.SetEquals(before.Roster.CalledOff))
        {
            var ground = await WeekLoading.LoadGroundAsync(
                session,
                district.TimeZone,
                before.Version.Surface
            );
            var routes = await PlanStore.LoadRoutesAsync(session, before.Version.Plan);
            var patrols = before.Duties.Slots.Where(slot => slot.Kind == DutyKind.Patrol);
            var hours = WeekHours.Of(ground, patrols.Select(slot => (slot.From, slot.To)));
            double Covered(Func<string, bool> isCounted) =>
                PlanFiguring.Covered(ground.Raster, hours, new RouteRules(), routes, isCounted);
            figures = figures with
            {
                RiskCovered = off.Count == 0 ? routes.RiskCovered : Covered(patrol => !off.Contains(patrol)),
                RiskServed = Covered(now.Contains),
                Presence = PlanFiguring.PresenceOf(ground, before.Duties.Slots, after.Plan, routes),
            };
        }
        return PlanFiguring.After(figures, before.Duties.Slots, after);
    }

    private static InputException Stale(District district, StoredVersion? head) =>
        new(
            new InputIssue(
                "plan.stale",
                null,
                null,
                "version",
                head is null ? null : $"{new NumberedKey(district.Code, head.Number)}",
                head is null
                    ? "The plan is gone: look at the week again."
                    : $"Another version is worked on now, made by {head.Actor}; nothing was stored. Look at it, and say it again there."
            )
        );
}
