using NodaTime;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Rosters;
using Patrol.Engine.Optimization.Solving;
using static Patrol.Engine.Tests.Optimization.Rosters.Weeks;

namespace Patrol.Engine.Tests.Optimization.Rosters;

public class RosterCandidatesTest
{
    private static readonly RosterFacts All = Facts(
        [Slot("a", 10, 12, 2, 2, leads: 1), Slot("b", 10, 12, value: 9), Slot("c", 14, 16, value: 9)],
        Volunteer("away") with
        {
            HomeAreas = [],
            OtherAreas = ["A"],
        },
        Volunteer("bad").With(m => m with { Status = MemberStatus.Suspended }),
        Volunteer("far") with
        {
            HomeAreas = ["B"],
        },
        Volunteer("far-and-late").Free((14, 16)) with
        {
            HomeAreas = ["B"],
        },
        Volunteer("late").Free((14, 16)),
        Volunteer("lead", "lead"),
        Volunteer("on-b"),
        Volunteer("on-c"),
        Volunteer("uninsured")
            .With(m => m with { Clearances = [.. m.Clearances.Where(one => one.Kind != "insurance")] })
    );

    private static readonly RosterProblem Problem = new(All);

    private static readonly RosterPlan Plan = new(
        SolveStatus.BudgetSpent,
        [new Assignment("b", "on-b", false), new Assignment("c", "on-c", false)],
        [],
        [],
        0,
        0,
        0,
        0,
        false,
        false
    );

    [Fact]
    public void Rank_SlotWithoutLead_PutsTheLeadFirstThenThoseWhoCostLeast()
    {
        var list = RosterCandidates.Rank(Problem, Plan, "a", 10);
        Assert.Equal(["lead", "away", "on-c"], list.Best.Select(one => one.Member));
        Assert.Equal(
            [
                [],
                ["roster.cost-away"],
                ["roster.cost-second-turn"],
            ],
            list.Best.Select(one => one.Costs.Select(cost => cost.Code))
        );
        Assert.Equal([true, false, false], list.Best.Select(one => one.IsLead));
    }

    [Fact]
    public void Rank_NearMisses_NameTheOneRule()
    {
        var near = RosterCandidates
            .Rank(Problem, Plan, "a", 10)
            .NearMisses.ToDictionary(one => one.Member, one => one.Rule);
        Assert.Equal(["bad", "far", "late", "on-b", "uninsured"], near.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("roster.near-status", near["bad"].Code);
        Assert.Equal("roster.near-area", near["far"].Code);
        Assert.Equal("roster.near-availability", near["late"].Code);
        Assert.Equal("roster.near-taken (slot b)", near["on-b"].ToString());
        Assert.Equal("roster.near-clearance (kind insurance)", near["uninsured"].ToString());
    }

    [Fact]
    public void Rank_Count_CutsBothLists()
    {
        var list = RosterCandidates.Rank(Problem, Plan, "a", 1);
        Assert.Equal((1, 1), (list.Best.Count, list.NearMisses.Count));
    }

    [Fact]
    public void Rank_UnknownSlot_IsRefused() =>
        Assert.Throws<ArgumentException>(() => RosterCandidates.Rank(Problem, Plan, "z", 1));

    [Fact]
    public void Open_NobodyMayLead_SaysHowManyEachRuleRulesOutAndWhatWouldFillIt()
    {
        var facts = All with
        {
            Slots = [All.Slots[0]],
            Members = [.. All.Members.Where(one => one.Member.Code != "lead")],
        };
        var open = Assert.Single(
            RosterSolver.Solve(new RosterProblem(facts), new SolveOptions(new SolveBudget(60, 5))).Open
        );
        Assert.Equal("roster.no-lead", open.Reason.Code);
        var counted = open.Reason.Arguments;
        Assert.Equal(("2", "1", "3"), (counted["missing"], counted["missingLeads"], counted["free"]));
        Assert.Equal(
            ("1", "1", "2", "1"),
            (counted["status"], counted["clearance"], counted["area"], counted["availability"])
        );
        Assert.Equal("roster.if-lead (members 3)", Assert.Single(open.Remedies).ToString());
    }

    [Fact]
    public void Open_TooFewPeople_NamesRemediesMostMembersFirst()
    {
        var facts = Facts(
            [Slot("a", 10, 12, 2)],
            Volunteer("v"),
            Volunteer("w").Free((14, 16)),
            Volunteer("x").Free((14, 16)),
            Volunteer("y") with
            {
                HomeAreas = [],
            }
        );
        var open = Assert.Single(
            RosterSolver
                .Solve(
                    new RosterProblem(facts with { Slots = [facts.Slots[0] with { Area = "C" }] }),
                    new SolveOptions(new SolveBudget(60, 5))
                )
                .Open
        );
        Assert.Equal("roster.too-few", open.Reason.Code);
        Assert.Equal(["roster.if-area (members 2)"], open.Remedies.Select(one => one.ToString()));
    }

    [Fact]
    public void Open_NoOfficerByNight_SaysSo()
    {
        var facts = Facts([Slot("a", 22, 24)], Volunteer("v", "night"), Officer("o", Hours(8, 20)));
        var open = Assert.Single(
            RosterSolver.Solve(new RosterProblem(facts), new SolveOptions(new SolveBudget(60, 5))).Open
        );
        Assert.Equal("roster.no-sworn", open.Reason.Code);
        Assert.Equal("roster.if-availability (members 1)", Assert.Single(open.Remedies).ToString());
    }
}
