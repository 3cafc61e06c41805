using NodaTime;
using Patrol.Engine.Model;

namespace Patrol.Engine.Optimization.Rosters.Book;

/// <summary>A member with what the rules ask of them in this week.</summary>
internal sealed class MemberView
{
    private readonly RosterRules rules;
    private readonly bool[] isCleared;
    private readonly bool[] isClearedByNight;
    private readonly HashSet<string> homes;
    private readonly HashSet<string> others;
    private readonly IReadOnlyDictionary<MemberMonth, double> served;

    public MemberView(
        int ordinal,
        RosterMember roster,
        RosterFacts facts,
        IReadOnlyList<PublishedTurn> published
    )
    {
        (Ordinal, Roster, rules, served) = (ordinal, roster, facts.Rules, facts.HoursServed);
        var member = roster.Member;
        IsSworn =
            member.Force
                is Force.PatrolOfficer
                    or Force.CommunityOfficer
                    or Force.TrafficOfficer
                    or Force.Auxiliary;
        homes = [.. roster.HomeAreas];
        others = member.Force == Force.SelfRecruitedGuard ? [] : [.. roster.OtherAreas];
        Tours = Join(roster.Tours);
        var clock = new RosterClock(facts.Zone, rules);
        Published = [.. published.Select(turn => clock.Read(turn.From, turn.To))];
        PublishedAreas = [.. published.Select(turn => turn.Area)];
        // A slot that starts in the week starts on one of its seven dates.
        isCleared =
        [
            .. Enumerable
                .Range(0, 7)
                .Select(day => MissingClearance(facts.Week.PlusDays(day), false) is null),
        ];
        isClearedByNight =
        [
            .. Enumerable.Range(0, 7).Select(day => MissingClearance(facts.Week.PlusDays(day), true) is null),
        ];
    }

    public int Ordinal { get; }

    public RosterMember Roster { get; }

    public string Code => Roster.Member.Code;

    /// <summary>Officer or auxiliary: serves within tours, and may lead by day and night.</summary>
    public bool IsSworn { get; }

    public bool IsProbation => Roster.Member.Status == MemberStatus.Probation;

    /// <summary>Times when the member can be asked, in seconds, joined, ascending.</summary>
    public (long From, long To)[] Tours { get; }

    /// <summary>Turns of the published weeks before and after.</summary>
    public Turn[] Published { get; }

    /// <summary>Communities of those turns.</summary>
    public HashSet<string> PublishedAreas { get; }

    /// <summary>Counts for fairness: in free time, not ruled out for good, with declared hours.</summary>
    public bool IsFairlyLoaded =>
        !IsSworn
        && Roster.Member.ServesAs == ServesAs.InFreeTime
        && (Roster.Member.Status is MemberStatus.Active or MemberStatus.Probation)
        && Roster.Member.MonthlyHours > 0;

    /// <summary>Hours declared a week.</summary>
    public double WeeklyHours => Roster.Member.MonthlyHours * 7 * 12 / 365.25;

    /// <summary>Most duty in one tour, seconds.</summary>
    public long DutyPerTour =>
        (long)
            (
                Roster.Member.Force == Force.Auxiliary ? rules.AuxiliaryDutyPerTour : rules.OfficerDutyPerTour
            ).TotalSeconds;

    public bool IsHome(string area) => homes.Contains(area);

    /// <summary>Seconds that may be served in a month; less what is published of other weeks.</summary>
    public long SecondsLeft(YearMonth month) =>
        (long)
            Math.Floor(
                3600
                    * (
                        Math.Max(rules.HoursPerMonth, Roster.Member.MonthlyHours)
                        - served.GetValueOrDefault(new MemberMonth(Code, month))
                    )
            );

    /// <summary>True when the member may lead; at night the one who leads is sworn.</summary>
    public bool MayLead(SlotView slot) =>
        Roster.Member.Status == MemberStatus.Active
        && (IsSworn || (Roster.Member.Force == Force.Volunteer && Holds("lead", slot.Turn.Date)));

    /// <summary>Ordinal of the tour or window that holds a turn; −1 for none.</summary>
    public int FindTour(Turn turn) =>
        Array.FindIndex(Tours, tour => tour.From <= turn.From && turn.To <= tour.To);

    /// <summary>Rules that rule the member out whatever else is assigned; the first only, or all.</summary>
    public Rule Walls(SlotView slot, bool all)
    {
        var broken = Rule.None;
        var member = Roster.Member;
        Add(member.Status is MemberStatus.Suspended or MemberStatus.Expired, Rule.Status);
        Add(member.ServesAs == ServesAs.OnPost, Rule.OnPost);
        Add(!Roster.IsUnitFiled, Rule.Unit);
        Add(!(slot.IsNight ? isClearedByNight : isCleared)[slot.Day], Rule.Clearance);
        Add(!homes.Contains(slot.Slot.Area) && !others.Contains(slot.Slot.Area), Rule.Area);
        if (broken != Rule.None && !all)
        {
            return broken;
        }
        Add(FindTour(slot.Turn) < 0, Rule.Availability);
        if (broken != Rule.None && !all)
        {
            return broken;
        }
        return broken | PublishedWalls(slot);

        void Add(bool isBroken, Rule rule) => broken |= isBroken ? rule : Rule.None;
    }

    /// <summary>The clearance that is missing on a date; null when all are there.</summary>
    public string? MissingClearance(LocalDate date, bool isNight)
    {
        var needed = Roster.Member.Force switch
        {
            Force.Volunteer => rules.OfVolunteers,
            Force.Auxiliary or Force.GridMember => rules.OfStaff,
            Force.SelfRecruitedGuard or Force.CompanyGuard => rules.OfGuards,
            _ => [],
        };
        return needed.FirstOrDefault(kind => !Holds(kind, date))
            ?? (isNight && Roster.Member.Force == Force.Volunteer && !Holds("night", date) ? "night" : null);
    }

    private bool Holds(string kind, LocalDate date) =>
        Roster.Member.Clearances.Any(one =>
            one.Kind == kind
            && one.From <= date
            && (one.To is not { } end || date < end)
            && (kind != "training" || date <= one.From.PlusMonths(rules.TrainingMonths))
        );

    private Rule PublishedWalls(SlotView slot)
    {
        var broken = Rule.None;
        var turn = slot.Turn;
        if (IsSworn)
        {
            var duty = turn.Length;
            if (FindTour(turn) is >= 0 and var tour)
            {
                duty += Published
                    .Where(other => Tours[tour].From <= other.From && other.To <= Tours[tour].To)
                    .Sum(other => other.Length);
            }
            broken |= duty > DutyPerTour ? Rule.Hours : Rule.None;
        }
        else
        {
            var sameDay = Published.Where(other => other.Date == turn.Date).ToArray();
            broken |=
                turn.Length > (long)rules.LongestTurn.TotalSeconds
                || turn.Length + sameDay.Sum(other => other.Length) > (long)rules.LongestDay.TotalSeconds
                || sameDay.Length + 1 > rules.TurnsPerDay
                || turn.Length > SecondsLeft(slot.Month)
                    ? Rule.Hours
                    : Rule.None;
            broken |= Published.Any(other => other.IsTooClose(turn) && !other.Overlaps(turn))
                ? Rule.Rest
                : Rule.None;
        }
        return broken | (Published.Any(other => other.Overlaps(turn)) ? Rule.Taken : Rule.None);
    }

    private static (long From, long To)[] Join(IReadOnlyList<Interval> tours)
    {
        var joined = new List<(long From, long To)>();
        foreach (var tour in tours.OrderBy(one => one.Start))
        {
            var (from, to) = (tour.Start.ToUnixTimeSeconds(), tour.End.ToUnixTimeSeconds());
            if (joined.Count > 0 && from <= joined[^1].To)
            {
                joined[^1] = (joined[^1].From, Math.Max(joined[^1].To, to));
            }
            else
            {
                joined.Add((from, to));
            }
        }
        return [.. joined];
    }
}
