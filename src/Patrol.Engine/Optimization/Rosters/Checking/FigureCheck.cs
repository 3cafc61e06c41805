using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Rosters.Checking;

/// <summary>Checks the figures of a roster.</summary>
internal static class FigureCheck
{
    private const double Tolerance = 1e-6;
    private const double DaysPerMonth = 365.25 / 12;

    public static void Find(RosterFacts facts, RosterPlan plan, HashSet<string> served, List<Reason> broken)
    {
        if (!plan.Tiers.Select(tier => tier.Tier).SequenceEqual(Enum.GetValues<RosterTier>()))
        {
            broken.Add(Reason.Of("check.tiers", ("tiers", plan.Tiers.Count)));
            return;
        }
        var figures = plan.Tiers.SelectMany(tier => new[] { tier.Value, tier.Bound }).Append(plan.Gini);
        if (!figures.All(double.IsFinite))
        {
            broken.Add(Reason.Of("check.not-finite"));
            return;
        }
        var total = facts.Slots.Sum(slot => slot.Value);
        var loads = Loads(facts, plan);
        double[] values =
        [
            facts.Slots.Where(slot => served.Contains(slot.Code)).Sum(slot => slot.Value),
            Targets(facts, plan, served),
            Fairness(loads),
            Preferences(facts, plan),
        ];
        double[] ceilings = [total, total, 1, double.PositiveInfinity];
        for (var t = 0; t < values.Length; t++)
        {
            CheckTier(plan.Tiers[t], values[t], ceilings[t], broken);
        }
        if (plan.Status != plan.Tiers.Take(2).Max(tier => tier.Status))
        {
            broken.Add(Reason.Of("check.roster-status", ("status", plan.Status)));
        }
        var gini = Gini([
            .. loads.Where(load => load.IsActive).Select(load => load.Assigned / load.Declared),
        ]);
        if (!IsNear(plan.Gini, gini))
        {
            broken.Add(Reason.Of("check.gini", ("claimed", plan.Gini), ("is", gini)));
        }
    }

    private static void CheckTier(TierResult tier, double value, double ceiling, List<Reason> broken)
    {
        if (!IsNear(tier.Value, value))
        {
            broken.Add(
                Reason.Of("check.tier-value", ("tier", tier.Tier), ("claimed", tier.Value), ("is", value))
            );
        }
        var slack = Tolerance * Math.Max(1, Math.Abs(tier.Bound));
        if (tier.Bound < tier.Value - slack || tier.Bound > ceiling + slack)
        {
            broken.Add(
                Reason.Of(
                    "check.tier-bound",
                    ("tier", tier.Tier),
                    ("bound", tier.Bound),
                    ("value", tier.Value)
                )
            );
        }
        if (
            tier.Status == SolveStatus.Infeasible
            || (tier.Status == SolveStatus.Optimal && tier.Bound - tier.Value > 2 * slack)
        )
        {
            broken.Add(
                Reason.Of(
                    "check.tier-status",
                    ("tier", tier.Tier),
                    ("status", tier.Status),
                    ("gap", tier.Gap)
                )
            );
        }
    }

    private static double Targets(RosterFacts facts, RosterPlan plan, HashSet<string> served)
    {
        var people = plan
            .Assignments.GroupBy(one => one.Slot)
            .ToDictionary(group => group.Key, group => group.Count());
        return facts
            .Slots.Where(slot => served.Contains(slot.Code))
            .Sum(slot => slot.Value / slot.Target * people.GetValueOrDefault(slot.Code));
    }

    private static List<(bool IsActive, double Assigned, double Declared)> Loads(
        RosterFacts facts,
        RosterPlan plan
    )
    {
        var lengths = facts.Slots.ToDictionary(slot => slot.Code, slot => (slot.To - slot.From).TotalHours);
        var assigned = plan
            .Assignments.GroupBy(one => one.Member)
            .ToDictionary(group => group.Key, group => group.Sum(one => lengths[one.Slot]));
        var loads = new List<(bool, double, double)>();
        foreach (var member in facts.Members.Select(one => one.Member))
        {
            var counts =
                member.ServesAs == ServesAs.InFreeTime
                && !PersonCheck.IsTourBound(member.Force)
                && member.MonthlyHours > 0
                && (member.Status is MemberStatus.Active or MemberStatus.Probation);
            if (counts)
            {
                loads.Add(
                    (
                        member.Status == MemberStatus.Active,
                        assigned.GetValueOrDefault(member.Code),
                        member.MonthlyHours / DaysPerMonth * 7
                    )
                );
            }
        }
        return loads;
    }

    private static double Fairness(List<(bool IsActive, double Assigned, double Declared)> loads)
    {
        if (loads.Count == 0)
        {
            return 1;
        }
        var deviation = loads.Sum(load => load.Declared * Math.Pow(1 - load.Assigned / load.Declared, 2));
        return 1 / (1 + deviation / loads.Sum(load => load.Declared));
    }

    private static double Preferences(RosterFacts facts, RosterPlan plan)
    {
        var rules = facts.Rules;
        var areas = facts.Slots.ToDictionary(slot => slot.Code, slot => slot.Area);
        var homes = facts.Members.ToDictionary(one => one.Member.Code, one => one.HomeAreas);
        var places = facts.Published.Select(turn => (turn.Member, turn.Area)).ToHashSet();
        var before = facts.Previous.Select(one => (one.Slot, one.Member)).ToHashSet();
        var led = facts.Previous.Where(one => one.IsLead).Select(one => (one.Slot, one.Member)).ToHashSet();
        return plan.Assignments.Sum(one =>
            (homes[one.Member].Contains(areas[one.Slot]) ? rules.HomePoints : 0)
            + (places.Contains((one.Member, areas[one.Slot])) ? rules.PlacePoints : 0)
            + (before.Contains((one.Slot, one.Member)) ? rules.KeepPoints : 0)
            + (one.IsLead && led.Contains((one.Slot, one.Member)) ? rules.LeadPoints : 0)
        );
    }

    /// <summary>1 − twice the area under the Lorenz curve, by trapezoids.</summary>
    private static double Gini(double[] loads)
    {
        Array.Sort(loads);
        var sum = loads.Sum();
        if (sum <= 0)
        {
            return 0;
        }
        var (area, below) = (0.0, 0.0);
        foreach (var load in loads)
        {
            area += (below + below + load) / (2 * sum * loads.Length);
            below += load;
        }
        return 1 - 2 * area;
    }

    private static bool IsNear(double a, double b) => Math.Abs(a - b) <= Tolerance * Math.Max(1, Math.Abs(b));
}
