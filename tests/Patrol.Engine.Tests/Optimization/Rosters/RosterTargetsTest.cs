using FsCheck.Xunit;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Rosters;
using Patrol.Engine.Optimization.Solving;
using Patrol.Engine.Planning;
using static Patrol.Engine.Tests.Optimization.Rosters.Weeks;

namespace Patrol.Engine.Tests.Optimization.Rosters;

public sealed class RosterTargetsTest
{
    private static readonly SolveOptions Short = new(new SolveBudget(60, 0.2), 7);

    [Fact]
    public void Find_FromASlot_SaysOfEachPlaceWhetherItMayBeDone()
    {
        var facts = Facts(
            [
                Slot("a", 10, 12),
                Slot("b", 34, 36),
                Slot("c", 58, 60, target: 2),
                Slot("far", 82, 84, area: "C"),
            ],
            Volunteer("m").Free((8, 14), (32, 38), (56, 62)),
            Volunteer("n").Free((8, 14), (32, 38)),
            Volunteer("late").Free((20, 24), (56, 62))
        );
        var found = RosterTargets.Find(
            new RosterProblem(facts),
            On(("a", "m"), ("b", "n"), ("c", "late")),
            "m",
            "a"
        );
        Assert.Equal(
            [("b", "roster.pin-count"), ("c", "")],
            found.Slots.Select(one => (one.Slot, one.Broken.FirstOrDefault()?.Code ?? ""))
        );
        Assert.All(found.Slots, one => Assert.Equal(["a"], one.Opened));
        var barred = Assert.Single(found.BarredSlots);
        Assert.Equal(["far"], barred.Codes);
        Assert.Equal("roster.pin-area", barred.Broken[0].Code);
        Assert.Equal(
            [("b", "n", ""), ("c", "late", "roster.pin-availability")],
            found.Places.Select(one => (one.Slot, one.Member, one.Broken.FirstOrDefault()?.Code ?? ""))
        );
        Assert.Equal(["n"], found.StandIns.Select(one => one.Member));
        Assert.Equal(["late"], found.BarredMembers.SelectMany(one => one.Codes));
    }

    [Fact]
    public void Find_OfWhoServesElsewhereThen_NamesTheDuty()
    {
        var facts = Facts([Slot("a", 10, 12), Slot("b", 11, 13)], Volunteer("m"));
        var found = RosterTargets.Find(new RosterProblem(facts), On(("a", "m")), "m");
        var reason = Assert.Single(found.BarredSlots).Broken.Single(one => one.Code == "roster.serves-then");
        Assert.Equal("a", reason.Arguments["otherSlot"]);
    }

    [Fact]
    public void Find_OfWhoIsNotThere_IsRefused() =>
        Assert.Throws<ArgumentException>(() =>
            RosterTargets.Find(new RosterProblem(Facts([Slot("a", 10, 12)], Volunteer("m"))), On(), "m", "a")
        );

    /// <summary>What is said beforehand is what the edit itself says, of every target.</summary>
    [Property(MaxTest = 25)]
    public void Find_InARandomWeek_SaysWhatTheEditsSay(int seed)
    {
        var banned = RandomWeeks.Tiny(seed);
        var facts = banned with { Forbidden = [] };
        var roster = WeekRoster.Of(RosterSolver.Solve(new RosterProblem(banned), Short)) with
        {
            Forbidden = banned.Forbidden,
        };
        var problem = new RosterProblem(roster.On(facts, roster.Plan.Assignments));
        foreach (var on in roster.Plan.Assignments)
        {
            var found = RosterTargets.Find(problem, roster.Plan, on.Member, on.Slot);
            foreach (var (slot, isFine, opened) in SlotsOf(found))
            {
                Same(new RosterEdit(EditKind.Move, on.Slot, on.Member, slot), isFine, opened);
            }
            foreach (var place in found.Places)
            {
                Same(
                    new RosterEdit(EditKind.Swap, on.Slot, on.Member, place.Slot, place.Member),
                    place.Broken.Count == 0,
                    place.Opened
                );
            }
            foreach (var one in found.StandIns)
            {
                Same(
                    new RosterEdit(EditKind.Replace, on.Slot, on.Member, OtherMember: one.Member),
                    one.Broken.Count == 0,
                    one.Opened
                );
            }
            foreach (var member in found.BarredMembers.SelectMany(one => one.Codes))
            {
                Same(new RosterEdit(EditKind.Replace, on.Slot, on.Member, OtherMember: member), false, []);
            }
        }
        foreach (var member in facts.Members.Select(one => one.Member.Code))
        {
            var found = RosterTargets.Find(problem, roster.Plan, member);
            foreach (var (slot, isFine, opened) in SlotsOf(found))
            {
                Same(new RosterEdit(EditKind.Assign, slot, member), isFine, opened);
            }
            foreach (var place in found.Places)
            {
                Same(
                    new RosterEdit(EditKind.Replace, place.Slot, place.Member, OtherMember: member),
                    place.Broken.Count == 0,
                    place.Opened
                );
            }
        }

        void Same(RosterEdit edit, bool isFine, IReadOnlyList<string> opened)
        {
            EditOutcome outcome;
            try
            {
                outcome = RosterEditing.Apply(facts, roster, edit);
            }
            catch (InputException fault)
            {
                // Two who would change places are on one of the slots both.
                Assert.False(isFine, $"{edit}: {fault.Message}");
                return;
            }
            Assert.True(
                isFine == (outcome.Broken.Count == 0),
                $"{edit}: said {isFine}, but {string.Join(", ", outcome.Broken)}"
            );
            if (isFine)
            {
                var was = roster.Plan.Open.Select(one => one.Slot);
                Assert.Equal(
                    outcome.Roster!.Plan.Open.Select(one => one.Slot).Except(was).Order(),
                    opened.Order()
                );
            }
        }
    }

    private static IEnumerable<(string Slot, bool IsFine, IReadOnlyList<string> Opened)> SlotsOf(
        TargetList found
    ) =>
        found
            .Slots.Select(one => (one.Slot, one.Broken.Count == 0, one.Opened))
            .Concat(
                found
                    .BarredSlots.SelectMany(one => one.Codes)
                    .Select(slot => (slot, false, (IReadOnlyList<string>)[]))
            );

    private static RosterPlan On(params (string Slot, string Member)[] people) =>
        new(
            SolveStatus.BudgetSpent,
            [.. people.Select(one => new Assignment(one.Slot, one.Member, false))],
            [],
            [],
            0,
            0,
            0,
            0,
            false,
            false
        );
}
