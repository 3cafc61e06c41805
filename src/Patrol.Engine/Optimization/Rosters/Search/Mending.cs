using Patrol.Engine.Optimization.Rosters.Book;

namespace Patrol.Engine.Optimization.Rosters.Search;

/// <summary>Serves slots that have lost people, with few moves: with people who are free, else with one who is to spare
/// on another slot at that time.</summary>
internal static class Mending
{
    /// <summary>Mends the slots that may change; those that can't be served lose their people, the pinned aside.</summary>
    public static Ledger Mend(Ledger ledger, IReadOnlySet<int> movable, CancellationToken cancellation)
    {
        var book = ledger.Book;
        var hurt = movable
            .Where(slot => !ledger.IsServed(slot))
            .OrderByDescending(slot => ledger.PeopleOf(slot).Count > 0)
            .ThenByDescending(slot => book.Slots[slot].Slot.Value)
            .ThenBy(slot => slot);
        foreach (var slot in hurt.ToArray())
        {
            if (!cancellation.IsCancellationRequested && !Greedy.Serve(ledger, slot))
            {
                Move(ledger, slot, movable);
            }
        }
        return Greedy.Fill(ledger, cancellation, movable);
    }

    /// <summary>Serves a slot with people of others; leaves all as it was when that can't be done.</summary>
    private static void Move(Ledger ledger, int slot, IReadOnlySet<int> movable)
    {
        var moved = new List<(int Member, int From)>();
        while (!ledger.IsServed(slot))
        {
            if (
                ledger.PeopleOf(slot).Count >= ledger.Book.Slots[slot].Slot.Target
                || Take(ledger, slot, movable) is not { } one
            )
            {
                foreach (var (member, from) in moved)
                {
                    ledger.Remove(slot, member);
                    if (from >= 0)
                    {
                        ledger.Add(from, member);
                    }
                }
                return;
            }
            moved.Add(one);
        }
    }

    /// <summary>Takes one whom the slot lacks, from nowhere or from another slot; null when there is none.</summary>
    private static (int Member, int From)? Take(Ledger ledger, int slot, IReadOnlySet<int> movable)
    {
        var (book, view) = (ledger.Book, ledger.Book.Slots[slot]);
        Func<MemberView, bool> fits =
            ledger.Sworn(slot) < view.Sworn ? member => member.IsSworn
            : ledger.Leads(slot) < view.Slot.Leads ? member => member.MayLead(view)
            : member => !member.IsProbation;
        var able = book.Eligible[slot]
            .Where(m => fits(book.Members[m]) && !ledger.PeopleOf(slot).Contains(m))
            .ToArray();
        foreach (var member in able.Where(m => ledger.Conflicts(slot, m) == Rule.None))
        {
            ledger.Add(slot, member);
            return (member, -1);
        }
        foreach (var member in able)
        {
            var overlaps = ledger
                .TurnsOf(member)
                .Where(other => book.Slots[other].Turn.Overlaps(view.Turn))
                .ToArray();
            if (
                overlaps is not [var from]
                || !movable.Contains(from)
                || book.IsPinned(from, member)
                || !ledger.IsServed(from)
            )
            {
                continue;
            }
            ledger.Remove(from, member);
            if (ledger.IsServed(from) && ledger.Conflicts(slot, member) == Rule.None)
            {
                ledger.Add(slot, member);
                return (member, from);
            }
            ledger.Add(from, member);
        }
        return null;
    }
}
