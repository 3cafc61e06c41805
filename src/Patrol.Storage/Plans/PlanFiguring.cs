using Patrol.Contracts.Plans;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Rosters;
using Patrol.Engine.Optimization.Routes;
using Patrol.Engine.Planning;

namespace Patrol.Storage.Plans;

/// <summary>What a plan comes to, from its roster and its routes.</summary>
internal static class PlanFiguring
{
    /// <summary>Figures without checks, clock and seconds.</summary>
    public static PlanFigures Of(
        IReadOnlyList<DutySlot> slots,
        WeekRoster roster,
        RoutePlan routes,
        double riskServed
    )
    {
        var off = roster.CalledOff.ToHashSet();
        var on = slots.Where(slot => !off.Contains(slot.Code)).ToArray();
        return new PlanFigures(
            on.Length,
            on.Count(slot => slot.Kind == DutyKind.Patrol),
            roster.Plan.Open.Count,
            roster.Plan.Assignments.Count,
            routes.RiskCovered,
            riskServed,
            routes.GreedyRiskCovered,
            new PlanGaps(roster.Plan.Gap, routes.Gap),
            new PlanChecks(0, 0),
            roster.Plan.Gini,
            false,
            new PlanSeconds(0, 0, 0, 0, 0)
        );
    }

    /// <summary>Figures after another roster of the same duties and routes, which need not be loaded for it; what they
    /// cover stays as given.</summary>
    public static PlanFigures After(PlanFigures before, IReadOnlyList<DutySlot> slots, WeekRoster roster)
    {
        var off = roster.CalledOff.ToHashSet();
        var on = slots.Where(slot => !off.Contains(slot.Code)).ToArray();
        return before with
        {
            Slots = on.Length,
            Patrols = on.Count(slot => slot.Kind == DutyKind.Patrol),
            Open = roster.Plan.Open.Count,
            Assignments = roster.Plan.Assignments.Count,
            Gap = before.Gap with { Roster = roster.Plan.Gap },
            FairnessGini = roster.Plan.Gini,
        };
    }

    /// <summary>Fraction of the expected demand that the routes of the served patrols cover.</summary>
    public static double Served(
        AnalysisRaster raster,
        IReadOnlyList<RiskHour> hours,
        RouteRules rules,
        RosterPlan roster,
        RoutePlan routes
    ) => Covered(raster, hours, rules, routes, ServedSlots(roster).Contains);

    /// <summary>Fraction of the expected demand that the routes of some patrols cover.</summary>
    public static double Covered(
        AnalysisRaster raster,
        IReadOnlyList<RiskHour> hours,
        RouteRules rules,
        RoutePlan routes,
        Func<string, bool> isCounted
    ) => WeekCoverage.Of(raster, hours, rules, routes.Routes.Where(route => isCounted(route.Patrol)));

    /// <summary>How the served patrols keep the policy of their surface; null where it states none.</summary>
    public static PlanPresence? PresenceOf(
        WeekGround ground,
        IReadOnlyList<DutySlot> slots,
        RosterPlan roster,
        RoutePlan routes
    )
    {
        if (ground.Presence is not { } policy)
        {
            return null;
        }
        var served = ServedSlots(roster);
        var presence = WeekPresence.Of(
            policy,
            ground.Zone,
            ground.Raster,
            ground.Communities.Select(area => area.Code),
            [.. slots.Where(slot => slot.Kind == DutyKind.Patrol && served.Contains(slot.Code))],
            routes.Routes.Where(route => served.Contains(route.Patrol))
        );
        return new PlanPresence(policy.FloorShare, presence.UnderFloor, policy.CapMinutes, presence.OverCap);
    }

    /// <summary>Codes of the slots that are served.</summary>
    public static HashSet<string> ServedSlots(RosterPlan roster)
    {
        var open = roster.Open.Select(one => one.Slot).ToHashSet();
        return [.. roster.Assignments.Select(one => one.Slot).Where(slot => !open.Contains(slot))];
    }
}
