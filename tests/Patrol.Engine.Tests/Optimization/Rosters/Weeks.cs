using NodaTime;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Rosters;

namespace Patrol.Engine.Tests.Optimization.Rosters;

/// <summary>Small weeks: from Monday 2026-06-01 in UTC, hours counted from its midnight.</summary>
internal static class Weeks
{
    public static readonly LocalDate Monday = new(2026, 6, 1);

    private static readonly string[] Kinds = ["background", "training", "insurance", "guard"];

    public static Instant At(double hour) =>
        Instant.FromUtc(2026, 6, 1, 0, 0) + Duration.FromMinutes((long)Math.Round(hour * 60));

    public static Interval Hours(double from, double to) => new(At(from), At(to));

    /// <summary>A slot of area A that needs no lead.</summary>
    public static DutySlot Slot(
        string code,
        double from,
        double to,
        int minimum = 1,
        int? target = null,
        double value = 1,
        int leads = 0,
        int sworn = 0,
        string area = "A"
    ) =>
        new(
            code,
            DutyKind.Patrol,
            area,
            null,
            null,
            At(from),
            At(to),
            minimum,
            target ?? minimum,
            leads,
            sworn,
            value
        );

    /// <summary>Hours that a member serves in published weeks of June 2026, or of months after it.</summary>
    public static Dictionary<MemberMonth, double> Served(string member, double hours, int monthsAfter = 0) =>
        new() { [new MemberMonth(member, Monday.ToYearMonth().PlusMonths(monthsAfter))] = hours };

    /// <summary>A volunteer of area A with all clearances by day, free all week, who declares 20 hours a month.</summary>
    public static RosterMember Volunteer(string code, params string[] more) =>
        new(Person(code, Force.Volunteer, more), ["A"], ["B"], true, [Hours(-24, 8 * 24)]);

    public static RosterMember Auxiliary(string code, params Interval[] tours) =>
        new(Person(code, Force.Auxiliary), ["A"], ["B"], true, tours);

    public static RosterMember Officer(string code, params Interval[] tours) =>
        new(Person(code, Force.PatrolOfficer), [], ["A", "B"], true, tours);

    public static RosterMember With(this RosterMember one, Func<Member, Member> change) =>
        one with
        {
            Member = change(one.Member),
        };

    /// <summary>Free in these hours of the week only.</summary>
    public static RosterMember Free(this RosterMember one, params (int From, int To)[] hours) =>
        one.With(member =>
            member with
            {
                Availability = [.. hours.Select(h => new WeeklyWindow(60 * h.From, 60 * h.To))],
            }
        ) with
        {
            Tours = [.. hours.Select(h => Hours(h.From, h.To))],
        };

    public static RosterFacts Facts(IEnumerable<DutySlot> slots, params RosterMember[] members) =>
        new(Monday, DateTimeZone.Utc, [.. slots], members, new RosterRules());

    private static Member Person(string code, Force force, params string[] more) =>
        new(
            code,
            force,
            ServesAs.InFreeTime,
            MemberStatus.Active,
            "30-44",
            null,
            null,
            null,
            null,
            null,
            force == Force.Volunteer ? 20 : 0,
            [.. Kinds.Concat(more).Select(kind => new Clearance(kind, new LocalDate(2026, 1, 1), null))],
            force == Force.Volunteer ? [new WeeklyWindow(0, 7 * 24 * 60)] : []
        );
}
