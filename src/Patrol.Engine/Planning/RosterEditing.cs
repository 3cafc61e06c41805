using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Rosters;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Planning;

/// <summary>What an edit comes to.</summary>
/// <param name="Roster">The roster after it; null when it breaks a rule.</param>
/// <param name="Broken">Rules that it breaks; empty when it may be made.</param>
public sealed record EditOutcome(WeekRoster? Roster, IReadOnlyList<Reason> Broken);

/// <summary>Edits a roster without any search; what is not allowed says why, and changes nothing.</summary>
public static class RosterEditing
{
    /// <summary>
    /// Makes an edit. Who is put on a slot by a person is pinned there. Where people are left on a slot that no longer has
    /// its minimum, they stay, pinned, and the slot is open.
    /// </summary>
    /// <param name="facts">Facts of the week, without anything set.</param>
    /// <param name="roster">The roster before.</param>
    /// <param name="edit">The edit.</param>
    /// <exception cref="InputException"><c>edit.*</c>: it names what is not there, or lacks what it needs.</exception>
    public static EditOutcome Apply(RosterFacts facts, WeekRoster roster, RosterEdit edit)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(roster);
        ArgumentNullException.ThrowIfNull(edit);
        EditCheck.Refuse(facts, roster, edit);
        var draft = new RosterDraft(roster);
        draft.Make(edit);
        var after = draft.ToRoster();
        try
        {
            after = Weigh(facts, roster, after);
            var open = after.Plan.Open.Select(one => one.Slot).ToHashSet();
            var left = after.Plan.Assignments.Where(one => one.Hold == Hold.Free && open.Contains(one.Slot));
            if (left.Any())
            {
                // Whoever is on a slot that is not served was left there by a person.
                var pins = after.Pins.Concat(left.Select(one => new SlotMember(one.Slot, one.Member)));
                after = Weigh(facts, roster, after with { Pins = RosterDraft.Ordered(pins) });
            }
        }
        catch (InputException fault)
        {
            return new EditOutcome(null, [.. fault.Issues.Select(ReasonOf)]);
        }
        if (IsSame(roster, after))
        {
            throw new InputException(
                new InputIssue("edit.no-change", null, null, "kind", $"{edit.Kind}", "It is so already.")
            );
        }
        var broken = RosterChecker.Check(after.On(facts, roster.Plan.Assignments), after.Plan);
        if (
            edit.Kind == EditKind.Lead
            && !after.Plan.Assignments.Any(one =>
                one.IsLead && one.Slot == edit.Slot && one.Member == edit.Member
            )
        )
        {
            broken =
            [
                .. broken,
                Reason.Of("edit.may-not-lead", ("slot", edit.Slot!), ("member", edit.Member!)),
            ];
        }
        return new EditOutcome(broken.Count > 0 ? null : after, broken);
    }

    private static bool IsSame(WeekRoster before, WeekRoster after)
    {
        static HashSet<(string, string, bool)> PeopleOf(WeekRoster roster) =>
            [.. roster.Plan.Assignments.Select(one => (one.Slot, one.Member, one.IsLead))];
        return PeopleOf(before).SetEquals(PeopleOf(after))
            && before.Pins.ToHashSet().SetEquals(after.Pins)
            && before.Forbidden.ToHashSet().SetEquals(after.Forbidden)
            && before.Leads.ToHashSet().SetEquals(after.Leads)
            && before.CalledOff.ToHashSet().SetEquals(after.CalledOff);
    }

    private static WeekRoster Weigh(RosterFacts facts, WeekRoster before, WeekRoster after) =>
        after with
        {
            Plan = RosterWeighing.Weigh(
                new RosterProblem(after.On(facts, before.Plan.Assignments)),
                after.Plan.Assignments,
                before.Unbound
            ),
        };

    private static Reason ReasonOf(InputIssue issue) =>
        Reason.Of(
            issue.Code,
            ("slot", issue.Field ?? ""),
            ("member", issue.Value ?? ""),
            ("remedy", issue.Remedy)
        );
}
