using NodaTime;
using Patrol.Engine.Model;
using Patrol.Engine.Sample;

namespace Patrol.Benchmarks.Quality;

/// <summary>Makes duties of a week: patrols by the windows of volunteers' duties, evenings most; schools twice a school
/// day; standby every evening. Values vary between communities by a lognormal.</summary>
internal sealed class SyntheticDuties(LocalDate week, DateTimeZone zone, ulong seed)
{
    private readonly SampleRandom random = new(seed);

    /// <summary>Windows of patrols, minutes of the day, with their weight on a weekday and on a weekend day.</summary>
    private static readonly (int From, int To, double Weekday, double Weekend)[] Windows =
    [
        (420, 540, 1, 0),
        (660, 780, 1, 0),
        (990, 1110, 1.2, 0),
        (840, 1020, 0, 2),
        (1110, 1230, 2, 2),
        (1200, 1320, 2.5, 3),
        (1320, 1440, 1, 1.5),
    ];

    public IEnumerable<DutySlot> Patrols(string[] communities, int count)
    {
        var pull = communities.ToDictionary(code => code, _ => Math.Exp(0.6 * random.Normal()));
        var choices = (
            from day in Enumerable.Range(0, 7)
            from window in Windows
            from community in communities
            let weight = (day < 5 ? window.Weekday : window.Weekend) * Math.Sqrt(pull[community])
            where weight > 0
            select (day, window, community, weight)
        ).ToArray();
        for (var k = 0; k < count; k++)
        {
            var mark = random.Next() * choices.Sum(choice => choice.weight);
            var (day, window, community, _) = choices.First(choice => (mark -= choice.weight) < 0);
            var value = pull[community] * (window.Weekday + window.Weekend) * random.Next(0.2, 1.0);
            var target = 3 + random.Next(4);
            yield return Slot(
                $"P{k + 1:000}",
                DutyKind.Patrol,
                community,
                day,
                window.From,
                window.To,
                3,
                target,
                value
            );
        }
    }

    public IEnumerable<DutySlot> Schools(string[] communities, int schools) =>
        from school in Enumerable.Range(0, schools)
        from day in Enumerable.Range(0, 5)
        from at in new[] { 420, 990 }
        select Slot(
            $"S{school + 1:00}-{day}-{at}",
            DutyKind.SchoolProtection,
            communities[school % communities.Length],
            day,
            at,
            at + 120,
            2,
            2 + (school + day) % 3,
            0.8
        );

    public IEnumerable<DutySlot> Standbys(string[] communities, int places) =>
        from place in Enumerable.Range(0, places)
        from day in Enumerable.Range(0, 7)
        select Slot(
            $"B{place + 1}-{day}",
            DutyKind.Standby,
            communities[place * communities.Length / places],
            day,
            1200,
            1320,
            4,
            4 + (place + day) % 5,
            0.5
        );

    private DutySlot Slot(
        string code,
        DutyKind kind,
        string area,
        int day,
        int from,
        int to,
        int minimum,
        int target,
        double value
    )
    {
        Instant At(int minute) =>
            week.PlusDays(day).AtMidnight().PlusMinutes(minute).InZoneLeniently(zone).ToInstant();
        return new DutySlot(
            code,
            kind,
            area,
            null,
            null,
            At(from),
            At(to),
            minimum,
            target,
            1,
            from >= 1320 ? 1 : 0,
            Math.Round(value, 4)
        );
    }
}
