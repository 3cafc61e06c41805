using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Rosters;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Tests.Optimization.Rosters;

/// <summary>The best minimums, and the best targets beside them, by trying every roster; the checker says which hold.</summary>
internal static class BruteForce
{
    private static readonly string[] Figures = ["check.tier-value", "check.tier-bound", "check.gini"];

    public static (double Minimums, double Targets) Best(RosterFacts facts)
    {
        var best = (Minimums: 0.0, Targets: 0.0);
        var cells = (
            from slot in facts.Slots
            from one in facts.Members
            where Holds(facts, [new Assignment(slot.Code, one.Member.Code, false)], onlyPerson: true)
            select (slot, one.Member)
        ).ToArray();
        Try(0, []);
        return best;

        void Try(int cell, List<Assignment> chosen)
        {
            if (cell == cells.Length)
            {
                var (minimums, targets) = Value(facts, chosen);
                if ((minimums, targets).CompareTo(best) > 0 && Holds(facts, chosen, onlyPerson: false))
                {
                    best = (minimums, targets);
                }
                return;
            }
            Try(cell + 1, chosen);
            chosen.Add(new Assignment(cells[cell].slot.Code, cells[cell].Member.Code, false));
            Try(cell + 1, chosen);
            chosen.RemoveAt(chosen.Count - 1);
        }
    }

    private static (double Minimums, double Targets) Value(RosterFacts facts, List<Assignment> chosen)
    {
        var (minimums, targets) = (0.0, 0.0);
        foreach (var slot in facts.Slots)
        {
            var people = chosen.Count(one => one.Slot == slot.Code);
            minimums += people > 0 ? slot.Value : 0;
            targets += slot.Value * people / slot.Target;
        }
        return (Math.Round(minimums, 9), Math.Round(targets, 9));
    }

    /// <summary>Whether the checker finds nothing but figures and who leads; or nothing about the member alone.</summary>
    private static bool Holds(RosterFacts facts, List<Assignment> chosen, bool onlyPerson)
    {
        string[] alone =
        [
            "check.standing",
            "check.on-post",
            "check.unit",
            "check.clearance",
            "check.area",
            "check.availability",
            "check.turn-hours",
            "check.forbidden",
        ];
        var served = chosen.Select(one => one.Slot).ToHashSet();
        var open = facts
            .Slots.Where(slot => !served.Contains(slot.Code))
            .Select(slot => new OpenSlot(slot.Code, Reason.Of("roster.too-few"), []));
        var tiers = Enum.GetValues<RosterTier>()
            .Select(tier => new TierResult(tier, 0, 0, SolveStatus.BudgetSpent));
        var plan = new RosterPlan(
            SolveStatus.BudgetSpent,
            chosen,
            [.. tiers],
            [.. open],
            0,
            0,
            0,
            0,
            false,
            false
        );
        return RosterChecker
            .Check(facts, plan)
            .Where(reason => !Figures.Contains(reason.Code) && reason.Code != "check.lead-count")
            .All(reason => onlyPerson && !alone.Contains(reason.Code));
    }
}
