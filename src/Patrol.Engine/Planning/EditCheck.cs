using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Rosters;

namespace Patrol.Engine.Planning;

/// <summary>Refuses edits that name what is not there.</summary>
internal static class EditCheck
{
    public static void Refuse(RosterFacts facts, WeekRoster roster, RosterEdit edit)
    {
        var issues = new List<InputIssue>();
        var slots = facts.Slots.Select(slot => slot.Code).ToHashSet();
        var members = facts.Members.Select(one => one.Member.Code).ToHashSet();
        var people = roster.Plan.Assignments.Select(one => (one.Slot, one.Member)).ToHashSet();
        void Slot(string field, string? code)
        {
            issues.Require(
                code is not null && slots.Contains(code),
                "edit.slot",
                field,
                code,
                "Name a slot of this week."
            );
            issues.Require(
                code is null || !roster.CalledOff.Contains(code),
                "edit.called-off",
                field,
                code,
                "The slot is called off: restore it first."
            );
        }
        void Member(string field, string? code) =>
            issues.Require(
                code is not null && members.Contains(code),
                "edit.member",
                field,
                code,
                "Name a registered member."
            );
        // Who is not registered is on no slot: that is said already.
        void There(bool wanted, string? slot, string? member) =>
            issues.Require(
                slot is null
                    || member is null
                    || !slots.Contains(slot)
                    || !members.Contains(member)
                    || people.Contains((slot, member)) == wanted,
                wanted ? "edit.not-there" : "edit.there",
                "member",
                member,
                wanted ? $"The member is not on {slot}." : $"The member is on {slot} already."
            );
        if (edit.Kind is EditKind.CallOff or EditKind.Restore)
        {
            issues.Require(edit.Slots is { Count: > 0 }, "edit.slot", "slots", null, "Name the slots.");
            foreach (var code in edit.Slots ?? [])
            {
                issues.Require(slots.Contains(code), "edit.slot", "slots", code, "Name slots of this week.");
                issues.Require(
                    roster.CalledOff.Contains(code) == (edit.Kind == EditKind.Restore),
                    edit.Kind == EditKind.Restore ? "edit.not-called-off" : "edit.called-off",
                    "slots",
                    code,
                    edit.Kind == EditKind.Restore
                        ? "The slot is not called off."
                        : "The slot is called off already."
                );
            }
        }
        else
        {
            Slot("slot", edit.Slot);
            Member("member", edit.Member);
            if (edit.Kind is EditKind.Move or EditKind.Swap)
            {
                Slot("otherSlot", edit.OtherSlot);
            }
            if (edit.Kind is EditKind.Replace or EditKind.Swap)
            {
                Member("otherMember", edit.OtherMember);
            }
            if (edit.Kind is not (EditKind.Forbid or EditKind.Allow))
            {
                There(edit.Kind != EditKind.Assign, edit.Slot, edit.Member);
            }
            if (edit.Kind == EditKind.Move)
            {
                There(false, edit.OtherSlot, edit.Member);
            }
            if (edit.Kind == EditKind.Replace)
            {
                There(false, edit.Slot, edit.OtherMember);
            }
            if (edit.Kind == EditKind.Swap)
            {
                There(true, edit.OtherSlot, edit.OtherMember);
                There(false, edit.OtherSlot, edit.Member);
                There(false, edit.Slot, edit.OtherMember);
            }
        }
        if (issues.Count > 0)
        {
            throw new InputException(issues);
        }
    }
}
