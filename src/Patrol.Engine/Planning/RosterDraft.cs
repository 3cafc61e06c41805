using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Rosters;

namespace Patrol.Engine.Planning;

/// <summary>A roster while it is edited.</summary>
internal sealed class RosterDraft
{
    private readonly WeekRoster before;
    private readonly List<SlotMember> people;
    private readonly HashSet<SlotMember> pins;
    private readonly HashSet<SlotMember> forbidden;
    private readonly Dictionary<string, string> leads;
    private readonly HashSet<string> calledOff;

    public RosterDraft(WeekRoster roster)
    {
        before = roster;
        people = [.. roster.Plan.Assignments.Select(one => new SlotMember(one.Slot, one.Member))];
        pins = [.. roster.Pins];
        forbidden = [.. roster.Forbidden];
        leads = roster.Leads.ToDictionary(one => one.Slot, one => one.Member);
        calledOff = [.. roster.CalledOff];
    }

    public void Make(RosterEdit edit)
    {
        var here = new SlotMember(edit.Slot ?? "", edit.Member ?? "");
        switch (edit.Kind)
        {
            case EditKind.Assign:
                Put(here);
                break;
            case EditKind.Remove:
                Take(here);
                break;
            case EditKind.Replace:
                Take(here);
                Put(here with { Member = edit.OtherMember! });
                break;
            case EditKind.Move:
                Take(here);
                Put(here with { Slot = edit.OtherSlot! });
                break;
            case EditKind.Swap:
                Take(here);
                Take(new SlotMember(edit.OtherSlot!, edit.OtherMember!));
                Put(here with { Slot = edit.OtherSlot! });
                Put(here with { Member = edit.OtherMember! });
                break;
            case EditKind.Lead:
                leads[here.Slot] = here.Member;
                break;
            case EditKind.Pin:
                pins.Add(here);
                break;
            case EditKind.Unpin:
                pins.Remove(here);
                break;
            case EditKind.Forbid:
                Take(here);
                forbidden.Add(here);
                break;
            case EditKind.Allow:
                forbidden.Remove(here);
                break;
            case EditKind.CallOff:
                calledOff.UnionWith(edit.Slots!);
                break;
            case EditKind.Restore:
                calledOff.ExceptWith(edit.Slots!);
                break;
        }
    }

    /// <summary>The roster, its figures still those of before.</summary>
    public WeekRoster ToRoster()
    {
        people.RemoveAll(one => calledOff.Contains(one.Slot));
        pins.RemoveWhere(one => calledOff.Contains(one.Slot));
        forbidden.RemoveWhere(one => calledOff.Contains(one.Slot));
        foreach (var (slot, lead) in leads.Where(one => !people.Contains(new(one.Key, one.Value))).ToArray())
        {
            leads.Remove(slot);
        }
        return new WeekRoster(
            before.Plan with
            {
                Assignments = [.. people.Select(one => new Assignment(one.Slot, one.Member, IsLead: false))],
                Open = [],
            },
            Ordered(pins),
            Ordered(forbidden),
            Ordered(leads.Select(one => new SlotMember(one.Key, one.Value))),
            [.. calledOff.Order(StringComparer.Ordinal)],
            before.Bounds
        );
    }

    private void Put(SlotMember one)
    {
        people.Add(one);
        pins.Add(one);
        forbidden.Remove(one);
    }

    private void Take(SlotMember one)
    {
        people.Remove(one);
        pins.Remove(one);
    }

    internal static SlotMember[] Ordered(IEnumerable<SlotMember> set) =>
        [
            .. set.OrderBy(one => one.Slot, StringComparer.Ordinal)
                .ThenBy(one => one.Member, StringComparer.Ordinal),
        ];
}
