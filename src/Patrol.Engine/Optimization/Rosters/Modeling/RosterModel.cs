using Google.OrTools.Sat;
using Patrol.Engine.Optimization.Rosters.Book;

namespace Patrol.Engine.Optimization.Rosters.Modeling;

/// <summary>A crew's place on a slot: how many of the crew serve there.</summary>
internal sealed record Seat(int Crew, int Slot, IntVar People, int Most);

/// <summary>
/// The roster for CP-SAT: <c>people[crew, slot]</c> whole numbers and <c>served[slot]</c>. What rules ask of one person
/// is exact for a crew of one; of a crew of many it holds for the crew as a whole, which <see cref="Unfolding"/> then
/// gives to persons.
/// </summary>
internal sealed class RosterModel
{
    private readonly RosterBook book;
    private readonly List<(IntVar Variable, Func<Ledger, long> Of)> derived = [];

    public RosterModel(RosterBook book, IReadOnlyList<Crew> crews)
    {
        (this.book, Crews) = (book, crews);
        SeatsOn = [.. book.Slots.Select(_ => new List<Seat>())];
        SeatsOf = [.. crews.Select(_ => new List<Seat>())];
        Served = [.. book.Slots.Select(_ => Model.NewBoolVar(""))];
        for (var c = 0; c < crews.Count; c++)
        {
            foreach (var slot in crews[c].Slots)
            {
                var isPinned = crews[c].Members.Length == 1 && book.IsPinned(slot, crews[c].Members[0]);
                var most = Math.Min(crews[c].Members.Length, book.Slots[slot].Slot.Target);
                var people =
                    most == 1 && !isPinned
                        ? Model.NewBoolVar("")
                        : Model.NewIntVar(isPinned ? 1 : 0, most, "");
                var seat = new Seat(c, slot, people, most);
                SeatsOf[c].Add(seat);
                SeatsOn[slot].Add(seat);
            }
            CrewRules.Add(Model, book, crews[c], SeatsOf[c]);
        }
        Counted = [.. book.Slots.Select(AddSlot)];
        AddApart();
    }

    public CpModel Model { get; } = new();

    public IReadOnlyList<Crew> Crews { get; }

    /// <summary>[slot] its seats.</summary>
    public List<Seat>[] SeatsOn { get; }

    /// <summary>[crew] its seats, by start of their slots.</summary>
    public List<Seat>[] SeatsOf { get; }

    /// <summary>[slot] true when it is served.</summary>
    public BoolVar[] Served { get; }

    /// <summary>[slot] its people when it is served, else 0.</summary>
    public LinearExpr[] Counted { get; }

    /// <summary>A variable that follows from the people; a roster to start from says what it is.</summary>
    public IntVar NewVar(long least, long most, Func<Ledger, long> of)
    {
        var variable = Model.NewIntVar(least, most, "");
        derived.Add((variable, of));
        return variable;
    }

    /// <summary>Tells CP-SAT a roster to start from, every variable of it: an incomplete hint is often given up.</summary>
    public void Hint(Ledger ledger)
    {
        Model.ClearHints();
        foreach (var view in book.Slots)
        {
            Model.AddHint(Served[view.Ordinal], ledger.IsServed(view.Ordinal));
            var people = ledger.PeopleOf(view.Ordinal).ToHashSet();
            foreach (var seat in SeatsOn[view.Ordinal])
            {
                Model.AddHint(seat.People, Crews[seat.Crew].Members.Count(people.Contains));
            }
        }
        derived.ForEach(one => Model.AddHint(one.Variable, one.Of(ledger)));
    }

    /// <summary>Leaves the people of some slots as they are in a ledger.</summary>
    public void Freeze(Ledger ledger, IEnumerable<int> slots)
    {
        foreach (var slot in slots)
        {
            var people = ledger.PeopleOf(slot).ToHashSet();
            Model.Add(Served[slot] == (ledger.IsServed(slot) ? 1 : 0));
            foreach (var seat in SeatsOn[slot])
            {
                Model.Add(seat.People == Crews[seat.Crew].Members.Count(people.Contains));
            }
        }
    }

    private LinearExpr AddSlot(SlotView view)
    {
        var (slot, served, seats) = (view.Slot, Served[view.Ordinal], SeatsOn[view.Ordinal]);
        var people = Sum(seats, _ => true);
        var pins = book.Pins.Count(pin => pin.Slot == view.Ordinal);
        Model.Add(people >= slot.Minimum * served);
        // Nobody is on a slot that is not served, the pinned aside.
        Model.Add(people <= (slot.Target - pins) * served + pins);
        if (slot.Leads > 0)
        {
            Model.Add(Sum(seats, seat => MayLead(seat, view)) >= slot.Leads * served);
        }
        if (view.Sworn > 0)
        {
            Model.Add(Sum(seats, seat => Crews[seat.Crew].IsSworn) >= view.Sworn * served);
        }
        AddMix(view, people, pins);
        if (pins == 0)
        {
            return people;
        }
        var counted = NewVar(
            0,
            slot.Target,
            ledger => ledger.IsServed(view.Ordinal) ? ledger.PeopleOf(view.Ordinal).Count : 0
        );
        Model.Add(counted <= people);
        Model.Add(counted <= slot.Target * served);
        return counted;
    }

    private void AddMix(SlotView view, LinearExpr people, int pins)
    {
        var seats = SeatsOn[view.Ordinal];
        if (!seats.Exists(seat => Crews[seat.Crew].IsProbation))
        {
            return;
        }
        var probation = Sum(seats, seat => Crews[seat.Crew].IsProbation);
        var share = Model.Add(100 * probation <= book.Facts.Rules.ProbationPercent * people);
        var beside =
            view.Slot.Leads == 0
                ? Model.Add(probation <= view.Slot.Target * Sum(seats, seat => MayLead(seat, view)))
                : null;
        if (pins > 0)
        {
            share.OnlyEnforceIf(Served[view.Ordinal]);
            beside?.OnlyEnforceIf(Served[view.Ordinal]);
        }
    }

    private void AddApart()
    {
        foreach (var view in book.Slots)
        {
            var alone = SeatsOn[view.Ordinal].Where(seat => Crews[seat.Crew].Members.Length == 1).ToArray();
            foreach (var seat in alone)
            {
                var member = Crews[seat.Crew].Members[0];
                foreach (var other in alone)
                {
                    var beside = Crews[other.Crew].Members[0];
                    if (member < beside && book.ApartFrom(member).Contains(beside))
                    {
                        Model.Add(seat.People + other.People <= 1);
                    }
                }
            }
        }
    }

    private bool MayLead(Seat seat, SlotView view) => book.Members[Crews[seat.Crew].Members[0]].MayLead(view);

    private static LinearExpr Sum(IEnumerable<Seat> seats, Func<Seat, bool> which) =>
        LinearExpr.Sum(seats.Where(which).Select(seat => seat.People));
}
