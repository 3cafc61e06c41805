using System.Globalization;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Rosters;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Planning;

/// <summary>What an edit comes to.</summary>
/// <param name="Roster">The roster after it; null when it breaks a rule.</param>
/// <param name="Broken">Rules that it breaks; empty when it may be made.</param>
/// <param name="Left">Rules that were broken before and are still.</param>
public sealed record EditOutcome(
    WeekRoster? Roster,
    IReadOnlyList<Reason> Broken,
    IReadOnlyList<Reason> Left
);

/// <summary>Edits a roster without any search; what is not allowed says why, and changes nothing.</summary>
public static class RosterEditing
{
    /// <summary>
    /// Makes an edit. Who is put on a slot by a person is pinned there. Where people are left on a slot that no longer has
    /// its minimum, they stay, held until it is served again, and the slot is open. Rules that were broken before the edit are not held against it.
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
        var pins = Problem(facts, roster, after).ListBrokenPins();
        if (pins.Count > 0)
        {
            var more = pins.Except(Problem(facts, roster, roster).ListBrokenPins()).ToArray();
            if (more.Length > 0)
            {
                return new EditOutcome(null, [.. more.Select(ReasonOf)], []);
            }
        }
        after = Weigh(facts, roster, after);
        var open = after.Plan.Open.Select(one => one.Slot).ToHashSet();
        if (after.Plan.Assignments.Any(one => one.Hold == Hold.Free && open.Contains(one.Slot)))
        {
            // Whoever is on a slot that is not served was left there by a person: weighed as held.
            after = Weigh(facts, roster, after);
        }
        if (IsSame(roster, after) || IsLeadAlready(roster, edit))
        {
            throw new InputException(
                new InputIssue("edit.no-change", null, null, "kind", CodeOf(edit.Kind), "It is so already.")
            );
        }
        var broken = Check(facts, roster, after);
        IReadOnlyList<Reason> left = [];
        if (broken.Count > 0)
        {
            // What was broken before, as a clearance has run out since, keeps nobody from mending something else.
            var was = Check(facts, roster, Weigh(facts, roster, roster));
            left = [.. broken.Where(one => was.Any(before => IsNoWorse(one, before)))];
            broken = [.. broken.Except(left)];
        }
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
        return new EditOutcome(broken.Count > 0 ? null : after, broken, left);
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

    private static bool IsLeadAlready(WeekRoster roster, RosterEdit edit) =>
        edit.Kind == EditKind.Lead
        && roster.Plan.Assignments.Any(one =>
            one.IsLead && one.Slot == edit.Slot && one.Member == edit.Member
        );

    private static RosterProblem Problem(RosterFacts facts, WeekRoster before, WeekRoster after) =>
        RosterProblem.AsItIs(after.On(facts, before.Plan.Assignments));

    private static IReadOnlyList<Reason> Check(RosterFacts facts, WeekRoster before, WeekRoster after) =>
        [
            .. RosterChecker
                .Check(after.On(facts, before.Plan.Assignments), after.Plan)
                .DistinctBy(reason => reason.ToString()),
        ];

    // The same rule of the same turn, with no more hours than before.
    private static bool IsNoWorse(Reason now, Reason before) =>
        now.Code == before.Code
        && now.Arguments.Count == before.Arguments.Count
        && now.Arguments.All(one =>
            before.Arguments.TryGetValue(one.Key, out var was)
            && (
                was == one.Value
                || one.Key == "hours"
                    && double.Parse(one.Value, CultureInfo.InvariantCulture)
                        <= double.Parse(was, CultureInfo.InvariantCulture)
            )
        );

    private static string CodeOf(EditKind kind) => $"{char.ToLowerInvariant($"{kind}"[0])}{$"{kind}"[1..]}";

    private static WeekRoster Weigh(RosterFacts facts, WeekRoster before, WeekRoster after) =>
        after with
        {
            Plan = RosterWeighing.Weigh(
                Problem(facts, before, after),
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
