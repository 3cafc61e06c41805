using Patrol.Engine.Model;

namespace Patrol.Engine.Optimization.Rosters.Book;

/// <summary>Slots and members by ordinal, and who may serve what as far as one pair alone decides.</summary>
internal sealed class RosterBook
{
    private readonly Dictionary<string, int> slotOf = [];
    private readonly Dictionary<string, int> memberOf = [];
    private readonly HashSet<(int Slot, int Member)> forbidden;
    private readonly Dictionary<int, HashSet<int>> apart = [];
    private readonly HashSet<(int Slot, int Member)> pinned;

    // Every pair is looked at for a search, few for a question about one slot.
    private readonly Lazy<(int[][] Eligible, int[][] SlotsOf)> match;
    private readonly Lazy<int[][]> points;

    public RosterBook(RosterFacts facts)
    {
        Facts = facts;
        var clock = new RosterClock(facts.Zone, facts.Rules);
        Slots = [.. facts.Slots.Select((slot, s) => View(slot, s, facts, clock))];
        var published = facts.Published.ToLookup(turn => turn.Member);
        Members =
        [
            .. facts.Members.Select(
                (member, m) => new MemberView(m, member, facts, [.. published[member.Member.Code]])
            ),
        ];
        foreach (var slot in Slots)
        {
            slotOf.TryAdd(slot.Slot.Code, slot.Ordinal);
        }
        foreach (var member in Members)
        {
            memberOf.TryAdd(member.Code, member.Ordinal);
        }
        forbidden = [.. Known(facts.Forbidden)];
        pinned = [.. Known(facts.Pins)];
        Pins = [.. Known(facts.Pins).Distinct()];
        Previous =
        [
            .. facts.Previous.Where(one => slotOf.ContainsKey(one.Slot) && memberOf.ContainsKey(one.Member)),
        ];
        WasThere = [.. Previous.Select(one => (slotOf[one.Slot], memberOf[one.Member]))];
        LedBefore =
        [
            .. Previous.Where(one => one.IsLead).Select(one => (slotOf[one.Slot], memberOf[one.Member])),
        ];
        foreach (var pair in facts.Apart)
        {
            if (memberOf.TryGetValue(pair.First, out var a) && memberOf.TryGetValue(pair.Second, out var b))
            {
                (apart.TryGetValue(a, out var ofA) ? ofA : apart[a] = []).Add(b);
                (apart.TryGetValue(b, out var ofB) ? ofB : apart[b] = []).Add(a);
            }
        }
        DeclaredHours = Members.Where(member => member.IsFairlyLoaded).Sum(member => member.WeeklyHours);
        match = new(Match);
        points = new(() =>
            [.. Eligible.Select((members, slot) => members.Select(m => Points(slot, m)).ToArray())]
        );
    }

    public RosterFacts Facts { get; }

    public SlotView[] Slots { get; }

    public MemberView[] Members { get; }

    /// <summary>[slot] ordinals of the members whom no wall keeps away, ascending.</summary>
    public int[][] Eligible => match.Value.Eligible;

    /// <summary>[slot] points of those members, in the same order.</summary>
    public int[][] EligiblePoints => points.Value;

    /// <summary>[member] ordinals of the slots from which no wall keeps them away, ascending.</summary>
    public int[][] SlotsOf => match.Value.SlotsOf;

    /// <summary>Hours a week that those who count for fairness declare together.</summary>
    public double DeclaredHours { get; }

    public (int Slot, int Member)[] Pins { get; }

    public Assignment[] Previous { get; }

    /// <summary>Pairs that were there before.</summary>
    public HashSet<(int Slot, int Member)> WasThere { get; }

    /// <summary>Those of them that led.</summary>
    public HashSet<(int Slot, int Member)> LedBefore { get; }

    public int FindSlot(string code) => slotOf.GetValueOrDefault(code, -1);

    public int FindMember(string code) => memberOf.GetValueOrDefault(code, -1);

    public bool IsPinned(int slot, int member) => pinned.Contains((slot, member));

    /// <summary>Members who may not serve beside one; empty for most.</summary>
    public IReadOnlyCollection<int> ApartFrom(int member) =>
        apart.TryGetValue(member, out var set) ? set : [];

    /// <summary>True when something said of the member alone sets them apart from others of the same tour.</summary>
    public bool IsSpecial(int member) =>
        apart.ContainsKey(member)
        || pinned.Any(one => one.Member == member)
        || forbidden.Any(one => one.Member == member);

    /// <summary>Walls between a slot and a member, the forbidden pairs included.</summary>
    public Rule Walls(int slot, int member, bool all)
    {
        var walls = Members[member].Walls(Slots[slot], all);
        return walls == Rule.None || all
            ? walls | (forbidden.Contains((slot, member)) ? Rule.Forbidden : Rule.None)
            : walls;
    }

    /// <summary>Points of a member on a slot, the lead's left out.</summary>
    public int Points(int slot, int member)
    {
        var (rules, area) = (Facts.Rules, Slots[slot].Slot.Area);
        return (Members[member].IsHome(area) ? rules.HomePoints : 0)
            + (Members[member].PublishedAreas.Contains(area) ? rules.PlacePoints : 0)
            + (WasThere.Contains((slot, member)) ? rules.KeepPoints : 0);
    }

    private (int[][] Eligible, int[][] SlotsOf) Match()
    {
        var slotsOf = new int[Members.Length][];
        var eligible = Slots.Select(_ => new List<int>()).ToArray();
        foreach (var member in Members)
        {
            slotsOf[member.Ordinal] =
            [
                .. Enumerable
                    .Range(0, Slots.Length)
                    .Where(s => Walls(s, member.Ordinal, all: false) == Rule.None),
            ];
            foreach (var s in slotsOf[member.Ordinal])
            {
                eligible[s].Add(member.Ordinal);
            }
        }
        return ([.. eligible.Select(list => list.ToArray())], slotsOf);
    }

    private IEnumerable<(int Slot, int Member)> Known(IEnumerable<SlotMember> pairs) =>
        pairs
            .Select(one => (FindSlot(one.Slot), FindMember(one.Member)))
            .Where(one => one is { Item1: >= 0, Item2: >= 0 });

    private static SlotView View(DutySlot slot, int ordinal, RosterFacts facts, RosterClock clock)
    {
        var turn = clock.Read(slot.From, slot.To);
        var day = NodaTime.Period.DaysBetween(facts.Week, turn.Date);
        return new SlotView(ordinal, slot, turn, Math.Clamp(day, 0, 6), clock.IsNight(slot.From, slot.To));
    }
}
