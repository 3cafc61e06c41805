using Patrol.Engine.Optimization.Rosters.Book;
using Patrol.Engine.Optimization.Rosters.Search;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Rosters;

/// <summary>
/// Says at once of every place in a plan whether a person may put one member there: what each single edit would answer,
/// for all of them. A ban is no hindrance, for who is put on a slot is allowed there again.
/// </summary>
public static class RosterTargets
{
    private static readonly (Rule Rule, string Code)[] Codes =
    [
        (Rule.Status, "roster.pin-status"),
        (Rule.OnPost, "roster.pin-on-post"),
        (Rule.Unit, "roster.pin-unit"),
        (Rule.Clearance, "roster.pin-clearance"),
        (Rule.Area, "roster.pin-area"),
        (Rule.Availability, "roster.pin-availability"),
        (Rule.Hours, "roster.pin-hours"),
        (Rule.Rest, "roster.pin-rest"),
        (Rule.Taken, "roster.pin-overlap"),
    ];

    /// <summary>Finds where a member could go.</summary>
    /// <param name="problem">Problem of the plan.</param>
    /// <param name="plan">Plan.</param>
    /// <param name="memberCode">Code of the member.</param>
    /// <param name="slotCode">Slot that the member would leave; null to be put on one more.</param>
    /// <exception cref="ArgumentException">The slot or the member is unknown, or the member is not on the slot.</exception>
    public static TargetList Find(
        RosterProblem problem,
        RosterPlan plan,
        string memberCode,
        string? slotCode = null
    )
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(plan);
        var book = problem.Book;
        var ledger = LedgerOf(book, plan);
        var member = book.FindMember(memberCode);
        var from = slotCode is null ? -1 : book.FindSlot(slotCode);
        if (member < 0 || (slotCode is not null && (from < 0 || !ledger.PeopleOf(from).Contains(member))))
        {
            throw new ArgumentException(
                $"There is no member \"{memberCode}\" on \"{slotCode}\".",
                nameof(memberCode)
            );
        }
        var look = new Look(ledger, member, from);
        return look.Find();
    }

    // Whatever rules it breaks: the plan is taken as it is.
    private static Ledger LedgerOf(RosterBook book, RosterPlan plan)
    {
        var ledger = new Ledger(book);
        foreach (var one in plan.Assignments)
        {
            var (slot, member) = (book.FindSlot(one.Slot), book.FindMember(one.Member));
            if (slot >= 0 && member >= 0 && !ledger.PeopleOf(slot).Contains(member))
            {
                ledger.Add(slot, member);
            }
        }
        return ledger;
    }

    /// <summary>One look from one place; the ledger is always put back as it was.</summary>
    private sealed class Look(Ledger ledger, int member, int from)
    {
        private readonly RosterBook book = ledger.Book;
        private readonly bool[] wasServed =
        [
            .. ledger.Book.Slots.Select(view => ledger.IsServed(view.Ordinal)),
        ];

        public TargetList Find()
        {
            var slots = new List<TargetSlot>();
            var places = new List<TargetPlace>();
            var (barredSlots, barredMembers) = (new Groups(), new Groups());
            var standIns = new List<StandIn>();
            if (from >= 0)
            {
                ledger.Remove(from, member);
            }
            foreach (var view in book.Slots)
            {
                var to = view.Ordinal;
                if (to == from || ledger.PeopleOf(to).Contains(member))
                {
                    continue;
                }
                if (Broken(to, member) is { Count: > 0 } broken)
                {
                    barredSlots.Add(broken, view.Slot.Code);
                    continue;
                }
                slots.Add(OnSlot(view));
                places.AddRange(ledger.PeopleOf(to).ToArray().Select(other => InPlaceOf(to, other)));
            }
            foreach (var other in from < 0 ? [] : book.Members)
            {
                if (other.Ordinal == member || ledger.PeopleOf(from).Contains(other.Ordinal))
                {
                    continue;
                }
                if (Broken(from, other.Ordinal) is { Count: > 0 } broken)
                {
                    barredMembers.Add(broken, other.Code);
                    continue;
                }
                standIns.Add(
                    new StandIn(
                        other.Code,
                        Apart(from, other.Ordinal),
                        RosterCandidates.Costs(ledger, book.Slots[from], other),
                        Opened((from, other.Ordinal))
                    )
                );
            }
            return new TargetList(slots, barredSlots.All, places, standIns, barredMembers.All);
        }

        private TargetSlot OnSlot(SlotView view)
        {
            var isFull = ledger.PeopleOf(view.Ordinal).Count >= view.Slot.Target;
            Reason[] broken =
            [
                .. isFull ? [Reason.Of("roster.pin-count", ("slot", view.Slot.Code))] : Array.Empty<Reason>(),
                .. Apart(view.Ordinal, member),
            ];
            return new TargetSlot(
                view.Slot.Code,
                broken,
                RosterCandidates.Costs(ledger, view, book.Members[member]),
                Opened((view.Ordinal, member))
            );
        }

        private TargetPlace InPlaceOf(int to, int other)
        {
            ledger.Remove(to, other);
            var broken = Apart(to, member);
            IReadOnlyList<string> opened;
            if (from < 0)
            {
                opened = Opened((to, member));
            }
            else
            {
                broken.AddRange(Broken(from, other));
                broken.AddRange(Apart(from, other));
                if (ledger.PeopleOf(from).Contains(other))
                {
                    broken.Add(
                        Reason.Of(
                            "check.assigned-twice",
                            ("slot", book.Slots[from].Slot.Code),
                            ("member", book.Members[other].Code)
                        )
                    );
                }
                opened = Opened((to, member), (from, other));
            }
            ledger.Add(to, other);
            return new TargetPlace(book.Slots[to].Slot.Code, book.Members[other].Code, broken, opened);
        }

        // Served slots that would not be served with somebody more, and without the member where they were.
        private IReadOnlyList<string> Opened(params (int Slot, int Member)[] more)
        {
            foreach (var (slot, one) in more)
            {
                ledger.Add(slot, one);
            }
            string[] opened =
            [
                .. more.Select(one => one.Slot)
                    .Append(from)
                    .Distinct()
                    .Where(slot => slot >= 0 && wasServed[slot] && !ledger.IsServed(slot))
                    .Select(slot => book.Slots[slot].Slot.Code),
            ];
            foreach (var (slot, one) in more)
            {
                ledger.Remove(slot, one);
            }
            return opened;
        }

        private List<Reason> Broken(int slot, int one)
        {
            var rules = OpenReasons.Broken(ledger, slot, one) & ~Rule.Forbidden;
            return rules == Rule.None
                ? []
                :
                [
                    .. Codes
                        .Where(code => rules.HasFlag(code.Rule))
                        .Select(code => Say(code.Rule, code.Code, slot, one)),
                ];
        }

        private List<Reason> Apart(int slot, int one) =>
            book.ApartFrom(one).Any(ledger.PeopleOf(slot).Contains)
                ? [Reason.Of("roster.pin-apart", ("member", book.Members[one].Code))]
                : [];

        private Reason Say(Rule rule, string code, int slot, int one)
        {
            var (view, who) = (book.Slots[slot], book.Members[one]);
            if (rule == Rule.Clearance && who.MissingClearance(view.Turn.Date, view.IsNight) is { } kind)
            {
                return Reason.Of("check.clearance", ("member", who.Code), ("kind", kind));
            }
            var taken =
                rule == Rule.Taken
                    ? ledger.TurnsOf(one).Where(turn => book.Slots[turn].Turn.Overlaps(view.Turn)).ToArray()
                    : [];
            return taken.Length > 0
                ? Reason.Of(
                    "roster.serves-then",
                    ("member", who.Code),
                    ("otherSlot", book.Slots[taken[0]].Slot.Code)
                )
                : Reason.Of(code, ("member", who.Code));
        }
    }

    /// <summary>What is ruled out, by its reasons.</summary>
    private sealed class Groups
    {
        private readonly Dictionary<string, (IReadOnlyList<Reason> Broken, List<string> Codes)> groups = [];

        public IReadOnlyList<BarredTargets> All =>
            [.. groups.Values.Select(group => new BarredTargets(group.Broken, group.Codes))];

        public void Add(IReadOnlyList<Reason> broken, string code)
        {
            Reason[] reasons = [.. broken.Select(Nameless)];
            var key = string.Join('|', reasons.Select(reason => reason.ToString()));
            if (!groups.TryGetValue(key, out var group))
            {
                groups[key] = group = (reasons, []);
            }
            group.Codes.Add(code);
        }

        // The member is known, or is the one of the code.
        private static Reason Nameless(Reason reason) =>
            reason with
            {
                Arguments = reason
                    .Arguments.Where(one => one.Key != "member")
                    .ToDictionary(one => one.Key, one => one.Value),
            };
    }
}
