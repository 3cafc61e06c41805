using Patrol.Engine.Optimization.Rosters.Book;
using Patrol.Engine.Optimization.Rosters.Search;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Rosters;

/// <summary>A member who could serve a slot beside everything else in the plan.</summary>
/// <param name="Member">Code of the member.</param>
/// <param name="IsLead">True when the member could lead it.</param>
/// <param name="Costs">
/// What speaks against it, empty when nothing does: <c>roster.cost-away</c> (not a home area),
/// <c>roster.cost-load</c> (more hours this week than declared: <c>hours</c>, <c>declared</c>),
/// <c>roster.cost-second-turn</c> (already serves that day), <c>roster.cost-probation</c>, <c>roster.cost-mix</c> (more on
/// probation than the people there allow).
/// </param>
public sealed record Candidate(string Member, bool IsLead, IReadOnlyList<Reason> Costs);

/// <summary>A member whom one rule alone rules out.</summary>
/// <param name="Member">Code of the member.</param>
/// <param name="Rule">The rule, as <c>roster.near-clearance</c> (with its <c>kind</c>), <c>roster.near-taken</c> (with the
/// <c>slot</c>), <c>roster.near-availability</c> …</param>
public sealed record NearMiss(string Member, Reason Rule);

/// <summary>Who could serve one slot.</summary>
/// <param name="Best">Members whom no rule rules out, best first.</param>
/// <param name="NearMisses">Members whom exactly one rule rules out, those who would cost least first.</param>
public sealed record CandidateList(IReadOnlyList<Candidate> Best, IReadOnlyList<NearMiss> NearMisses);

/// <summary>Ranks members for one slot while the plan stays as it is.</summary>
public static class RosterCandidates
{
    /// <summary>
    /// Those first whom the slot lacks (sworn, else who may lead; where it lacks neither, those who are not sworn), then
    /// those with the fewest costs, then by hours ÷ hours declared, then by code.
    /// </summary>
    /// <param name="problem">Problem of the plan.</param>
    /// <param name="plan">Plan; those who serve the slot already are left out.</param>
    /// <param name="slotCode">Code of the slot.</param>
    /// <param name="count">Most candidates, and most near misses.</param>
    /// <exception cref="ArgumentException">There is no such slot.</exception>
    public static CandidateList Rank(RosterProblem problem, RosterPlan plan, string slotCode, int count)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var book = problem.Book;
        var slot = book.FindSlot(slotCode);
        if (slot < 0)
        {
            throw new ArgumentException($"There is no slot \"{slotCode}\".", nameof(slotCode));
        }
        var ledger = Drafts.Of(book, plan.Assignments);
        var (best, near) = (new List<(Candidate, Order)>(), new List<(NearMiss, Order)>());
        foreach (var member in book.Members.Where(member => !ledger.PeopleOf(slot).Contains(member.Ordinal)))
        {
            var broken = OpenReasons.Broken(ledger, slot, member.Ordinal);
            if (broken == Rule.None)
            {
                var costs = Costs(ledger, book.Slots[slot], member);
                best.Add(
                    (
                        new Candidate(member.Code, member.MayLead(book.Slots[slot]), costs),
                        Rate(ledger, book.Slots[slot], member, costs)
                    )
                );
            }
            else if (broken.IsSingle())
            {
                near.Add(
                    (
                        new NearMiss(member.Code, Explain(ledger, book.Slots[slot], member, broken)),
                        Rate(ledger, book.Slots[slot], member, Costs(ledger, book.Slots[slot], member))
                    )
                );
            }
        }
        return new CandidateList(
            [.. best.OrderBy(one => one.Item2).Take(count).Select(one => one.Item1)],
            [.. near.OrderBy(one => one.Item2).Take(count).Select(one => one.Item1)]
        );
    }

    /// <summary>What speaks against a member on a slot, though no rule does.</summary>
    internal static List<Reason> Costs(Ledger ledger, SlotView view, MemberView member)
    {
        var costs = new List<Reason>();
        var hours = ledger.HoursOf(member.Ordinal) + view.Turn.Length / 3600.0;
        if (!member.IsHome(view.Slot.Area))
        {
            costs.Add(Reason.Of("roster.cost-away", ("area", view.Slot.Area)));
        }
        if (member.IsFairlyLoaded && hours > member.WeeklyHours)
        {
            costs.Add(
                Reason.Of(
                    "roster.cost-load",
                    ("hours", Math.Round(hours, 2)),
                    ("declared", Math.Round(member.WeeklyHours, 2))
                )
            );
        }
        if (ledger.TurnsOf(member.Ordinal).Any(other => ledger.Book.Slots[other].Turn.Date == view.Turn.Date))
        {
            costs.Add(Reason.Of("roster.cost-second-turn"));
        }
        if (member.IsProbation)
        {
            costs.Add(Reason.Of("roster.cost-probation"));
            if (
                !ledger.IsMixed(
                    view.Ordinal,
                    ledger.PeopleOf(view.Ordinal).Count + 1,
                    ledger.Probation(view.Ordinal) + 1
                )
            )
            {
                costs.Add(Reason.Of("roster.cost-mix"));
            }
        }
        return costs;
    }

    private static Reason Explain(Ledger ledger, SlotView view, MemberView member, Rule broken)
    {
        var code = RuleWords.All.Single(word => word.Rule == broken).Near;
        if (broken == Rule.Clearance && member.MissingClearance(view.Turn.Date, view.IsNight) is { } kind)
        {
            return Reason.Of(code, ("kind", kind));
        }
        var other = ledger
            .TurnsOf(member.Ordinal)
            .Where(slot => broken == Rule.Taken && ledger.Book.Slots[slot].Turn.Overlaps(view.Turn))
            .ToArray();
        return other.Length > 0
            ? Reason.Of(code, ("slot", ledger.Book.Slots[other[0]].Slot.Code))
            : Reason.Of(code);
    }

    private static Order Rate(Ledger ledger, SlotView view, MemberView member, List<Reason> costs)
    {
        var lacks =
            ledger.Sworn(view.Ordinal) < view.Sworn ? member.IsSworn
            : ledger.Leads(view.Ordinal) < view.Slot.Leads ? member.MayLead(view)
            : !member.IsSworn;
        var hours = ledger.HoursOf(member.Ordinal);
        return new Order(
            lacks ? 0 : 1,
            costs.Count,
            member.WeeklyHours > 0 ? hours / member.WeeklyHours : hours,
            member.Code
        );
    }

    /// <summary>What candidates are ordered by, the first difference first.</summary>
    private sealed record Order(int Lacks, int Costs, double Load, string Code) : IComparable<Order>
    {
        public int CompareTo(Order? other) =>
            other is null ? 1
            : (Lacks, Costs, Load).CompareTo((other.Lacks, other.Costs, other.Load)) is not 0 and var order
                ? order
            : string.CompareOrdinal(Code, other.Code);
    }
}
