using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Rosters.Book;
using Patrol.Engine.Optimization.Rosters.Search;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Rosters;

/// <summary>Figures of a roster that persons have edited, without any search.</summary>
public static class RosterWeighing
{
    private const double Closed = 1e-6;

    /// <summary>
    /// Takes assignments as they are, whatever rules they break (<see cref="RosterChecker"/> finds those): the lead of each
    /// slot is chosen anew, tiers get their values, open slots their reasons; those of slots on days on which nobody has come
    /// or gone stay as they were. Bounds stay those handed in, but for preferences, of which nothing is proven.
    /// </summary>
    /// <param name="problem">Problem with what persons have set.</param>
    /// <param name="assignments">Who serves what.</param>
    /// <param name="before">A plan of the same members, and of the same slots or more, whose bounds hold whatever persons
    /// set.</param>
    /// <exception cref="ArgumentException">A slot or member is unknown.</exception>
    public static RosterPlan Weigh(
        RosterProblem problem,
        IReadOnlyList<Assignment> assignments,
        RosterPlan before
    )
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(assignments);
        ArgumentNullException.ThrowIfNull(before);
        var book = problem.Book;
        var ledger = new Ledger(book);
        foreach (var one in assignments)
        {
            var (slot, member) = (book.FindSlot(one.Slot), book.FindMember(one.Member));
            if (slot < 0 || member < 0)
            {
                throw new ArgumentException(
                    $"There is no slot \"{one.Slot}\" or no member \"{one.Member}\".",
                    nameof(assignments)
                );
            }
            if (!ledger.PeopleOf(slot).Contains(member))
            {
                ledger.Add(slot, member);
            }
        }
        var score = Score.Of(ledger);
        var total = book.Slots.Sum(view => view.Slot.Value);
        var tiers = before
            .Tiers.Select(tier =>
            {
                var (value, proven) = (
                    score[tier.Tier],
                    tier.Tier switch
                    {
                        RosterTier.Minimums or RosterTier.Targets => Math.Min(tier.Bound, total),
                        RosterTier.Fairness => tier.Bound,
                        _ => MostPoints(book),
                    }
                );
                var bound = Math.Max(proven, value);
                return new TierResult(
                    tier.Tier,
                    value,
                    bound,
                    bound - value <= Closed * Math.Max(1, Math.Abs(bound))
                        ? SolveStatus.Optimal
                        : SolveStatus.BudgetSpent
                );
            })
            .ToArray();
        return before with
        {
            Status = tiers.Take(2).Max(tier => tier.Status),
            Assignments = Drafts.ToAssignments(ledger),
            Tiers = tiers,
            Open = OpenReasons.Explain(ledger, Unmoved(ledger, before)),
            Gini = Score.Gini(ledger),
            Seconds = 0,
            Work = 0,
        };
    }

    private static double MostPoints(RosterBook book)
    {
        var rules = book.Facts.Rules;
        return book.Slots.Sum(view =>
            view.Slot.Target * (rules.HomePoints + rules.PlacePoints + rules.KeepPoints) + rules.LeadPoints
        );
    }

    // Open slots on days on which everybody serves what they served before.
    private static Dictionary<string, OpenSlot> Unmoved(Ledger ledger, RosterPlan before)
    {
        var book = ledger.Book;
        var was = before.Assignments.ToLookup(one => one.Slot, one => one.Member);
        var moved = book
            .Slots.Where(view =>
                !was[view.Slot.Code]
                    .ToHashSet()
                    .SetEquals(ledger.PeopleOf(view.Ordinal).Select(m => book.Members[m].Code))
            )
            .Select(view => view.Day)
            .ToHashSet();
        return before
            .Open.Where(one =>
                book.FindSlot(one.Slot) is >= 0 and var slot && !moved.Contains(book.Slots[slot].Day)
            )
            .ToDictionary(one => one.Slot);
    }
}
