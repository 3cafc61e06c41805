using Patrol.Engine.Optimization.Rosters.Book;

namespace Patrol.Engine.Optimization.Rosters.Search;

/// <summary>
/// Serves slots one after the other, most value a head first, with those members first who have the fewest other slots;
/// officers and auxiliaries, who go anywhere, last. Then fills up to the targets.
/// </summary>
internal static class Greedy
{
    /// <summary>Adds to a ledger; what is on it stays, but nobody stays on a slot that can't be served, the pinned aside.</summary>
    /// <param name="ledger">Is changed, and given back.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <param name="only">Slots that may change; null for all.</param>
    public static Ledger Fill(Ledger ledger, CancellationToken cancellation, IReadOnlySet<int>? only = null)
    {
        var book = ledger.Book;
        var open = book.Slots.Where(view => only is null || only.Contains(view.Ordinal)).ToArray();
        var byMinimum = open.OrderByDescending(view => view.Slot.Value / view.Slot.Minimum)
            .ThenBy(view => view.Ordinal);
        foreach (var view in byMinimum.TakeWhile(_ => !cancellation.IsCancellationRequested))
        {
            Serve(ledger, view.Ordinal);
        }
        foreach (var view in open.Where(view => !ledger.IsServed(view.Ordinal)))
        {
            ledger.Clear(view.Ordinal);
        }
        var byTarget = open.OrderByDescending(view => view.Slot.Value / view.Slot.Target)
            .ThenBy(view => view.Ordinal);
        foreach (var view in byTarget.TakeWhile(_ => !cancellation.IsCancellationRequested))
        {
            if (ledger.IsServed(view.Ordinal))
            {
                Add(ledger, view.Ordinal, view.Slot.Target - ledger.PeopleOf(view.Ordinal).Count, _ => true);
            }
        }
        return ledger;
    }

    /// <summary>Takes people onto a slot until it is served; leaves it as it was when that can't be done.</summary>
    public static bool Serve(Ledger ledger, int slot)
    {
        if (ledger.IsServed(slot))
        {
            return true;
        }
        var (book, view) = (ledger.Book, ledger.Book.Slots[slot]);
        var before = ledger.PeopleOf(slot).ToHashSet();
        Add(ledger, slot, view.Sworn - ledger.Sworn(slot), m => book.Members[m].IsSworn);
        Add(ledger, slot, view.Slot.Leads - ledger.Leads(slot), m => book.Members[m].MayLead(view));
        Add(
            ledger,
            slot,
            view.Slot.Minimum - ledger.PeopleOf(slot).Count,
            m => !book.Members[m].IsProbation,
            view.Slot.Minimum
        );
        Add(ledger, slot, view.Slot.Minimum - ledger.PeopleOf(slot).Count, _ => true, view.Slot.Minimum);
        if (ledger.IsServed(slot))
        {
            return true;
        }
        foreach (var member in ledger.PeopleOf(slot).Where(m => !before.Contains(m)).ToArray())
        {
            ledger.Remove(slot, member);
        }
        return false;
    }

    /// <summary>Adds up to so many members who fit; the mix is kept for at least <paramref name="count"/> people.</summary>
    private static void Add(Ledger ledger, int slot, int wanted, Func<int, bool> fits, int count = 0)
    {
        if (wanted <= 0)
        {
            return;
        }
        var book = ledger.Book;
        var scarce = book.Eligible[slot]
            .Where(fits)
            .OrderBy(m => book.Members[m].IsSworn)
            .ThenBy(m => book.SlotsOf[m].Length)
            .ThenBy(m => m);
        foreach (var member in scarce)
        {
            var people = ledger.PeopleOf(slot);
            if (
                wanted > 0
                && people.Count < book.Slots[slot].Slot.Target
                && !people.Contains(member)
                && (
                    !book.Members[member].IsProbation
                    || ledger.IsMixed(slot, Math.Max(count, people.Count + 1), ledger.Probation(slot) + 1)
                )
                && ledger.Conflicts(slot, member) == Rule.None
            )
            {
                ledger.Add(slot, member);
                wanted--;
            }
        }
    }
}
