using FsCheck.Xunit;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Rosters;
using Patrol.Engine.Optimization.Solving;
using Patrol.Engine.Planning;
using Patrol.Engine.Tests.Optimization.Rosters;
using static Patrol.Engine.Tests.Optimization.Rosters.Weeks;

namespace Patrol.Engine.Tests.Planning;

public sealed class RosterEditingTests
{
    private static readonly SolveOptions Short = new(new SolveBudget(60, 0.2), 7);

    [Fact]
    public void Weigh_OfWhatTheSolverFound_ComesToTheSame()
    {
        var problem = new RosterProblem(RandomWeeks.Middle(1));
        var plan = RosterSolver.Solve(problem, Short);
        var again = RosterWeighing.Weigh(problem, plan.Assignments, plan);
        Assert.Equal(plan.Assignments, again.Assignments);
        Assert.Equal(
            plan.Tiers.Select(tier => Math.Round(tier.Value, 9)),
            again.Tiers.Select(tier => Math.Round(tier.Value, 9))
        );
        Assert.Equal(
            plan.Open.Select(one => (one.Slot, one.Reason.Code)),
            again.Open.Select(one => (one.Slot, one.Reason.Code))
        );
        Assert.Equal((plan.Gini, plan.Gap), (again.Gini, again.Gap));
    }

    [Fact]
    public void Swap_OfTwoMembers_ChangesTheirPlacesAndPinsThem()
    {
        var facts = Facts(
            [Slot("a", 10, 12), Slot("b", 34, 36)],
            Volunteer("m").Free((8, 14), (32, 38)),
            Volunteer("n").Free((8, 14), (32, 38))
        );
        var roster = WeekRoster.Of(RosterSolver.Solve(new RosterProblem(facts), Short));
        var (on, other) = (MemberOn(roster, "a"), MemberOn(roster, "b"));
        Assert.NotEqual(on, other);
        var outcome = RosterEditing.Apply(facts, roster, new RosterEdit(EditKind.Swap, "a", on, "b", other));
        Assert.Empty(outcome.Broken);
        Assert.Equal((other, on), (MemberOn(outcome.Roster!, "a"), MemberOn(outcome.Roster!, "b")));
        Assert.Equal([new SlotMember("a", other), new SlotMember("b", on)], outcome.Roster!.Pins);
    }

    [Fact]
    public void Swap_WithWhoIsOnTheSlotAlready_IsRefused()
    {
        var facts = Facts(
            [Slot("a", 10, 12, 2), Slot("b", 34, 36)],
            Volunteer("m").Free((8, 14)),
            Volunteer("n").Free((8, 14), (32, 38))
        );
        var roster = WeekRoster.Of(RosterSolver.Solve(new RosterProblem(facts), Short));
        var fault = Assert.Throws<InputException>(() =>
            RosterEditing.Apply(facts, roster, new RosterEdit(EditKind.Swap, "a", "m", "b", "n"))
        );
        Assert.Equal("edit.there", Assert.Single(fault.Issues).Code);
    }

    [Fact]
    public void Assign_OutsideOfTheWindow_SaysSoAndChangesNothing()
    {
        var facts = Facts([Slot("a", 10, 12, target: 2)], Volunteer("m"), Volunteer("late").Free((20, 24)));
        var roster = WeekRoster.Of(RosterSolver.Solve(new RosterProblem(facts), Short));
        var outcome = RosterEditing.Apply(facts, roster, new RosterEdit(EditKind.Assign, "a", "late"));
        Assert.Null(outcome.Roster);
        var reason = Assert.Single(outcome.Broken);
        Assert.Equal(
            ("roster.pin-availability", "a", "late"),
            (reason.Code, reason.Arguments["slot"], reason.Arguments["member"])
        );
    }

    [Fact]
    public void Lead_ChosenByAPerson_StaysThroughLaterEdits()
    {
        var facts = Facts(
            [Slot("a", 10, 12, minimum: 2, target: 3, leads: 1)],
            Volunteer("m", "lead"),
            Volunteer("n", "lead"),
            Volunteer("o")
        );
        var roster = WeekRoster.Of(RosterSolver.Solve(new RosterProblem(facts), Short));
        var wanted = roster.Plan.Assignments.Single(one => one.Member is "m" or "n" && !one.IsLead).Member;
        var led = RosterEditing.Apply(facts, roster, new RosterEdit(EditKind.Lead, "a", wanted)).Roster!;
        Assert.Equal(wanted, led.Plan.Assignments.Single(one => one.IsLead).Member);
        var later = RosterEditing.Apply(facts, led, new RosterEdit(EditKind.Remove, "a", "o")).Roster!;
        Assert.Equal(wanted, later.Plan.Assignments.Single(one => one.IsLead).Member);
    }

    [Property(MaxTest = 20)]
    public void Edits_OfARandomWeek_KeepEveryRuleOrSayWhichTheyBreak(int seed)
    {
        var facts = RandomWeeks.Middle(seed);
        var random = new Random(seed);
        var roster = WeekRoster.Of(RosterSolver.Solve(new RosterProblem(facts), Short));
        for (var k = 0; k < 15; k++)
        {
            var edit = RandomEdit(random, facts, roster);
            EditOutcome outcome;
            try
            {
                outcome = RosterEditing.Apply(facts, roster, edit);
            }
            catch (InputException fault)
            {
                Assert.All(fault.Issues, issue => Assert.StartsWith("edit.", issue.Code));
                continue;
            }
            if (outcome.Roster is not { } after)
            {
                Assert.NotEmpty(outcome.Broken);
                continue;
            }
            Assert.Empty(RosterChecker.Check(after.On(facts, roster.Plan.Assignments), after.Plan));
            // Nobody else is touched but those of slots called off.
            var touched = new[] { edit.Slot, edit.OtherSlot }.Concat(edit.Slots ?? []).ToHashSet();
            Assert.Equal(Others(roster, touched), Others(after, touched));
            roster = after;
        }
    }

    private static RosterEdit RandomEdit(Random random, RosterFacts facts, WeekRoster roster)
    {
        var on = roster.Plan.Assignments[random.Next(roster.Plan.Assignments.Count)];
        var other = roster.Plan.Assignments[random.Next(roster.Plan.Assignments.Count)];
        var slot = facts.Slots[random.Next(facts.Slots.Count)].Code;
        var member = facts.Members[random.Next(facts.Members.Count)].Member.Code;
        var kind = (EditKind)(1 + random.Next(12));
        return kind switch
        {
            EditKind.Assign => new RosterEdit(kind, slot, member),
            EditKind.Replace => new RosterEdit(kind, on.Slot, on.Member, OtherMember: member),
            EditKind.Move => new RosterEdit(kind, on.Slot, on.Member, slot),
            EditKind.Swap => new RosterEdit(kind, on.Slot, on.Member, other.Slot, other.Member),
            EditKind.CallOff or EditKind.Restore => new RosterEdit(kind, Slots: [slot]),
            _ => new RosterEdit(kind, on.Slot, on.Member),
        };
    }

    private static IEnumerable<(string, string)> Others(WeekRoster roster, HashSet<string?> touched) =>
        roster
            .Plan.Assignments.Where(one => !touched.Contains(one.Slot))
            .Select(one => (one.Slot, one.Member))
            .Order();

    private static string MemberOn(WeekRoster roster, string slot) =>
        roster.Plan.Assignments.Single(one => one.Slot == slot).Member;
}
