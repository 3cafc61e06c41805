using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Rosters.Search;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Rosters.Book;

/// <summary>From assignments to ledgers and from the best ledger to a plan.</summary>
internal static class Drafts
{
    /// <summary>A ledger of the assignments that keep every rule, in their order; the rest is left out.</summary>
    public static Ledger Of(RosterBook book, IEnumerable<Assignment> assignments)
    {
        var ledger = new Ledger(book);
        foreach (var one in assignments)
        {
            var (slot, member) = (book.FindSlot(one.Slot), book.FindMember(one.Member));
            if (
                slot >= 0
                && member >= 0
                && ledger.PeopleOf(slot).Count < book.Slots[slot].Slot.Target
                && !ledger.PeopleOf(slot).Contains(member)
                && book.Walls(slot, member, all: false) == Rule.None
                && ledger.Conflicts(slot, member) == Rule.None
            )
            {
                ledger.Add(slot, member);
            }
        }
        return ledger;
    }

    /// <summary>The plan of the best roster.</summary>
    public static RosterPlan ToPlan(Incumbent incumbent, SolveOptions options, SolveMeter meter)
    {
        var ledger = incumbent.Ledger;
        var tiers = Enum.GetValues<RosterTier>()
            .Select(tier => new TierResult(
                tier,
                incumbent.Score[tier],
                incumbent.BoundOf(tier),
                StatusOf(incumbent.GapOf(tier), options.Budget.TargetGap)
            ))
            .ToArray();
        return new RosterPlan(
            tiers.Take(2).Max(tier => tier.Status),
            ToAssignments(ledger),
            tiers,
            OpenReasons.Explain(ledger),
            Score.Gini(ledger),
            options.Seed,
            meter.Seconds,
            meter.Work,
            meter.ClockStopped,
            meter.Cancelled
        );
    }

    /// <summary>Who serves what, by slot, the lead first.</summary>
    public static IReadOnlyList<Assignment> ToAssignments(Ledger ledger) =>
        [.. ledger.Book.Slots.SelectMany(view => AssignmentsOf(ledger, view))];

    private static SolveStatus StatusOf(double gap, double targetGap) =>
        gap <= Incumbent.Closed ? SolveStatus.Optimal
        : gap <= targetGap ? SolveStatus.Feasible
        : SolveStatus.BudgetSpent;

    private static IEnumerable<Assignment> AssignmentsOf(Ledger ledger, SlotView view)
    {
        var book = ledger.Book;
        var lead = ledger.IsServed(view.Ordinal) ? Leads.Choose(ledger, view.Ordinal) : -1;
        return ledger
            .PeopleOf(view.Ordinal)
            .OrderByDescending(member => member == lead)
            .ThenBy(member => book.Members[member].Code, StringComparer.Ordinal)
            .Select(member => new Assignment(
                view.Slot.Code,
                book.Members[member].Code,
                member == lead,
                book.IsPinned(view.Ordinal, member) ? Hold.Pinned : Hold.Free
            ));
    }
}
