using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Rosters.Book;
using Patrol.Engine.Optimization.Rosters.Validation;

namespace Patrol.Engine.Optimization.Rosters;

/// <summary>
/// Who serves which slot in one week. A slot is served with its minimum of people, among them those who may lead and the
/// sworn it asks for; nobody is on a slot that is not served, unless pinned. What every assignment must keep: clearances
/// on the slot's local date, windows or tours, areas, one place at a time, hours of turn, day, tour and month, rest, the
/// mix, and pairs apart; the turns of last week count. Members on post are never assigned.
/// <para>[D] A turn counts for the local date on which it starts: clearances, hours and turns of a day, month. Who holds
/// <c>lead</c> counts among those who may lead at night too, but the one who leads then is sworn. A slot that asks for no
/// lead by day needs none, unless somebody on probation is there. Pins keep every rule; to pin a member beyond them,
/// change what is known of the member.</para>
/// </summary>
public sealed class RosterProblem
{
    /// <summary>Makes a problem.</summary>
    /// <param name="facts">Raw facts; its lists must not be changed afterwards.</param>
    /// <exception cref="InputException">Anything does not hold, contradictory pins included; every issue is listed. A
    /// slot that nobody may serve is no issue: it stays open.</exception>
    public RosterProblem(RosterFacts facts)
        : this(facts, mayPinsBreakRules: false) { }

    private RosterProblem(RosterFacts facts, bool mayPinsBreakRules)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var issues = FactsCheck.Find(facts);
        if (issues.Count == 0)
        {
            Book = new RosterBook(facts);
            issues = mayPinsBreakRules ? [] : PinsCheck.Find(Book);
        }
        if (issues.Count > 0)
        {
            throw new InputException(issues);
        }
        Facts = facts;
    }

    /// <summary>The problem of a plan that is taken as it is: since its pins were set, a clearance may have run out. Not to be
    /// solved.</summary>
    /// <exception cref="InputException">Anything but pins does not hold.</exception>
    public static RosterProblem AsItIs(RosterFacts facts) => new(facts, mayPinsBreakRules: true);

    /// <summary>What is wrong with the pins; empty for a problem that can be solved.</summary>
    public IReadOnlyList<InputIssue> ListBrokenPins() => PinsCheck.Find(Book);

    /// <summary>The facts it was made from.</summary>
    public RosterFacts Facts { get; }

    /// <summary>
    /// The problem after members have dropped out of a plan: what they can't serve is forbidden, their pins there are
    /// lifted, and the plan's assignments are the previous ones.
    /// </summary>
    public RosterProblem After(RosterPlan plan, IReadOnlyList<Dropout> dropouts)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(dropouts);
        var members = Facts.Members.Select(one => one.Member.Code).ToHashSet();
        var gone =
            from dropout in dropouts
            where members.Contains(dropout.Member)
            from slot in Facts.Slots
            where slot.From < dropout.To && dropout.From < slot.To
            select new SlotMember(slot.Code, dropout.Member);
        var forbidden = Facts.Forbidden.Concat(gone).Distinct().ToArray();
        return new RosterProblem(
            Facts with
            {
                Forbidden = forbidden,
                Pins = [.. Facts.Pins.Except(forbidden)],
                Previous = plan.Assignments,
            }
        );
    }

    internal RosterBook Book { get; } = null!;
}
