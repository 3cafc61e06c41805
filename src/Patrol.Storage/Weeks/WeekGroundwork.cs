using NodaTime;
using Patrol.Engine.Model;
using Patrol.Engine.Network;
using Patrol.Engine.Optimization.Rosters;
using Patrol.Engine.Planning;
using Patrol.Storage.Geography;
using Patrol.Storage.Plans;

namespace Patrol.Storage.Weeks;

/// <summary>What a new plan of a week is made on, of one snapshot.</summary>
/// <param name="Ground">The district.</param>
/// <param name="Surface">Number of its surface.</param>
/// <param name="Streets">The street network.</param>
/// <param name="Land">Land that has a name.</param>
/// <param name="Policy">What is served and by how many.</param>
/// <param name="Duties">Duties of the week that have not begun.</param>
/// <param name="Begun">Number of duties that have, and are planned no longer.</param>
/// <param name="Facts">Facts of the roster.</param>
/// <param name="Previous">Assignments of last week's published plan; empty without one.</param>
internal sealed record WeekGroundwork(
    WeekGround Ground,
    int Surface,
    IReadOnlyList<StreetSegment> Streets,
    IReadOnlyList<Land> Land,
    DutyPolicy Policy,
    WeekDuties Duties,
    int Begun,
    RosterFacts Facts,
    IReadOnlyList<Assignment> Previous
)
{
    public static async Task<WeekGroundwork> LoadAsync(
        DistrictSession session,
        DateTimeZone zone,
        WeekOrder order
    )
    {
        var surface = await WeekLoading.RefuseMissingAsync(session, order.Surface, order.Patrols is not null);
        var ground = await WeekLoading.LoadGroundAsync(session, zone, surface);
        RefuseUnknownSites(
            order,
            [.. ground.Sites.Where(site => ground.Communities.Any(area => area.Shape.Covers(site.Place)))]
        );
        var policy = PolicyOf(await PolicyStore.FindAsync(session), order);
        var week = WeekDuties.Plan(ground, policy, order.Week);
        var duties = week with { Slots = [.. week.Slots.Where(slot => slot.From > order.Asked)] };
        if (duties.Slots.Count == 0 && week.Slots.Count > 0)
        {
            throw new InputException(
                new InputIssue(
                    "week.past",
                    null,
                    null,
                    "week",
                    IsoWeek.NameOf(order.Week),
                    "Every duty of that week has begun: plan the next one."
                )
            );
        }
        var last = await PlanStore.FindPublishedAsync(session, order.Week.PlusWeeks(-1));
        return new WeekGroundwork(
            ground,
            surface,
            await GeographyStore.LoadStreetsAsync(session),
            await GeographyStore.LoadNamedLandAsync(session),
            policy,
            duties,
            week.Slots.Count - duties.Slots.Count,
            await WeekLoading.LoadFactsAsync(session, zone, order.Week, duties.Slots),
            last is null ? [] : (await PlanStore.LoadRosterAsync(session, last.Number)).Plan.Assignments
        );
    }

    /// <exception cref="InputException"><c>week.request</c>: a point to pass is no site.</exception>
    public static void RefuseUnknownSites(WeekOrder order, IReadOnlyList<Site> sites)
    {
        var known = sites.Select(site => site.Code).ToHashSet();
        var issues = order
            .Passes.Index()
            .Where(one => !known.Contains(one.Item.Site))
            .Select(one => new InputIssue(
                "week.request",
                null,
                null,
                $"passes[{one.Index}].site",
                one.Item.Site,
                "Name a site in a community of this district."
            ))
            .ToArray();
        if (issues.Length > 0)
        {
            throw new InputException(issues);
        }
    }

    private static DutyPolicy PolicyOf(DutyPolicy? stated, WeekOrder order)
    {
        var patrols = order.Patrols ?? stated!.WeeklyPatrols;
        return (stated ?? new DutyPolicy { WeeklyPatrols = patrols }) with
        {
            WeeklyPatrols = patrols,
            Mode = order.Mode ?? stated?.Mode ?? TravelMode.Foot,
        };
    }
}
