using NodaTime;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Rosters;
using Patrol.Engine.Optimization.Solving;
using static Patrol.Engine.Tests.Optimization.Rosters.Weeks;

namespace Patrol.Engine.Tests.Optimization.Rosters;

public class RosterCheckerTest
{
    /// <summary>a: 10–12, two or three people and a lead; b: Tuesday 22–24; c: Monday 14–16; d: Wednesday in area C, open.</summary>
    private static readonly RosterFacts Facts = Weeks.Facts(
        [
            Slot("a", 10, 12, 2, 3, 4, leads: 1),
            Slot("b", 46, 48, 2, 2, 2, 1, 1),
            Slot("c", 14, 16, 1, 1, 1),
            Slot("d", 58, 60, 1, 1, 3, area: "C"),
        ],
        Volunteer("lead", "lead"),
        Volunteer("night", "night"),
        Officer("o", Hours(44, 56)),
        Volunteer("v"),
        Volunteer("w"),
        Auxiliary("x", Hours(8, 16))
    );

    private static readonly RosterPlan Good = Of(
        Facts,
        new Assignment("a", "lead", true),
        new Assignment("a", "v", false),
        new Assignment("b", "o", true),
        new Assignment("b", "night", false),
        new Assignment("c", "w", false)
    );

    /// <summary>d asks for two, and w may serve there.</summary>
    private static readonly RosterFacts Wider = With("w", one => one with { OtherAreas = ["C"] }) with
    {
        Slots = [.. Facts.Slots.Take(3), Facts.Slots[3] with { Minimum = 2, Target = 2 }],
    };

    public static TheoryData<string, RosterFacts, RosterPlan> Broken { get; } =
        new()
        {
            { "check.unknown-slot", Facts, Add(new Assignment("z", "v", false)) },
            { "check.unknown-member", Facts, Add(new Assignment("a", "z", false)) },
            { "check.assigned-twice", Facts, Add(new Assignment("a", "v", false)) },
            {
                "check.standing",
                With("v", one => one.With(m => m with { Status = MemberStatus.Suspended })),
                Good
            },
            { "check.on-post", With("v", one => one.With(m => m with { ServesAs = ServesAs.OnPost })), Good },
            { "check.unit", With("v", one => one with { IsUnitFiled = false }), Good },
            { "check.clearance", With("v", one => Without(one, "insurance")), Good },
            { "check.clearance", With("night", one => Without(one, "night")), Good },
            { "check.clearance", With("v", one => Renewed(one, new LocalDate(2024, 5, 31))), Good },
            { "check.area", With("v", one => one with { HomeAreas = ["B"], OtherAreas = ["C"] }), Good },
            {
                "check.area",
                With(
                    "v",
                    one =>
                        one.With(m => m with { Force = Force.SelfRecruitedGuard }) with
                        {
                            HomeAreas = ["B"],
                            OtherAreas = ["A"],
                        }
                ),
                Good
            },
            { "check.availability", With("v", one => one.Free((10, 11), (12, 20))), Good },
            { "check.availability", With("v", one => one with { Tours = [Hours(11, 20)] }), Good },
            { "check.availability", With("o", one => one with { Tours = [Hours(47, 56)] }), Good },
            {
                "check.turn-hours",
                Facts with
                {
                    Rules = new RosterRules { LongestTurn = Duration.FromMinutes(119) },
                },
                Good
            },
            {
                "check.day-hours",
                Facts with
                {
                    Rules = new RosterRules { LongestDay = Duration.FromHours(3) },
                },
                Move("c", "w", "v")
            },
            {
                "check.day-turns",
                Facts with
                {
                    Rules = new RosterRules { TurnsPerDay = 1 },
                },
                Move("c", "w", "v")
            },
            { "check.month-hours", Facts with { HoursServed = Served("v", 22.5) }, Good },
            {
                "check.tour-hours",
                Facts with
                {
                    Rules = new RosterRules { AuxiliaryDutyPerTour = Duration.FromHours(3) },
                },
                Of(
                    Facts,
                    [
                        .. Drop("c", "w").Assignments,
                        new Assignment("c", "x", true),
                        new Assignment("a", "x", false),
                    ]
                )
            },
            {
                "check.rest",
                Facts with
                {
                    Published = [new PublishedTurn("v", At(-3), At(-0.5), "Z")],
                },
                Good
            },
            {
                "check.two-places",
                Facts with
                {
                    Published = [new PublishedTurn("v", At(9), At(10.5), "Z")],
                    Rules = new RosterRules { LongestDay = Duration.FromHours(9) },
                },
                Good
            },
            { "check.too-many-people", Facts, Add(new Assignment("c", "v", false)) },
            { "check.below-minimum", Facts, Drop("a", "v") },
            {
                "check.leads",
                Facts with
                {
                    Slots = [Facts.Slots[0] with { Leads = 2 }, .. Facts.Slots.Skip(1)],
                },
                Good
            },
            {
                "check.sworn",
                Facts with
                {
                    Slots = [Facts.Slots[0] with { Sworn = 1 }, .. Facts.Slots.Skip(1)],
                },
                Good
            },
            {
                "check.probation",
                Facts with
                {
                    Rules = new RosterRules { ProbationPercent = 49 },
                    Members =
                    [
                        .. Facts.Members.Select(one =>
                            one.Member.Code == "v"
                                ? one.With(m => m with { Status = MemberStatus.Probation })
                                : one
                        ),
                    ],
                },
                Good
            },
            { "check.lead-count", Facts, Lead("a", "lead", false) },
            {
                "check.lead-unfit",
                Facts,
                Of(
                    Facts,
                    [
                        .. Good.Assignments.Select(one =>
                            one.Slot == "a" ? one with { IsLead = one.Member == "v" } : one
                        ),
                    ]
                )
            },
            {
                "check.lead-unfit",
                Facts,
                Of(
                    Facts,
                    [
                        .. Good.Assignments.Select(one =>
                            one.Slot == "b" ? one with { IsLead = one.Member == "night" } : one
                        ),
                    ]
                )
            },
            { "check.pin", Facts with { Pins = [new SlotMember("a", "v")] }, Good },
            {
                "check.pin",
                Facts,
                Of(
                    Facts,
                    [
                        .. Good.Assignments.Select(one =>
                            one.Member == "v" ? one with { Hold = Hold.Pinned } : one
                        ),
                    ]
                )
            },
            { "check.forbidden", Facts with { Forbidden = [new SlotMember("a", "v")] }, Good },
            { "check.apart", Facts with { Apart = [new MemberPair("v", "lead")] }, Good },
            { "check.open-list", Facts, Good with { Open = [.. Good.Open, Good.Open[0]] } },
            {
                "check.open-occupied",
                Wider,
                Of(Wider, [.. Good.Assignments, new Assignment("d", "w", false)])
            },
            { "check.tiers", Facts, Good with { Tiers = [.. Good.Tiers.Skip(1)] } },
            { "check.tier-value", Facts, Tier(RosterTier.Minimums, tier => tier with { Value = 6.9 }) },
            { "check.tier-value", Facts, Tier(RosterTier.Targets, tier => tier with { Value = 6 }) },
            { "check.tier-value", Facts, Tier(RosterTier.Fairness, tier => tier with { Value = 0.4 }) },
            { "check.tier-value", Facts, Tier(RosterTier.Preferences, tier => tier with { Value = 0 }) },
            { "check.tier-bound", Facts, Tier(RosterTier.Minimums, tier => tier with { Bound = 6.9 }) },
            { "check.tier-bound", Facts, Tier(RosterTier.Targets, tier => tier with { Bound = 11 }) },
            {
                "check.tier-status",
                Facts,
                Tier(RosterTier.Minimums, tier => tier with { Status = SolveStatus.Optimal })
            },
            { "check.roster-status", Facts, Good with { Status = SolveStatus.Optimal } },
            { "check.gini", Facts, Good with { Gini = Good.Gini + 0.01 } },
            { "check.not-finite", Facts, Good with { Gini = double.NaN } },
        };

    [Fact]
    public void Check_GoodPlan_FindsNothing() => Assert.Empty(RosterChecker.Check(Facts, Good));

    [Theory]
    [MemberData(nameof(Broken))]
    public void Check_BrokenPlan_NamesTheRule(string code, RosterFacts facts, RosterPlan plan) =>
        Assert.Contains(code, RosterChecker.Check(facts, plan).Select(reason => reason.Code));

    /// <summary>Of the rules, each broken one is named alone; figures may follow.</summary>
    [Theory]
    [MemberData(nameof(Broken))]
    public void Check_BrokenPlan_NamesNoOtherRule(string code, RosterFacts facts, RosterPlan plan)
    {
        string[] figures = ["check.tier-value", "check.tier-bound", "check.gini"];
        var others = RosterChecker
            .Check(facts, plan)
            .Select(reason => reason.Code)
            .Where(other => other != code && !figures.Contains(other));
        // A slot that lost its lead, or one too many, lacks something else too.
        Assert.Empty(
            others.Except(
                code is "check.standing" or "check.below-minimum" or "check.leads" or "check.sworn"
                    ? ["check.lead-count"]
                    : []
            )
        );
    }

    /// <summary>Wall-clock windows on the days when clocks change, against code of another kind.</summary>
    [Theory]
    [InlineData("2026-03-23", "2026-03-29T00:30", 2, true)]
    [InlineData("2026-03-23", "2026-03-29T00:00", 3, false)]
    [InlineData("2026-10-19", "2026-10-24T23:00", 4, true)]
    [InlineData("2026-10-19", "2026-10-25T00:00", 3.5, false)]
    public void Check_ClocksChange_AgreesWithTheSolver(string week, string from, double hours, bool fits)
    {
        var zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        var monday = NodaTime.Text.LocalDatePattern.Iso.Parse(week).Value;
        var start = NodaTime.Text.InstantPattern.General.Parse($"{from}:00Z").Value;
        // Sunday 01:00 to 04:30 in March, to 04:00 in October, on the clock.
        var window = new WeeklyWindow(6 * 1440 + 60, 6 * 1440 + (monday.Month == 3 ? 270 : 240));
        var slot = Slot("a", 0, 1) with { From = start, To = start + Duration.FromHours(hours) };
        var night = Volunteer("v", "night")
            .With(m =>
                m with
                {
                    Availability = [window],
                    Clearances =
                    [
                        .. m.Clearances.Select(one => one with { From = new LocalDate(2025, 6, 1) }),
                    ],
                }
            );
        var facts = new RosterFacts(
            monday,
            zone,
            [slot],
            [night with { Tours = WindowExpansion.Expand([window], monday, zone) }],
            new RosterRules()
        );
        var book = new RosterProblem(facts).Book;
        Assert.Equal(fits, book.Eligible[0].Length == 1);
        var codes = RosterChecker
            .Check(facts, Of(facts, new Assignment("a", "v", false)))
            .Select(reason => reason.Code);
        Assert.Equal(!fits, codes.Contains("check.availability"));
    }

    /// <summary>A plan of assignments whose figures are right.</summary>
    private static RosterPlan Of(RosterFacts facts, params Assignment[] assignments)
    {
        var served = assignments.Select(one => one.Slot).ToHashSet();
        if (facts.Slots.Any(slot => slot is { Code: "d", Minimum: 2 }))
        {
            served.Remove("d");
        }
        var slots = facts.Slots.ToDictionary(slot => slot.Code);
        var open = facts
            .Slots.Where(slot => !served.Contains(slot.Code))
            .Select(slot => new OpenSlot(slot.Code, Reason.Of("roster.too-few"), []));
        var hours = 20 * 7 * 12 / 365.25;
        var loads = facts
            .Members.Where(one => one.Member is { MonthlyHours: > 0, Force: Force.Volunteer })
            .Select(one =>
                assignments
                    .Where(a => a.Member == one.Member.Code && slots.ContainsKey(a.Slot))
                    .Sum(a => (slots[a.Slot].To - slots[a.Slot].From).TotalHours) / hours
            )
            .ToArray();
        var difference = loads.Sum(a => loads.Sum(b => Math.Abs(a - b)));
        double[] values =
        [
            served.Where(slots.ContainsKey).Sum(code => slots[code].Value),
            assignments
                .Where(one => served.Contains(one.Slot) && slots.ContainsKey(one.Slot))
                .Sum(one => slots[one.Slot].Value / slots[one.Slot].Target),
            1 / (1 + loads.Average(load => (1 - load) * (1 - load))),
            2
                * assignments.Count(one =>
                    one.Member != "o" && slots.TryGetValue(one.Slot, out var slot) && slot.Area == "A"
                ),
        ];
        double[] bounds = [10, 10, 1, 100];
        return new RosterPlan(
            SolveStatus.BudgetSpent,
            assignments,
            [
                .. values.Select(
                    (value, t) =>
                        new TierResult((RosterTier)(t + 1), value, bounds[t], SolveStatus.BudgetSpent)
                ),
            ],
            [.. open],
            loads.Sum() > 0 ? difference / (2 * loads.Length * loads.Sum()) : 0,
            7,
            1,
            1,
            false,
            false
        );
    }

    private static RosterPlan Add(Assignment one) => Of(Facts, [.. Good.Assignments, one]);

    private static RosterPlan Drop(string slot, string member) =>
        Of(Facts, [.. Good.Assignments.Where(one => (one.Slot, one.Member) != (slot, member))]);

    private static RosterPlan Move(string slot, string from, string to) =>
        Of(
            Facts,
            [
                .. Good.Assignments.Select(one =>
                    (one.Slot, one.Member) == (slot, from) ? one with { Member = to } : one
                ),
            ]
        );

    private static RosterPlan Lead(string slot, string member, bool isLead) =>
        Of(
            Facts,
            [
                .. Good.Assignments.Select(one =>
                    (one.Slot, one.Member) == (slot, member) ? one with { IsLead = isLead } : one
                ),
            ]
        );

    private static RosterPlan Tier(RosterTier tier, Func<TierResult, TierResult> change) =>
        Good with
        {
            Tiers = [.. Good.Tiers.Select(one => one.Tier == tier ? change(one) : one)],
        };

    private static RosterFacts With(string member, Func<RosterMember, RosterMember> change) =>
        Facts with
        {
            Members = [.. Facts.Members.Select(one => one.Member.Code == member ? change(one) : one)],
        };

    private static RosterMember Without(RosterMember one, string kind) =>
        one.With(member =>
            member with
            {
                Clearances = [.. member.Clearances.Where(held => held.Kind != kind)],
            }
        );

    private static RosterMember Renewed(RosterMember one, LocalDate from) =>
        one.With(member =>
            member with
            {
                Clearances =
                [
                    .. member.Clearances.Select(held =>
                        held.Kind == "training" ? held with { From = from } : held
                    ),
                ],
            }
        );
}
