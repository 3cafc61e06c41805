using NodaTime;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Rosters;
using static Patrol.Engine.Tests.Optimization.Rosters.Weeks;

namespace Patrol.Engine.Tests.Optimization.Rosters;

public class RosterProblemTest
{
    private static readonly RosterFacts Good = Facts(
        [
            Slot("a", 10, 12, 1, 2),
            Slot("b", 11, 13),
            Slot("c", 34, 36, 2),
            Slot("d", 22, 24),
            Slot("e", 58, 60, area: "C"),
        ],
        Volunteer("v"),
        Volunteer("w"),
        Volunteer("x")
    );

    public static TheoryData<string, RosterFacts> Broken { get; } =
        new()
        {
            { "roster.week", Good with { Week = Monday.PlusDays(-1) } },
            { "roster.rule", Good with { Rules = new RosterRules { TurnsPerDay = 0 } } },
            { "roster.slot-code", First(Slot("b", 10, 12)) },
            { "roster.slot-code", First(Slot(" ", 10, 12)) },
            { "roster.slot-window", First(Slot("a", 12, 12)) },
            { "roster.slot-outside", First(Slot("a", -2, 2)) },
            { "roster.slot-outside", First(Slot("a", 168, 170)) },
            { "roster.slot-people", First(Slot("a", 10, 12, 0)) },
            { "roster.slot-people", First(Slot("a", 10, 12, 3, 2)) },
            { "roster.slot-mix", First(Slot("a", 10, 12, 1, 2, 1, 2)) },
            { "roster.slot-mix", First(Slot("a", 10, 12, 1, 2, 1, 0, -1)) },
            { "roster.slot-value", First(Slot("a", 10, 12, value: -1)) },
            { "roster.slot-value", First(Slot("a", 10, 12, value: double.NaN)) },
            { "roster.member-code", Good with { Members = [.. Good.Members, Volunteer("v")] } },
            { "roster.member-hours", Member(m => m with { MonthlyHours = double.NaN }) },
            {
                "roster.tour",
                Good with
                {
                    Members = [Volunteer("v") with { Tours = [new Interval(null, At(3))] }],
                }
            },
            { "roster.slot-unknown", Pinned(("z", "v")) },
            { "roster.member-unknown", Good with { Forbidden = [new SlotMember("a", "z")] } },
            { "roster.pair", Good with { Apart = [new MemberPair("v", "v")] } },
            {
                "roster.published-turn",
                Good with
                {
                    Published = [new PublishedTurn("v", At(-2), At(-2), "A")],
                }
            },
            { "roster.hours-served", Good with { HoursServed = Served("v", -1) } },
            { "roster.pin-twice", Pinned(("a", "v"), ("a", "v")) },
            { "roster.pin-count", Pinned(("b", "v"), ("b", "w")) },
            { "roster.pin-status", With(Pinned(("a", "v")), m => m with { Status = MemberStatus.Expired }) },
            { "roster.pin-on-post", With(Pinned(("a", "v")), m => m with { ServesAs = ServesAs.OnPost }) },
            {
                "roster.pin-unit",
                Pinned(("a", "v")) with
                {
                    Members = [Good.Members[0] with { IsUnitFiled = false }],
                }
            },
            { "roster.pin-clearance", Pinned(("d", "v")) },
            { "roster.pin-area", Pinned(("e", "v")) },
            {
                "roster.pin-availability",
                Pinned(("a", "v")) with
                {
                    Members = [Volunteer("v").Free((0, 11))],
                }
            },
            { "roster.pin-hours", Pinned(("a", "v")) with { HoursServed = Served("v", 23) } },
            {
                "roster.pin-rest",
                Pinned(("a", "v")) with
                {
                    Published = [new PublishedTurn("v", At(-2), At(0), "A")],
                }
            },
            { "roster.pin-overlap", Pinned(("a", "v"), ("b", "v")) },
            { "roster.pin-forbidden", Pinned(("a", "v")) with { Forbidden = [new SlotMember("a", "v")] } },
            {
                "roster.pin-apart",
                Pinned(("c", "v"), ("c", "w")) with
                {
                    Apart = [new MemberPair("w", "v")],
                }
            },
        };

    [Fact]
    public void Problem_GoodFacts_Stand() => Assert.Same(Good, new RosterProblem(Good).Facts);

    [Theory]
    [MemberData(nameof(Broken))]
    public void Problem_BrokenFacts_NameTheIssueAndNoOther(string code, RosterFacts facts)
    {
        var issues = Assert.Throws<InputException>(() => new RosterProblem(facts)).Issues;
        Assert.Equal(code, Assert.Single(issues.Select(issue => issue.Code).Distinct()));
        Assert.All(issues, issue => Assert.NotEmpty(issue.Remedy));
    }

    [Fact]
    public void Problem_ManyBrokenPins_AllAreListedInWords()
    {
        var facts = Pinned(("a", "v"), ("b", "v"), ("d", "w"), ("a", "x")) with
        {
            Forbidden = [new SlotMember("a", "x")],
        };
        var issues = Assert.Throws<InputException>(() => new RosterProblem(facts)).Issues;
        Assert.Equal(
            ["roster.pin-clearance", "roster.pin-forbidden", "roster.pin-overlap", "roster.pin-overlap"],
            issues.Select(issue => issue.Code).Order(StringComparer.Ordinal)
        );
        Assert.Contains(
            "night",
            issues.Single(issue => issue.Code == "roster.pin-clearance").Remedy,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Problem_SlotThatNobodyMayServe_IsNoIssue() =>
        Assert.NotNull(new RosterProblem(Facts([Slot("a", 10, 12, area: "C")], Volunteer("v"))));

    [Fact]
    public void After_Dropout_ForbidsLiftsPinsAndKeepsTheRestAsPrevious()
    {
        var plan = new RosterPlan(
            default,
            [new Assignment("a", "v", false)],
            [],
            [],
            0,
            0,
            0,
            0,
            false,
            false
        );
        var after = new RosterProblem(Pinned(("a", "v"), ("c", "v"))).After(
            plan,
            [new Dropout("v", At(0), At(11)), new Dropout("gone", At(0), At(11))]
        );
        Assert.Equal([new SlotMember("a", "v")], after.Facts.Forbidden);
        Assert.Equal([new SlotMember("c", "v")], after.Facts.Pins);
        Assert.Equal(plan.Assignments, after.Facts.Previous);
    }

    private static RosterFacts First(DutySlot slot) => Good with { Slots = [slot, .. Good.Slots.Skip(1)] };

    private static RosterFacts Pinned(params (string Slot, string Member)[] pins) =>
        Good with
        {
            Pins = [.. pins.Select(pin => new SlotMember(pin.Slot, pin.Member))],
        };

    private static RosterFacts Member(Func<Member, Member> change) => With(Good, change);

    private static RosterFacts With(RosterFacts facts, Func<Member, Member> change) =>
        facts with
        {
            Members = [facts.Members[0].With(change), .. facts.Members.Skip(1)],
        };
}
