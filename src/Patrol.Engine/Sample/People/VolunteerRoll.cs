using Patrol.Engine.Model;

namespace Patrol.Engine.Sample.People;

/// <summary>The volunteers: published shares hold exactly, dealt out at random.</summary>
internal sealed class VolunteerRoll
{
    private const double MedianHours = 8;
    private const double HoursDeviation = 0.715;
    private const double WeeksPerMonth = 365.25 / 12 / 7;
    private const double NightShare = 0.18;
    private const double MediationSpare = 0.02;
    private const int MembersPerLead = 8;

    private static readonly (string Role, double Share)[] Roles =
    [
        ("prevention outreach", 0.52),
        ("hazard reporter", 0.25),
        ("grid member", 0.13),
        ("mediator", 0.10),
    ];
    private static readonly (MemberStatus Status, double Share)[] Statuses =
    [
        (MemberStatus.Active, 0.82),
        (MemberStatus.Probation, 0.10),
        (MemberStatus.Expired, 0.05),
        (MemberStatus.Suspended, 0.03),
    ];
    private static readonly (string Band, double Share)[] Ages =
    [
        ("18-29", 0.23),
        ("30-44", 0.32),
        ("45-59", 0.30),
        ("60+", 0.15),
    ];

    /// <summary>Kinds of free time together: evenings 62 %, weekdays by day 24 %, weekends 55 %, nobody none.</summary>
    private static readonly ((bool Evenings, bool Daytime, bool Weekends) Times, double Share)[] FreeTimes =
    [
        ((true, false, false), 0.31),
        ((false, true, false), 0.10),
        ((false, false, true), 0.22),
        ((true, false, true), 0.23),
        ((true, true, false), 0.04),
        ((false, true, true), 0.06),
        ((true, true, true), 0.04),
    ];

    public static List<Member> Create(
        PeopleRecipe people,
        List<Team> teams,
        MemberClearances clearances,
        SampleRandom random
    )
    {
        var seats = teams
            .SelectMany(team =>
                Enumerable.Repeat(
                    team,
                    team.Kind switch
                    {
                        "community" => people.VolunteersPerCommunity,
                        "enterprise" => people.VolunteersPerEnterprise,
                        "riders" => people.Riders,
                        _ => people.Reserve,
                    }
                )
            )
            .ToList();
        var onPost = OnPost(seats, people, random);
        var free = seats.Count - onPost.Count(isOnPost => isOnPost);
        var roles = Deal(Roles, seats.Count, random);
        var statuses = Deal(Statuses, seats.Count, random);
        var ages = Deal(Ages, seats.Count, random);
        var nights = Deal([(true, NightShare), (false, 1 - NightShare)], seats.Count, random);
        var times = new Queue<(bool Evenings, bool Daytime, bool Weekends)>(Deal(FreeTimes, free, random));
        var hours = Hours(seats.Count, random);
        var codes = new SerialCode('V', seats.Count, digits: 4);
        var members = new List<Member>();
        var seatOf = new Dictionary<string, int>();
        for (var k = 0; k < seats.Count; k++)
        {
            var team = seats[k];
            var seat = seatOf[team.Code] = seatOf.GetValueOrDefault(team.Code) + 1;
            string[] more =
            [
                .. roles[k] == "mediator" || random.Chance(MediationSpare) ? new[] { "mediation" } : [],
                .. nights[k] ? new[] { "night" } : [],
                .. seat % MembersPerLead == 1 && statuses[k] == MemberStatus.Active ? new[] { "lead" } : [],
            ];
            var windows = onPost[k]
                ? WeeklyWindows.OfficeHours()
                : Windows(times.Dequeue(), nights[k], hours[k] / WeeksPerMonth, random);
            members.Add(
                new(
                    codes.Of(k + 1),
                    Force.Volunteer,
                    onPost[k] ? ServesAs.OnPost : ServesAs.InFreeTime,
                    statuses[k],
                    ages[k],
                    roles[k],
                    team.Code,
                    null,
                    team.AreaCode,
                    null,
                    hours[k],
                    clearances.OfVolunteer(statuses[k], more),
                    windows
                )
            );
        }
        return members;
    }

    private static List<WeeklyWindow> Windows(
        (bool Evenings, bool Daytime, bool Weekends) times,
        bool canNights,
        double weeklyHours,
        SampleRandom random
    ) =>
        WeeklyWindows.FreeTime(times.Evenings, times.Daytime, times.Weekends, canNights, weeklyHours, random);

    /// <summary>[volunteer] on post at the own work, a fixed number in the teams of enterprises and of communities.</summary>
    private static bool[] OnPost(List<Team> seats, PeopleRecipe people, SampleRandom random)
    {
        var onPost = new bool[seats.Count];
        foreach (
            var (kind, number) in new[]
            {
                ("enterprise", people.OnPostOfEnterprise),
                ("community", people.OnPostOfCommunity),
            }
        )
        {
            var own = Enumerable.Range(0, seats.Count).Where(k => seats[k].Kind == kind).ToList();
            random.Shuffle(own);
            own.Take(number).ToList().ForEach(k => onPost[k] = true);
        }
        return onPost;
    }

    /// <summary>Hours a month: quantiles of the lognormal with median 8 and P90 20, shuffled, in half hours.</summary>
    private static double[] Hours(int count, SampleRandom random)
    {
        var hours = Enumerable
            .Range(0, count)
            .Select(k => MedianHours * Math.Exp(HoursDeviation * NormalQuantile((k + 0.5) / count)))
            .Select(value => Math.Max(0.5, Math.Round(value * 2) / 2))
            .ToArray();
        random.Shuffle(hours);
        return hours;
    }

    /// <summary>Values in their shares of a count (largest remainder), shuffled.</summary>
    private static List<T> Deal<T>((T Value, double Share)[] shares, int count, SampleRandom random)
    {
        var numbers = Ground.SampleAreas.Apportion(
            count,
            [.. shares.Select(one => (int)Math.Round(1000 * one.Share))]
        );
        var dealt = shares.SelectMany((one, k) => Enumerable.Repeat(one.Value, numbers[k])).ToList();
        random.Shuffle(dealt);
        return dealt;
    }

    /// <summary>Quantile of the standard normal (Acklam's rational approximation, relative error under 1.2e-9).</summary>
    private static double NormalQuantile(double p)
    {
        double[] a =
        [
            -39.69683028665376,
            220.9460984245205,
            -275.9285104469687,
            138.3577518672690,
            -30.66479806614716,
            2.506628277459239,
        ];
        double[] b =
        [
            -54.47609879822406,
            161.5858368580409,
            -155.6989798598866,
            66.80131188771972,
            -13.28068155288572,
            1,
        ];
        double[] c =
        [
            -0.007784894002430293,
            -0.3223964580411365,
            -2.400758277161838,
            -2.549732539343734,
            4.374664141464968,
            2.938163982698783,
        ];
        double[] d = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1];
        static double Value(double[] terms, double x) => terms.Aggregate(0.0, (sum, term) => sum * x + term);
        if (p is > 0.02425 and < 0.97575)
        {
            var q = p - 0.5;
            return q * Value(a, q * q) / Value(b, q * q);
        }
        var tail = Math.Sqrt(-2 * Math.Log(Math.Min(p, 1 - p)));
        return Math.Sign(0.5 - p) * Value(c, tail) / Value(d, tail);
    }
}
