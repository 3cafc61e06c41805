using NodaTime;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Rosters.Checking;

/// <summary>Checks the turns of one member.</summary>
internal static class PersonCheck
{
    public static void Find(
        RosterFacts facts,
        WallClock clock,
        RosterMember roster,
        IReadOnlyList<DutySlot> turns,
        List<Reason> broken
    )
    {
        var member = roster.Member;
        var published = facts.Published.Where(turn => turn.Member == member.Code).ToArray();
        if (member.Status is not (MemberStatus.Active or MemberStatus.Probation))
        {
            Add("check.standing");
        }
        if (member.ServesAs == ServesAs.OnPost)
        {
            Add("check.on-post");
        }
        if (!roster.IsUnitFiled)
        {
            Add("check.unit");
        }
        foreach (var slot in turns)
        {
            CheckTurn(facts, clock, roster, slot, broken);
        }
        if (IsTourBound(member.Force))
        {
            CheckTours(facts, roster, turns, published, broken);
        }
        else
        {
            CheckFreeTime(facts, clock, member, turns, published, broken);
        }
        CheckTogether(facts, clock, member, turns, published, broken);

        void Add(string code) => broken.Add(Reason.Of(code, ("member", member.Code)));
    }

    public static bool IsTourBound(Force force) =>
        force is Force.PatrolOfficer or Force.CommunityOfficer or Force.TrafficOfficer or Force.Auxiliary;

    /// <summary>True when the member holds a clearance on a date.</summary>
    public static bool IsCleared(RosterFacts facts, Member member, string kind, LocalDate date)
    {
        foreach (var clearance in member.Clearances)
        {
            var isOver = clearance.To is { } end && end <= date;
            var isStale = kind == "training" && clearance.From.PlusMonths(facts.Rules.TrainingMonths) < date;
            if (clearance.Kind == kind && clearance.From <= date && !isOver && !isStale)
            {
                return true;
            }
        }
        return false;
    }

    private static void CheckTurn(
        RosterFacts facts,
        WallClock clock,
        RosterMember roster,
        DutySlot slot,
        List<Reason> broken
    )
    {
        var member = roster.Member;
        var date = clock.DateOf(slot.From);
        var needed = new List<string>(
            member.Force switch
            {
                Force.Volunteer => facts.Rules.OfVolunteers,
                Force.SelfRecruitedGuard or Force.CompanyGuard => facts.Rules.OfGuards,
                Force.Auxiliary or Force.GridMember => facts.Rules.OfStaff,
                _ => [],
            }
        );
        if (member.Force == Force.Volunteer && clock.TouchesNight(slot))
        {
            needed.Add("night");
        }
        foreach (var kind in needed.Where(kind => !IsCleared(facts, member, kind, date)))
        {
            Add("check.clearance", ("kind", kind));
        }
        var mayServeThere =
            roster.HomeAreas.Contains(slot.Area)
            || (member.Force != Force.SelfRecruitedGuard && roster.OtherAreas.Contains(slot.Area));
        if (!mayServeThere)
        {
            Add("check.area");
        }
        var isAvailable =
            WallClock.IsWithin(slot, [.. roster.Tours.Select(tour => (tour.Start, tour.End))])
            && (IsTourBound(member.Force) || clock.IsWithin(slot, member.Availability));
        if (!isAvailable)
        {
            Add("check.availability");
        }
        if (!IsTourBound(member.Force) && slot.To - slot.From > facts.Rules.LongestTurn)
        {
            Add("check.turn-hours");
        }

        void Add(string code, params (string, object)[] more) =>
            broken.Add(Reason.Of(code, [("slot", slot.Code), ("member", member.Code), .. more]));
    }

    private static void CheckTours(
        RosterFacts facts,
        RosterMember roster,
        IReadOnlyList<DutySlot> turns,
        PublishedTurn[] published,
        List<Reason> broken
    )
    {
        var most =
            roster.Member.Force == Force.Auxiliary
                ? facts.Rules.AuxiliaryDutyPerTour
                : facts.Rules.OfficerDutyPerTour;
        var all = turns
            .Select(turn => (turn.From, turn.To))
            .Concat(published.Select(turn => (turn.From, turn.To)))
            .ToArray();
        foreach (var tour in roster.Tours)
        {
            // Tours that touch are one.
            var (from, to) = (tour.Start, tour.End);
            for (var grown = true; grown; )
            {
                grown = false;
                foreach (var other in roster.Tours.Where(other => other.Start <= to && from <= other.End))
                {
                    grown |= other.Start < from || to < other.End;
                    (from, to) = (Instant.Min(from, other.Start), Instant.Max(to, other.End));
                }
            }
            var duty = Duration.Zero;
            foreach (var turn in all.Where(turn => from <= turn.From && turn.To <= to))
            {
                duty += turn.To - turn.From;
            }
            if (duty > most)
            {
                broken.Add(
                    Reason.Of("check.tour-hours", ("member", roster.Member.Code), ("hours", duty.TotalHours))
                );
            }
        }
    }

    private static void CheckFreeTime(
        RosterFacts facts,
        WallClock clock,
        Member member,
        IReadOnlyList<DutySlot> turns,
        PublishedTurn[] published,
        List<Reason> broken
    )
    {
        var rules = facts.Rules;
        var all = turns
            .Select(turn => (Date: clock.DateOf(turn.From), Hours: (turn.To - turn.From).TotalHours))
            .Concat(
                published.Select(turn =>
                    (Date: clock.DateOf(turn.From), Hours: (turn.To - turn.From).TotalHours)
                )
            );
        var mine = turns.Select(turn => clock.DateOf(turn.From)).ToHashSet();
        foreach (var day in all.GroupBy(turn => turn.Date).Where(day => mine.Contains(day.Key)))
        {
            if (day.Sum(turn => turn.Hours) > rules.LongestDay.TotalHours + 1e-9)
            {
                broken.Add(Reason.Of("check.day-hours", ("member", member.Code), ("date", day.Key)));
            }
            if (day.Count() > rules.TurnsPerDay)
            {
                broken.Add(Reason.Of("check.day-turns", ("member", member.Code), ("date", day.Key)));
            }
        }
        foreach (var month in turns.GroupBy(turn => clock.DateOf(turn.From).ToYearMonth()))
        {
            var served = facts.HoursServed.GetValueOrDefault(new MemberMonth(member.Code, month.Key));
            var hours = served + month.Sum(turn => (turn.To - turn.From).TotalHours);
            if (hours > Math.Max(rules.HoursPerMonth, member.MonthlyHours) + 1e-9)
            {
                broken.Add(Reason.Of("check.month-hours", ("member", member.Code), ("hours", hours)));
            }
        }
    }

    private static void CheckTogether(
        RosterFacts facts,
        WallClock clock,
        Member member,
        IReadOnlyList<DutySlot> turns,
        PublishedTurn[] published,
        List<Reason> broken
    )
    {
        var ordered = turns
            .Select(turn => (turn.From, turn.To, Code: (string?)turn.Code))
            .Concat(published.Select(turn => (turn.From, turn.To, Code: (string?)null)))
            .OrderBy(turn => turn.From)
            .ToArray();
        for (var later = 1; later < ordered.Length; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                var (first, second) = (ordered[earlier], ordered[later]);
                if (first.Code is null && second.Code is null)
                {
                    continue;
                }
                var code =
                    second.From < first.To ? "check.two-places"
                    : !IsTourBound(member.Force)
                    && clock.IsLateEnd(first.To)
                    && second.From - first.To < facts.Rules.Rest
                        ? "check.rest"
                    : null;
                if (code is not null)
                {
                    broken.Add(
                        Reason.Of(
                            code,
                            ("member", member.Code),
                            ("first", first.Code ?? "-"),
                            ("second", second.Code ?? "-")
                        )
                    );
                }
            }
        }
    }
}
