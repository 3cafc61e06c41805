using Patrol.Contracts.Papers;
using Patrol.Contracts.Plans;

namespace Patrol.Papers;

/// <summary>Whose papers there are.</summary>
public static class PlanSubjects
{
    /// <summary>Codes of bases with duties, in order.</summary>
    public static IReadOnlyList<string> Bases(PlanDetail plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return
        [
            .. plan.Slots.Select(slot => slot.Base).OfType<string>().Distinct().Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Ways of the patrols that are not called off.</summary>
    public static IEnumerable<RouteView> Ways(PaperPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var off = plan.Detail.Slots.Where(slot => slot.IsCalledOff).Select(slot => slot.Code).ToHashSet();
        return plan.Routes.Where(route => !off.Contains(route.Slot));
    }

    /// <summary>Codes of teams with somebody on a duty, in order.</summary>
    public static IReadOnlyList<string> Teams(IEnumerable<PlanSlot> slots)
    {
        ArgumentNullException.ThrowIfNull(slots);
        return
        [
            .. slots
                .SelectMany(slot => slot.People)
                .Select(one => one.Team)
                .OfType<string>()
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// Duties on a base's sheet: those that start there, and those at sites of the communities that start most of their
    /// patrols there, so that each stands on one sheet only.
    /// </summary>
    public static IReadOnlyList<PlanSlot> DutiesOf(PlanDetail plan, string code)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var homes = plan
            .Slots.Where(slot => slot.Base is not null)
            .GroupBy(slot => slot.Area)
            .ToDictionary(
                area => area.Key,
                area =>
                    area.GroupBy(slot => slot.Base!)
                        .OrderByDescending(group => group.Count())
                        .ThenBy(group => group.Key, StringComparer.Ordinal)
                        .First()
                        .Key
            );
        return
        [
            .. plan.Slots.Where(slot =>
                slot.Base == code || (slot.Base is null && homes.GetValueOrDefault(slot.Area) == code)
            ),
        ];
    }

    /// <summary>Duties with somebody of a team, and those called off in its community: their people are gone.</summary>
    public static IReadOnlyList<PlanSlot> DutiesOf(PaperPlan plan, PaperTeam team)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(team);
        return
        [
            .. plan.Detail.Slots.Where(slot =>
                slot.People.Any(one => one.Team == team.Code)
                || (slot.IsCalledOff && team.Area is not null && slot.Area == team.Area)
            ),
        ];
    }
}
