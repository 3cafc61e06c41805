using NodaTime;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Rosters;
using Patrol.Engine.Optimization.Solving;
using static Patrol.Engine.Tests.Optimization.Rosters.Weeks;

namespace Patrol.Engine.Tests.Optimization.Rosters;

public class RosterSolverTest
{
    private static readonly SolveOptions Enough = new(new SolveBudget(60, 20), 7);

    /// <summary>Each rule kept and broken: one member and slots of which they may serve so many.</summary>
    public static TheoryData<string, int, RosterFacts> Rules { get; } =
        new()
        {
            { "all is well", 1, Facts([Slot("a", 10, 12)], Volunteer("v")) },
            {
                "suspended",
                0,
                Facts(
                    [Slot("a", 10, 12)],
                    Volunteer("v").With(m => m with { Status = MemberStatus.Suspended })
                )
            },
            {
                "expired",
                0,
                Facts([Slot("a", 10, 12)], Volunteer("v").With(m => m with { Status = MemberStatus.Expired }))
            },
            {
                "on post",
                0,
                Facts([Slot("a", 10, 12)], Volunteer("v").With(m => m with { ServesAs = ServesAs.OnPost }))
            },
            { "unit unfiled", 0, Facts([Slot("a", 10, 12)], Volunteer("v") with { IsUnitFiled = false }) },
            { "no insurance", 0, Facts([Slot("a", 10, 12)], Lacking(Volunteer("v"), "insurance")) },
            { "no guard needed", 1, Facts([Slot("a", 10, 12)], Lacking(Volunteer("v"), "guard")) },
            {
                "training at 24 months",
                1,
                Facts([Slot("a", 10, 12)], Trained(new LocalDate(2024, 6, 1), null))
            },
            {
                "training over 24 months",
                0,
                Facts([Slot("a", 34, 36)], Trained(new LocalDate(2024, 6, 1), null))
            },
            {
                "training ends that day",
                0,
                Facts([Slot("a", 10, 12)], Trained(new LocalDate(2026, 1, 1), Monday))
            },
            {
                "training ends next day",
                1,
                Facts([Slot("a", 10, 12)], Trained(new LocalDate(2026, 1, 1), Monday.PlusDays(1)))
            },
            { "other area", 1, Facts([Slot("a", 10, 12, area: "B")], Volunteer("v")) },
            { "strange area", 0, Facts([Slot("a", 10, 12, area: "C")], Volunteer("v")) },
            {
                "guard in free time away",
                0,
                Facts([Slot("a", 10, 12, area: "B")], Guard(Force.SelfRecruitedGuard))
            },
            { "guard in free time at home", 1, Facts([Slot("a", 10, 12)], Guard(Force.SelfRecruitedGuard)) },
            { "company guard away", 1, Facts([Slot("a", 10, 12, area: "B")], Guard(Force.CompanyGuard)) },
            { "window too short", 0, Facts([Slot("a", 10, 12)], Volunteer("v").Free((10, 11))) },
            { "windows that touch", 1, Facts([Slot("a", 10, 12)], Volunteer("v").Free((10, 11), (11, 12))) },
            { "turn of 4 h", 1, Facts([Slot("a", 8, 12)], Volunteer("v")) },
            { "turn over 4 h", 0, Facts([Slot("a", 8, 12.5)], Volunteer("v")) },
            { "two turns a day", 2, Facts([Slot("a", 7, 9), Slot("b", 16.5, 18.5)], Volunteer("v")) },
            {
                "three turns a day",
                2,
                Facts([Slot("a", 7, 8), Slot("b", 10, 11), Slot("c", 12, 13)], Volunteer("v"))
            },
            { "5 h a day", 1, Facts([Slot("a", 7, 9.5), Slot("b", 12, 14.5)], Volunteer("v")) },
            { "at the same time", 1, Facts([Slot("a", 10, 12), Slot("b", 11, 13)], Volunteer("v")) },
            { "one after the other", 2, Facts([Slot("a", 10, 12), Slot("b", 12, 14)], Volunteer("v")) },
            { "no rest after 22:00", 2, Facts([Slot("a", 20, 22), Slot("b", 31, 33)], Volunteer("v")) },
            {
                "rest after 22:30",
                1,
                Facts([Slot("a", 20, 22.5, sworn: 0), Slot("b", 31, 33)], Volunteer("v", "night"))
            },
            {
                "11 h of rest",
                2,
                Facts([Slot("b", 33.5, 35.5), Slot("c", 58, 60)], Volunteer("v")) with
                {
                    Published = [Past("v", 20.5, 22.5)],
                }
            },
            {
                "rest after last week",
                0,
                Facts([Slot("b", 9, 11)], Volunteer("v")) with
                {
                    Published = [Past("v", -3, -1)],
                }
            },
            {
                "day after last week",
                1,
                Facts([Slot("b", 9, 11)], Volunteer("v")) with
                {
                    Published = [Past("v", -4, -2)],
                }
            },
            {
                "rest before next week",
                0,
                Facts(
                    [Slot("b", 164, 166.5, minimum: 2)],
                    Volunteer("v", "night"),
                    Auxiliary("x", Hours(160, 170))
                ) with
                {
                    Published = [Past("v", 177, 179)],
                }
            },
            {
                "next week after a rest",
                2,
                Facts(
                    [Slot("b", 164, 166.5, minimum: 2)],
                    Volunteer("v", "night"),
                    Auxiliary("x", Hours(160, 170))
                ) with
                {
                    Published = [Past("v", 178, 180)],
                }
            },
            {
                "another month full",
                2,
                Facts([Slot("a", 10, 12), Slot("b", 34, 36)], Volunteer("v")) with
                {
                    HoursServed = Served("v", 24, monthsAfter: 1),
                }
            },
            {
                "month full",
                1,
                Facts([Slot("a", 10, 12), Slot("b", 34, 36)], Volunteer("v")) with
                {
                    HoursServed = Served("v", 22),
                }
            },
            {
                "more declared",
                2,
                Facts(
                    [Slot("a", 10, 12), Slot("b", 34, 36)],
                    Volunteer("v").With(m => m with { MonthlyHours = 26 })
                ) with
                {
                    HoursServed = Served("v", 22),
                }
            },
            { "tour", 1, Facts([Slot("a", 10, 12), Slot("b", 15, 17)], Auxiliary("x", Hours(8, 16))) },
            {
                "4 h of duty a tour",
                2,
                Facts([Slot("a", 8, 10), Slot("b", 10, 12), Slot("c", 12, 14)], Auxiliary("x", Hours(8, 16)))
            },
            {
                "night to day in tours",
                2,
                Facts([Slot("a", 22, 24, sworn: 1), Slot("b", 26, 28, sworn: 1)], Officer("o", Hours(20, 32)))
            },
            { "night without sworn", 0, Facts([Slot("a", 22, 24)], Volunteer("v", "night", "lead")) },
            {
                "no certificate by night",
                0,
                Facts([Slot("a", 22, 24, 2)], Volunteer("v", "lead"), Officer("o", Hours(20, 32)))
            },
            {
                "night led by an officer",
                2,
                Facts([Slot("a", 22, 24, 2)], Volunteer("v", "night"), Officer("o", Hours(20, 32)))
            },
            { "no lead", 0, Facts([Slot("a", 10, 12, leads: 1)], Volunteer("v")) },
            { "lead", 1, Facts([Slot("a", 10, 12, leads: 1)], Volunteer("v", "lead")) },
            { "probation never leads", 0, Facts([Slot("a", 10, 12, leads: 1)], Probation("p", "lead")) },
            { "probation alone", 0, Facts([Slot("a", 10, 12)], Probation("p")) },
            {
                "probation beside a lead",
                2,
                Facts([Slot("a", 10, 12, 2)], Probation("p"), Volunteer("v", "lead"))
            },
            { "probation beside no lead", 0, Facts([Slot("a", 10, 12, 2)], Probation("p"), Volunteer("v")) },
            {
                "too much probation",
                0,
                Facts([Slot("a", 10, 12, 3)], Probation("p"), Probation("q"), Volunteer("v", "lead"))
            },
            {
                "forbidden",
                0,
                Facts([Slot("a", 10, 12)], Volunteer("v")) with
                {
                    Forbidden = [new SlotMember("a", "v")],
                }
            },
            {
                "apart",
                0,
                Facts([Slot("a", 10, 12, 2)], Volunteer("v"), Volunteer("w")) with
                {
                    Apart = [new MemberPair("v", "w")],
                }
            },
        };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Solve_Rule_LetsSoManyServe(string rule, int expected, RosterFacts facts)
    {
        var plan = RosterSolver.Solve(new RosterProblem(facts), Enough);
        Assert.True(expected == plan.Assignments.Count, rule);
        Assert.Equal(SolveStatus.Optimal, plan.Status);
        Assert.Empty(RosterChecker.Check(facts, plan));
    }

    [Fact]
    public void Solve_FewPeople_ServesWhatIsWorthMost()
    {
        var facts = Facts(
            [Slot("a", 10, 12, 2, value: 3), Slot("b", 10, 12, value: 2), Slot("c", 10, 12, value: 2)],
            Volunteer("v"),
            Volunteer("w")
        );
        var plan = RosterSolver.Solve(new RosterProblem(facts), Enough);
        Assert.Equal(["b", "c"], plan.Assignments.Select(one => one.Slot));
        Assert.Equal((4.0, 4.0), (plan.Tiers[0].Value, plan.Tiers[0].Bound));
        Assert.Equal("a", Assert.Single(plan.Open).Slot);
    }

    [Fact]
    public void Solve_MinimumsServed_FillsTargetsByValue()
    {
        var facts = Facts(
            [Slot("a", 10, 12, 1, 2, 1), Slot("b", 10, 12, 1, 2, 5)],
            Volunteer("v"),
            Volunteer("w"),
            Volunteer("x")
        );
        var plan = RosterSolver.Solve(new RosterProblem(facts), Enough);
        Assert.Equal(["a", "b", "b"], plan.Assignments.Select(one => one.Slot));
        Assert.Equal(5.5, plan.Tiers[1].Value, 1e-9);
    }

    [Fact]
    public void Solve_EqualVolunteers_ShareTheLoad()
    {
        var facts = Facts(
            Enumerable.Range(0, 4).Select(day => Slot($"{day}", 24 * day + 10, 24 * day + 12)),
            Volunteer("v"),
            Volunteer("w")
        );
        var plan = RosterSolver.Solve(new RosterProblem(facts), Enough);
        Assert.Equal([2, 2], plan.Assignments.GroupBy(one => one.Member).Select(group => group.Count()));
        Assert.Equal(0, plan.Gini, 1e-9);
        // d = 4.6 h, a = 4 h: q = (1 − 4 / 4.6)² = 0.017.
        Assert.Equal(0.9832, plan.Tiers[2].Value, 1e-4);
        Assert.Equal(SolveStatus.Optimal, plan.Tiers[2].Status);
    }

    [Fact]
    public void Solve_VolunteerAndAuxiliary_VolunteerServesFirst()
    {
        var facts = Facts([Slot("a", 10, 12)], Auxiliary("x", Hours(8, 16)), Volunteer("z"));
        Assert.Equal(
            "z",
            Assert.Single(RosterSolver.Solve(new RosterProblem(facts), Enough).Assignments).Member
        );
    }

    [Fact]
    public void Solve_SameLoad_PrefersHomeAndThePlaceOfLastWeek()
    {
        var away = Volunteer("v") with { HomeAreas = [], OtherAreas = ["A"] };
        var facts = Facts([Slot("a", 10, 12)], away, Volunteer("w"), Volunteer("x")) with
        {
            Published = [new PublishedTurn("x", At(-100), At(-98), "A")],
        };
        var plan = RosterSolver.Solve(new RosterProblem(facts), Enough);
        Assert.Equal("x", Assert.Single(plan.Assignments).Member);
        Assert.Equal(3, plan.Tiers[3].Value);
    }

    [Fact]
    public void Solve_Previous_StaysWithItsLead()
    {
        RosterMember[] members = [.. Enumerable.Range(0, 6).Select(k => Volunteer($"v{k}", "lead"))];
        var facts = Facts([Slot("a", 10, 12, 2, leads: 1)], members) with
        {
            Previous =
            [
                new Assignment("a", "v4", true),
                new Assignment("a", "v3", false),
                new Assignment("gone", "v1", true),
            ],
        };
        var plan = RosterSolver.Solve(new RosterProblem(facts), Enough);
        Assert.Equal([new Assignment("a", "v4", true), new Assignment("a", "v3", false)], plan.Assignments);
    }

    [Fact]
    public void Solve_Pins_StayEvenWhereTheSlotIsNotServed()
    {
        var facts = Facts([Slot("a", 10, 12, 2), Slot("b", 10, 12, value: 9)], Volunteer("v")) with
        {
            Pins = [new SlotMember("a", "v")],
        };
        var plan = RosterSolver.Solve(new RosterProblem(facts), Enough);
        Assert.Equal([new Assignment("a", "v", false, Hold.Pinned)], plan.Assignments);
        Assert.Equal(["a", "b"], plan.Open.Select(open => open.Slot));
        Assert.Empty(RosterChecker.Check(facts, plan));
    }

    [Fact]
    public void Solve_NightSlot_IsLedByTheSworn()
    {
        var facts = Facts(
            [Slot("a", 22, 24, 2, leads: 1)],
            Volunteer("a", "night", "lead"),
            Officer("o", Hours(20, 32))
        );
        var plan = RosterSolver.Solve(new RosterProblem(facts), Enough);
        Assert.Equal("o", plan.Assignments.Single(one => one.IsLead).Member);
    }

    /// <summary>Three turns of 3 h that overlap in pairs, three auxiliaries of the same tour: as numbers two could share.</summary>
    [Fact]
    public void Solve_CrewWhoseTurnsDoNotDivide_IsGivenToPersons()
    {
        var facts = Facts(
            [Slot("a", 8, 11, 2), Slot("b", 11, 14, 2), Slot("c", 8, 9, 1), Slot("d", 13, 14, 1)],
            Auxiliary("x", Hours(8, 16)),
            Auxiliary("y", Hours(8, 16)),
            Auxiliary("z", Hours(8, 16))
        );
        var plan = RosterSolver.Solve(new RosterProblem(facts), Enough);
        Assert.Equal(SolveStatus.Optimal, plan.Status);
        Assert.Equal(BruteForce.Best(facts).Minimums, plan.Tiers[0].Value, 1e-9);
        Assert.Empty(RosterChecker.Check(facts, plan));
    }

    [Fact]
    public void Solve_NothingToDo_IsAnAnswer()
    {
        var facts = Facts([]);
        var plan = RosterSolver.Solve(new RosterProblem(facts), Enough);
        Assert.Equal(SolveStatus.Optimal, plan.Status);
        Assert.Empty(RosterChecker.Check(facts, plan));
    }

    private static RosterMember Lacking(RosterMember one, string kind) =>
        one.With(member =>
            member with
            {
                Clearances = [.. member.Clearances.Where(held => held.Kind != kind)],
            }
        );

    private static RosterMember Trained(LocalDate from, LocalDate? to) =>
        Lacking(Volunteer("v"), "training")
            .With(member =>
                member with
                {
                    Clearances = [.. member.Clearances, new Clearance("training", from, to)],
                }
            );

    private static RosterMember Guard(Force force) =>
        Volunteer("g").With(member => member with { Force = force });

    private static RosterMember Probation(string code, params string[] more) =>
        Volunteer(code, more).With(member => member with { Status = MemberStatus.Probation });

    private static PublishedTurn Past(string member, double from, double to) =>
        new(member, At(from), At(to), "A");
}
