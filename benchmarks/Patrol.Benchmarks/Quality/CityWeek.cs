using NodaTime;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Rosters;
using Patrol.Engine.Sample;
using Patrol.Engine.Sample.People;

namespace Patrol.Benchmarks.Quality;

/// <summary>A made-up city: 57 service areas in eight parts, 48 volunteers, 10 auxiliaries and 5 grid members each, 285
/// officers, 570 guards on post; 896 patrols.</summary>
internal static class CityWeek
{
    private const int Areas = 57;
    private const int PerPart = 8;

    private static readonly LocalDate Week = new(2026, 1, 5);
    private static readonly Clearance[] Basic =
    [
        new("background", new LocalDate(2024, 6, 1), null),
        new("training", new LocalDate(2025, 1, 1), null),
        new("insurance", new LocalDate(2025, 1, 1), null),
    ];

    public static RosterFacts Make(ulong seed)
    {
        var random = new SampleRandom(seed).Fork("city");
        var zone = DateTimeZoneProviders.Tzdb["America/New_York"];
        string[] codes = [.. Enumerable.Range(1, Areas).Select(k => $"A{k:00}")];
        var areas = new RosterAreas(
            codes.ToDictionary(code => code),
            codes
                .Select((code, k) => (code, codes.Chunk(PerPart).ElementAt(k / PerPart)))
                .ToDictionary(one => one.code, one => one.Item2)
        );
        var members = new List<Member>();
        foreach (var area in codes)
        {
            members.AddRange(
                Enumerable.Range(0, 48).Select(k => Volunteer($"{area}-V{k:00}", area, k, random))
            );
            members.AddRange(
                Enumerable
                    .Range(0, 10)
                    .Select(k =>
                        Staff(
                            $"{area}-X{k:00}",
                            Force.Auxiliary,
                            k < 2 ? area : null,
                            WeeklyWindows.Shift(members.Count + k)
                        )
                    )
            );
            members.AddRange(
                Enumerable
                    .Range(0, 5)
                    .Select(k => Staff($"{area}-M{k}", Force.GridMember, area, WeeklyWindows.OfficeHours()))
            );
            members.AddRange(
                Enumerable
                    .Range(0, 5)
                    .Select(k =>
                        Staff(
                            $"{area}-O{k}",
                            k == 0 ? Force.CommunityOfficer : Force.PatrolOfficer,
                            k == 0 ? area : null,
                            []
                        )
                    )
            );
            members.AddRange(
                Enumerable
                    .Range(0, 10)
                    .Select(k =>
                        Staff($"{area}-G{k}", Force.CompanyGuard, area, WeeklyWindows.Shift(k)) with
                        {
                            ServesAs = ServesAs.OnPost,
                        }
                    )
            );
        }
        var duties = new SyntheticDuties(Week, zone, seed);
        var calendar = new DayCalendar(new Dictionary<LocalDate, DayType>());
        return new RosterFacts(
            Week,
            zone,
            [.. duties.Patrols(codes, 896)],
            [
                .. members.Select(member =>
                    areas.Place(member, true, Week, zone, calendar, new LocalDate(2024, 1, 1))
                ),
            ],
            new RosterRules()
        );
    }

    private static Member Volunteer(string code, string area, int k, SampleRandom random)
    {
        var hours = Math.Max(0.5, Math.Round(2 * 8 * Math.Exp(0.715 * random.Normal())) / 2);
        var isNight = random.Chance(0.18);
        var isOnPost = random.Chance(0.45);
        var windows = WeeklyWindows.FreeTime(
            random.Chance(0.62),
            random.Chance(0.24),
            random.Chance(0.55),
            isNight,
            hours * 7 * 12 / 365.25,
            random
        );
        var status = random.Next() switch
        {
            < 0.82 => MemberStatus.Active,
            < 0.92 => MemberStatus.Probation,
            < 0.97 => MemberStatus.Expired,
            _ => MemberStatus.Suspended,
        };
        Clearance[] more =
        [
            .. isNight ? new[] { Basic[0] with { Kind = "night" } } : [],
            .. k % 8 == 0 && status == MemberStatus.Active ? new[] { Basic[0] with { Kind = "lead" } } : [],
        ];
        return new Member(
            code,
            Force.Volunteer,
            isOnPost ? ServesAs.OnPost : ServesAs.InFreeTime,
            status,
            "30-44",
            null,
            null,
            null,
            area,
            null,
            hours,
            [.. Basic, .. more],
            windows
        );
    }

    private static Member Staff(string code, Force force, string? area, List<WeeklyWindow> windows) =>
        new(
            code,
            force,
            ServesAs.InFreeTime,
            MemberStatus.Active,
            "30-44",
            null,
            null,
            null,
            area,
            "ABCD"[Math.Abs(code.Sum(c => c)) % 4].ToString(),
            0,
            force is Force.Auxiliary or Force.GridMember ? Basic : [],
            windows
        );
}
