namespace Patrol.Engine.Optimization.Rosters.Book;

/// <summary>Who serves what so far, and what still goes beside it.</summary>
internal sealed class Ledger
{
    private readonly RosterBook book;
    private readonly List<int>[] people;
    private readonly List<int>[] turns;

    public Ledger(RosterBook book)
    {
        this.book = book;
        people = [.. book.Slots.Select(_ => new List<int>())];
        turns = [.. book.Members.Select(_ => new List<int>())];
        foreach (var (slot, member) in book.Pins)
        {
            Add(slot, member);
        }
    }

    public RosterBook Book => book;

    /// <summary>[slot] ordinals of its people.</summary>
    public IReadOnlyList<int> PeopleOf(int slot) => people[slot];

    /// <summary>[member] ordinals of their slots.</summary>
    public IReadOnlyList<int> TurnsOf(int member) => turns[member];

    public void Add(int slot, int member)
    {
        people[slot].Add(member);
        turns[member].Add(slot);
    }

    public void Remove(int slot, int member)
    {
        people[slot].Remove(member);
        turns[member].Remove(slot);
    }

    /// <summary>Takes everybody off a slot but the pinned.</summary>
    public void Clear(int slot)
    {
        foreach (var member in people[slot].Where(m => !book.IsPinned(slot, m)).ToArray())
        {
            Remove(slot, member);
        }
    }

    public Ledger Copy()
    {
        var copy = new Ledger(book);
        copy.Fill(this);
        return copy;
    }

    /// <summary>Assignments that were there before.</summary>
    public int Kept => book.WasThere.Count(one => people[one.Slot].Contains(one.Member));

    public double HoursOf(int member) => turns[member].Sum(slot => book.Slots[slot].Turn.Length) / 3600.0;

    public int Leads(int slot) => people[slot].Count(m => book.Members[m].MayLead(book.Slots[slot]));

    public int Sworn(int slot) => people[slot].Count(m => book.Members[m].IsSworn);

    public int Probation(int slot) => people[slot].Count(m => book.Members[m].IsProbation);

    /// <summary>True when the slot has its minimum, leads, sworn and mix.</summary>
    public bool IsServed(int slot)
    {
        var view = book.Slots[slot];
        return people[slot].Count >= view.Slot.Minimum
            && Leads(slot) >= view.Slot.Leads
            && Sworn(slot) >= view.Sworn
            && IsMixed(slot, people[slot].Count, Probation(slot));
    }

    /// <summary>True when as many on probation go with so many people, and an active member who may lead is there.</summary>
    public bool IsMixed(int slot, int count, int probation) =>
        probation == 0 || (100 * probation <= book.Facts.Rules.ProbationPercent * count && Leads(slot) > 0);

    /// <summary>Rules that what is assigned so far puts between a slot and a member who has no wall to it.</summary>
    public Rule Conflicts(int slot, int member)
    {
        var view = book.Members[member];
        var turn = book.Slots[slot].Turn;
        var broken = book.ApartFrom(member).Any(people[slot].Contains) ? Rule.Forbidden : Rule.None;
        foreach (var other in turns[member])
        {
            var taken = book.Slots[other].Turn;
            broken |=
                taken.Overlaps(turn) ? Rule.Taken
                : !view.IsSworn && taken.IsTooClose(turn) ? Rule.Rest
                : Rule.None;
        }
        return broken | (view.IsSworn ? TourLimit(view, turn) : FreeTimeLimits(view, slot, turn));
    }

    private void Fill(Ledger other)
    {
        for (var slot = 0; slot < people.Length; slot++)
        {
            foreach (var member in other.people[slot].Where(m => !people[slot].Contains(m)))
            {
                Add(slot, member);
            }
        }
    }

    private Rule TourLimit(MemberView view, Turn turn)
    {
        if (view.FindTour(turn) is not (>= 0 and var tour))
        {
            return Rule.None;
        }
        var (from, to) = view.Tours[tour];
        var duty =
            turn.Length
            + turns[view.Ordinal]
                .Select(slot => book.Slots[slot].Turn)
                .Concat(view.Published)
                .Where(other => from <= other.From && other.To <= to)
                .Sum(other => other.Length);
        return duty > view.DutyPerTour ? Rule.Hours : Rule.None;
    }

    private Rule FreeTimeLimits(MemberView view, int slot, Turn turn)
    {
        var rules = book.Facts.Rules;
        var (day, count, month) = (turn.Length, 1, turn.Length);
        foreach (var other in view.Published.Where(other => other.Date == turn.Date))
        {
            (day, count) = (day + other.Length, count + 1);
        }
        foreach (var other in turns[view.Ordinal])
        {
            var length = book.Slots[other].Turn.Length;
            if (book.Slots[other].Turn.Date == turn.Date)
            {
                (day, count) = (day + length, count + 1);
            }
            month += book.Slots[other].Month == book.Slots[slot].Month ? length : 0;
        }
        return
            day > (long)rules.LongestDay.TotalSeconds
            || count > rules.TurnsPerDay
            || month > view.SecondsLeft(book.Slots[slot].Month)
            ? Rule.Hours
            : Rule.None;
    }
}
