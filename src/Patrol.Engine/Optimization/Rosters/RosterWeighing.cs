using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Rosters.Search;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Rosters;

/// <summary>Figures of a roster that persons have edited, without any search.</summary>
public static class RosterWeighing
{
    private const double Closed = 1e-6;

    /// <summary>
    /// Takes assignments as they are, whatever rules they break (<see cref="RosterChecker"/> finds those): the lead of each
    /// slot is chosen anew, open slots get their reasons, tiers their values. Bounds are those of a plan of the same slots
    /// and members, which what persons set can only lower, and no more than all slots together are worth.
    /// </summary>
    /// <param name="problem">Problem with what persons have set.</param>
    /// <param name="assignments">Who serves what.</param>
    /// <param name="before">A plan of the same members, and of the same slots or more.</param>
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
        var tiers = before
            .Tiers.Select(tier =>
            {
                var ceiling = Math.Min(tier.Bound, Aims.Ceiling(tier.Tier, book));
                // Preferences look at another plan before, so that nothing is proven of them.
                var bound = Math.Max(
                    tier.Tier == RosterTier.Preferences ? Aims.Ceiling(tier.Tier, book) : ceiling,
                    score[tier.Tier]
                );
                return new TierResult(
                    tier.Tier,
                    score[tier.Tier],
                    bound,
                    bound - score[tier.Tier] <= Closed * Math.Max(1, Math.Abs(bound))
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
            Open = OpenReasons.Explain(ledger),
            Gini = Score.Gini(ledger),
            Seconds = 0,
            Work = 0,
        };
    }
}
