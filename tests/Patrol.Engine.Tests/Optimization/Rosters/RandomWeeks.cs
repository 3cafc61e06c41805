using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Rosters;
using static Patrol.Engine.Tests.Optimization.Rosters.Weeks;

namespace Patrol.Engine.Tests.Optimization.Rosters;

/// <summary>Random weeks, tiny ones that can be tried out and one of middle size.</summary>
internal static class RandomWeeks
{
    /// <summary>Up to four slots and five members of all sorts in two days.</summary>
    public static RosterFacts Tiny(int seed)
    {
        var random = new Random(seed);
        var slots = Enumerable.Range(0, 2 + random.Next(3)).Select(k => TinySlot(random, $"s{k}")).ToArray();
        var members = Enumerable
            .Range(0, 2 + random.Next(4))
            .Select(k => TinyMember(random, $"m{k}"))
            .ToArray();
        var facts = Facts(slots, members);
        return random.Next(3) switch
        {
            0 => facts with
            {
                Forbidden = [new SlotMember("s0", "m0")],
                Apart = [new MemberPair("m0", "m1")],
            },
            1 => facts with
            {
                Published = [new PublishedTurn("m0", At(-2), At(-1), "A")],
                HoursServed = Served("m0", 21),
            },
            _ => facts,
        };
    }

    /// <summary>60 slots in three areas, evenings most; 60 volunteers, 12 auxiliaries, 8 officers.</summary>
    public static RosterFacts Middle(int seed)
    {
        var random = new Random(seed);
        string[] areas = ["A", "B", "C"];
        var slots = Enumerable
            .Range(0, 60)
            .Select(k =>
            {
                var day = 24 * random.Next(7);
                var start = new[] { 7, 16, 18, 20, 20, 22 }[random.Next(6)];
                var minimum = 2 + random.Next(3);
                return Slot(
                    $"s{k:00}",
                    day + start,
                    day + start + 2,
                    minimum,
                    minimum + random.Next(3),
                    Math.Round(0.5 + random.NextDouble() * 3, 2),
                    1,
                    start == 22 ? 1 : 0,
                    areas[random.Next(3)]
                );
            });
        var volunteers = Enumerable
            .Range(0, 60)
            .Select(k =>
            {
                string[] more =
                [
                    .. random.Next(5) == 0 ? new[] { "night" } : [],
                    .. random.Next(4) == 0 ? new[] { "lead" } : [],
                ];
                var days = Enumerable.Range(0, 3).Select(_ => random.Next(7)).Distinct();
                var one = Volunteer($"v{k:00}", more)
                    .Free([
                        .. days.Select(day =>
                            random.Next(2) == 0
                                ? (24 * day + 6, 24 * day + 19)
                                : (24 * day + 17, 24 * day + 24)
                        ),
                    ]);
                var status = random.Next(10) == 0 ? MemberStatus.Probation : MemberStatus.Active;
                return one.With(m => m with { Status = status, MonthlyHours = 4 + random.Next(20) }) with
                {
                    HomeAreas = [areas[k % 3]],
                    OtherAreas = [areas[(k + 1) % 3]],
                };
            });
        var auxiliaries = Enumerable
            .Range(0, 12)
            .Select(k =>
                Auxiliary(
                    $"x{k:00}",
                    [
                        .. Enumerable
                            .Range(0, 5)
                            .Select(day => Hours(24 * day + (k % 3 * 8) + 6, 24 * day + (k % 3 * 8) + 14)),
                    ]
                ) with
                {
                    HomeAreas = [],
                    OtherAreas = areas,
                }
            );
        var officers = Enumerable
            .Range(0, 8)
            .Select(k =>
                Officer(
                    $"o{k:00}",
                    [
                        .. SwornRota.OfSquad(
                            "ABCD"[k % 4].ToString(),
                            Monday,
                            NodaTime.DateTimeZone.Utc,
                            Monday
                        ),
                    ]
                ) with
                {
                    OtherAreas = areas,
                }
            );
        return Facts(slots, [.. volunteers, .. auxiliaries, .. officers]);
    }

    private static DutySlot TinySlot(Random random, string code)
    {
        var from = 24 * random.Next(2) + new[] { 8, 9, 12, 20, 21.5, 22 }[random.Next(6)];
        var minimum = 1 + random.Next(3);
        var hours = new[] { 1.5, 2, 3 }[random.Next(3)];
        return Slot(
            code,
            from,
            from + hours,
            minimum,
            minimum + random.Next(2),
            random.Next(1, 6),
            random.Next(2),
            random.Next(4) == 0 ? 1 : 0,
            random.Next(4) == 0 ? "B" : "A"
        );
    }

    private static RosterMember TinyMember(Random random, string code) =>
        random.Next(6) switch
        {
            0 or 1 => Auxiliary(code, Hours(6, 14), Hours(32, 40), Hours(44, 52)),
            2 => Officer(code, Hours(20, 32)),
            3 => Volunteer(code, "night", "lead").With(m => m with { Status = MemberStatus.Probation }),
            4 => Volunteer(code, "night"),
            _ => Volunteer(code, "lead").Free((6, 22), (30, 48)),
        };
}
