using Patrol.Engine.Optimization.Rosters.Book;
using Patrol.Engine.Optimization.Rosters.Search;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Rosters;

/// <summary>
/// Rosters a week: a greedy roster first, then CP-SAT for each tier of <see cref="RosterTier"/> in turn, on a model in
/// which officers and auxiliaries of the same tour are numbers, not persons. Anytime: whatever ends it, the best roster so
/// far comes back with the bounds proven. The same problem, seed, start and work give the same plan.
/// </summary>
public static class RosterSolver
{
    private const double MinimumsShare = 0.3;
    private const double TargetsShare = 0.5;
    private const double FairnessShare = 0.6;

    /// <summary>Searches.</summary>
    /// <param name="problem">What to plan.</param>
    /// <param name="options">Budget, seed and listener; the target gap ends the search of a tier.</param>
    /// <param name="start">A plan to start from; its assignments that still go are used. Null for none. The previous
    /// assignments of the problem are always tried too.</param>
    /// <param name="cancellation">Ends the search early; the best plan so far is returned.</param>
    /// <param name="keep">Is given the best plan so far after each tier; null when nobody keeps it.</param>
    public static RosterPlan Solve(
        RosterProblem problem,
        SolveOptions options,
        RosterPlan? start = null,
        CancellationToken cancellation = default,
        Action<RosterPlan>? keep = null
    )
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(options);
        var meter = new SolveMeter(options.Budget, cancellation);
        var book = problem.Book;
        var incumbent = new Incumbent(Greedy.Fill(new Ledger(book), cancellation), options, meter);
        if (start is not null)
        {
            incumbent.Offer(Greedy.Fill(Drafts.Of(book, start.Assignments), cancellation));
        }
        var before =
            book.Previous.Length > 0 ? Greedy.Fill(Drafts.Of(book, book.Previous), cancellation) : null;
        if (before is not null)
        {
            incumbent.Offer(before.Copy());
        }
        var search = new TierSearch(book, options, meter, incumbent) { Before = before };
        (RosterTier Tier, double Share)[] turns =
        [
            (RosterTier.Minimums, MinimumsShare),
            (RosterTier.Targets, TargetsShare),
            (RosterTier.Fairness, FairnessShare),
            (RosterTier.Preferences, 1),
        ];
        foreach (var (tier, share) in turns)
        {
            search.Run(tier, share);
            if (tier != RosterTier.Preferences)
            {
                keep?.Invoke(Drafts.ToPlan(incumbent, options, meter));
            }
        }
        return Drafts.ToPlan(incumbent, options, meter);
    }

    /// <summary>
    /// Mends a plan: fills the turns of members who dropped out or may no longer serve, and without dropouts open slots too, with people who are
    /// free; only where minimums can't be met so, others of the days concerned move, few of them. Turns of other days stay.
    /// </summary>
    /// <param name="problem">The problem of the plan.</param>
    /// <param name="plan">A plan of it.</param>
    /// <param name="dropouts">Who can't serve, and when; may be empty.</param>
    /// <param name="options">Budget, seed and listener.</param>
    /// <param name="cancellation">Ends the search early; the best plan so far is returned.</param>
    /// <returns>A plan of <see cref="RosterProblem.After"/>, with what it is judged and checked by.</returns>
    public static RosterPlan Repair(
        RosterProblem problem,
        RosterPlan plan,
        IReadOnlyList<Dropout> dropouts,
        SolveOptions options,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(dropouts);
        ArgumentNullException.ThrowIfNull(options);
        var meter = new SolveMeter(options.Budget, cancellation);
        var book = problem.After(plan, dropouts).Book;
        var left = Drafts.Of(book, plan.Assignments);
        var days = book
            .WasThere.Where(one => !left.PeopleOf(one.Slot).Contains(one.Member))
            .Select(one => book.Slots[one.Slot].Day)
            // Who drops out touches their own days; open slots of others are for planning again without them.
            .Concat(
                dropouts.Count > 0
                    ? []
                    : book.Slots.Where(view => !left.IsServed(view.Ordinal)).Select(view => view.Day)
            )
            .ToHashSet();
        var movable = book
            .Slots.Where(view => days.Contains(view.Day))
            .Select(view => view.Ordinal)
            .ToHashSet();
        var stayed = left.Kept;
        var mayMove = (1 - book.Facts.Rules.RepairKeepShare) * movable.Sum(slot => left.PeopleOf(slot).Count);
        var incumbent = new Incumbent(Mending.Mend(left, movable, cancellation), options, meter);
        // With a pin lifted, its member may serve elsewhere, and what was proven before need not hold.
        var areBoundsKept = book.Pins.Length == problem.Book.Pins.Length;
        if (areBoundsKept)
        {
            incumbent.Know(RosterTier.Minimums, plan.Tiers[0].Bound);
        }
        var search = new TierSearch(book, options, meter, incumbent)
        {
            Movable = movable,
            LeastKept = Math.Min(stayed - (int)mayMove, incumbent.Ledger.Kept),
        };
        if (!search.IsReached(RosterTier.Minimums, plan.Tiers[0].Value))
        {
            search.Run(RosterTier.Minimums, MinimumsShare);
        }
        search.KeepMost(TargetsShare, stayed);
        search.Run(RosterTier.Targets, 1);
        if (areBoundsKept && search.IsReached(RosterTier.Minimums, plan.Tiers[0].Value))
        {
            // Who reaches as much as before is bound by what was proven before.
            incumbent.Know(RosterTier.Targets, plan.Tiers[1].Bound);
        }
        return Drafts.ToPlan(incumbent, options, meter);
    }
}
