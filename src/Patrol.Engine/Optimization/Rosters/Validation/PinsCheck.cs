using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Rosters.Book;

namespace Patrol.Engine.Optimization.Rosters.Validation;

/// <summary>Finds pins that contradict a rule, another pin or a ban.</summary>
internal static class PinsCheck
{
    private static readonly (Rule Rule, string Code, string Words)[] Walls =
    [
        (Rule.Status, "roster.pin-status", "the member is suspended or a clearance of theirs has run out"),
        (Rule.OnPost, "roster.pin-on-post", "the member serves on post and is never moved"),
        (Rule.Unit, "roster.pin-unit", "the filing of the member's unit is missing"),
        (Rule.Clearance, "roster.pin-clearance", "the member lacks a clearance on that day"),
        (Rule.Area, "roster.pin-area", "the member does not serve in that area"),
        (
            Rule.Availability,
            "roster.pin-availability",
            "the slot lies outside of the member's windows or tours"
        ),
        (Rule.Hours, "roster.pin-hours", "the member would serve more hours or turns than the rules allow"),
        (Rule.Rest, "roster.pin-rest", "the member would not rest long enough after a late turn"),
        (Rule.Taken, "roster.pin-overlap", "the member is on another slot at that time"),
        (Rule.Forbidden, "roster.pin-forbidden", "the same assignment is forbidden"),
    ];

    public static List<InputIssue> Find(RosterBook book)
    {
        var issues = new List<InputIssue>();
        foreach (var twice in book.Facts.Pins.GroupBy(pin => pin).Where(group => group.Count() > 1))
        {
            issues.Add("roster.pin-twice", twice.Key.Slot, twice.Key.Member, "Pin it once.");
        }
        foreach (var slot in book.Pins.GroupBy(pin => pin.Slot))
        {
            if (slot.Count() > book.Slots[slot.Key].Slot.Target)
            {
                var target = book.Slots[slot.Key].Slot.Target;
                Add(
                    issues,
                    "roster.pin-count",
                    book,
                    slot.First(),
                    $"{slot.Count()} are pinned to a slot for {target}: unpin some or raise the target"
                );
            }
        }
        foreach (var pin in book.Pins)
        {
            var broken = book.Walls(pin.Slot, pin.Member, all: true);
            foreach (var (rule, code, words) in Walls.Where(wall => broken.HasFlag(wall.Rule)))
            {
                Add(issues, code, book, pin, Detail(book, pin, rule, words));
            }
        }
        // Pins beside pins: each against all others, so that every one of a contradiction is named.
        var ledger = new Ledger(book);
        foreach (var pin in book.Pins)
        {
            ledger.Remove(pin.Slot, pin.Member);
            var broken =
                ledger.Conflicts(pin.Slot, pin.Member) & ~book.Walls(pin.Slot, pin.Member, all: true);
            ledger.Add(pin.Slot, pin.Member);
            if (broken.HasFlag(Rule.Forbidden))
            {
                Add(
                    issues,
                    "roster.pin-apart",
                    book,
                    pin,
                    "somebody pinned beside may not serve with this member"
                );
            }
            foreach (
                var (_, code, words) in Walls.Where(wall =>
                    wall.Rule != Rule.Forbidden && broken.HasFlag(wall.Rule)
                )
            )
            {
                Add(issues, code, book, pin, $"together with other pins, {words}");
            }
        }
        return issues;
    }

    private static string Detail(RosterBook book, (int Slot, int Member) pin, Rule rule, string words)
    {
        var view = book.Slots[pin.Slot];
        return
            rule == Rule.Clearance
            && book.Members[pin.Member].MissingClearance(view.Turn.Date, view.IsNight) is { } kind
            ? $"{words}: {kind}"
            : words;
    }

    private static void Add(
        List<InputIssue> issues,
        string code,
        RosterBook book,
        (int Slot, int Member) pin,
        string words
    ) =>
        issues.Add(
            code,
            book.Slots[pin.Slot].Slot.Code,
            book.Members[pin.Member].Code,
            $"Unpin it or change what stands against it: {words}."
        );
}
