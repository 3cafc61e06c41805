using Microsoft.Extensions.Localization;
using Patrol.Contracts;
using Patrol.Contracts.Plans;
using Patrol.Viewer.Resources;

namespace Patrol.Viewer.Week.Board;

/// <summary>What a drop would do.</summary>
/// <param name="Edit">The edit; null where it may not be done.</param>
/// <param name="Brief">A word or two.</param>
/// <param name="Text">What it would do, or why it may not be done, in sentences.</param>
public sealed record Verdict(PlanEdit? Edit, string Brief, string Text)
{
    /// <summary>True when it may be done.</summary>
    public bool IsFine => Edit is not null;
}

/// <summary>A member who was picked up, alone or with a turn, and what the server said of every place for them.</summary>
public sealed class BoardHold
{
    private readonly IStringLocalizer<Words> words;
    private readonly ReasonWords reasons;
    private readonly PlanSlot? from;
    private readonly Dictionary<string, TargetSlotView> slots;
    private readonly Dictionary<string, IReadOnlyList<ReasonView>> barredSlots;
    private readonly Dictionary<(string, string), TargetPlaceView> places;
    private readonly Dictionary<string, StandInView> standIns;
    private readonly Dictionary<string, IReadOnlyList<ReasonView>> barredMembers;
    private readonly Dictionary<string, Verdict?> said = [];

    /// <summary>Takes up what the server said.</summary>
    public BoardHold(IStringLocalizer<Words> words, IReadOnlyList<PlanSlot> all, TargetsView targets)
    {
        this.words = words;
        reasons = new ReasonWords(words, all);
        Member = targets.Member;
        from = all.FirstOrDefault(slot => slot.Code == targets.Slot);
        slots = targets.Slots.ToDictionary(one => one.Slot);
        barredSlots = Spread(targets.BarredSlots);
        places = targets.Places.ToDictionary(one => (one.Slot, one.Member));
        standIns = targets.StandIns.ToDictionary(one => one.Member);
        barredMembers = Spread(targets.BarredMembers);
    }

    /// <summary>Who was picked up.</summary>
    public string Member { get; }

    /// <summary>Code of the duty that the member would leave; null to be put on one more.</summary>
    public string? Slot => from?.Code;

    /// <summary>Duties to which the member can be moved or on which the member can be put.</summary>
    public int Open => slots.Values.Count(one => one.Broken.Count == 0);

    /// <summary>Who could change places with the member, or give them a place.</summary>
    public int Partners => places.Values.Count(one => one.Broken.Count == 0);

    /// <summary>What a drop on a duty would do; null where the member is already.</summary>
    public Verdict? OnDuty(PlanSlot duty)
    {
        if (!said.TryGetValue(duty.Code, out var verdict))
        {
            said[duty.Code] = verdict = JudgeDuty(duty);
        }
        return verdict;
    }

    private Verdict? JudgeDuty(PlanSlot duty)
    {
        if (barredSlots.TryGetValue(duty.Code, out var barred))
        {
            return No(Named(barred, Member));
        }
        if (!slots.TryGetValue(duty.Code, out var found))
        {
            return null;
        }
        var isFull = found.Broken.Any(reason => reason.Code == "roster.pin-count");
        return isFull ? new Verdict(null, words["board.full"], words["board.full.text"])
            : found.Broken.Count > 0 ? No(Named(found.Broken, Member))
            : Yes(
                Slot is null
                    ? new PlanEdit("assign", duty.Code, Member)
                    : new PlanEdit("move", Slot, Member, duty.Code),
                words[Slot is null ? "board.assign" : "board.move", Member, reasons.SaySlot(duty.Code)],
                Named(found.Costs, Member),
                found.Opened
            );
    }

    /// <summary>What a drop on somebody's turn would do; null on the same duty.</summary>
    public Verdict? OnTurn(PlanSlot duty, string other)
    {
        if (barredSlots.TryGetValue(duty.Code, out var barred))
        {
            return No(Named(barred, Member));
        }
        if (!places.TryGetValue((duty.Code, other), out var found))
        {
            return null;
        }
        if (found.Broken.Count > 0)
        {
            return No(found.Broken);
        }
        var costs = slots.TryGetValue(duty.Code, out var there) ? there.Costs : [];
        return Yes(
            Slot is null
                ? new PlanEdit("replace", duty.Code, other, null, Member)
                : new PlanEdit("swap", Slot, Member, duty.Code, other),
            words[Slot is null ? "board.replace" : "board.swap", Member, other, reasons.SaySlot(duty.Code)],
            Named(costs, Member),
            found.Opened
        );
    }

    /// <summary>What a drop on somebody's row would do: hand the turn over; null where there is none to hand over.</summary>
    public Verdict? OnMember(string other)
    {
        if (from is null || other == Member)
        {
            return null;
        }
        if (barredMembers.TryGetValue(other, out var barred))
        {
            return No(Named(barred, other));
        }
        return !standIns.TryGetValue(other, out var found) ? null
            : found.Broken.Count > 0 ? No(Named(found.Broken, other))
            : Yes(
                new PlanEdit("replace", from.Code, Member, null, other),
                words["board.handOver", other, reasons.SaySlot(from.Code), Member],
                Named(found.Costs, other),
                found.Opened
            );
    }

    private Verdict Yes(
        PlanEdit edit,
        string what,
        IReadOnlyList<ReasonView> costs,
        IReadOnlyList<string> opened
    )
    {
        var opens =
            opened.Count == 0
                ? ""
                : words["board.opens", string.Join("; ", opened.Select(reasons.SaySlot))].Value;
        string[] said = [what, .. costs.Select(reasons.Say), opens];
        return new Verdict(
            edit,
            words[
                opened.Count > 0 ? "board.opensOne"
                : costs.Count > 0 ? "board.fineBut"
                : "board.fine"
            ],
            string.Join(' ', said.Where(text => text.Length > 0))
        );
    }

    private Verdict No(IReadOnlyList<ReasonView> broken) =>
        new(null, Brief(broken[0].Code), string.Join(' ', broken.Select(reasons.Say).Distinct()));

    // Of the rule's code only its last part is a word of its own.
    private string Brief(string code)
    {
        var rule = code[(code.IndexOf('.', StringComparison.Ordinal) + 1)..] switch
        {
            "pin-on-post" => "onPost",
            "pin-overlap" or "serves-then" or "assigned-twice" => "taken",
            "pin-apart" => "forbidden",
            var name => name.Replace("pin-", "", StringComparison.Ordinal),
        };
        var found = words[$"rule.{rule}"];
        return found.ResourceNotFound ? words["board.no"] : found.Value;
    }

    private static IReadOnlyList<ReasonView> Named(IReadOnlyList<ReasonView> nameless, string member) =>
        [
            .. nameless.Select(reason =>
                reason with
                {
                    Arguments = new Dictionary<string, string>(reason.Arguments) { ["member"] = member },
                }
            ),
        ];

    private static Dictionary<string, IReadOnlyList<ReasonView>> Spread(IReadOnlyList<BarredView> groups) =>
        groups
            .SelectMany(group => group.Codes.Select(code => (code, group.Broken)))
            .ToDictionary(one => one.code, one => one.Broken);
}
