using NodaTime;
using Patrol.Engine.Model;

namespace Patrol.Engine.Tests.Sample;

public sealed class SamplePeopleTest
{
    private const double WeeksPerMonth = 365.25 / 12 / 7;
    private static readonly SampleDistrict Standard = SampleDistrict.Standard;
    private static readonly List<Member> Volunteers =
    [
        .. Standard.Members.Where(member => member.Force == Force.Volunteer),
    ];

    [Fact]
    public void Forces_Counts_AreThePublishedOnes()
    {
        var counts = Standard.Members.CountBy(member => member.Force).ToDictionary();
        Assert.Equal(
            112,
            counts[Force.PatrolOfficer] + counts[Force.CommunityOfficer] + counts[Force.TrafficOfficer]
        );
        Assert.Equal(36, counts[Force.CommunityOfficer]);
        Assert.Equal(180, counts[Force.Auxiliary]);
        Assert.Equal(18 * 12 + 7 * 12, counts[Force.SelfRecruitedGuard]);
        Assert.Equal(7 * 12, counts[Force.CompanyGuard]);
        Assert.Equal(91, counts[Force.GridMember]);
        Assert.Equal(1_520, counts[Force.Volunteer]);
    }

    [Fact]
    public void Sworn_Squads_AreFourOf28()
    {
        var squads = Standard
            .Members.Where(member => member.Squad is not null)
            .CountBy(member => member.Squad!)
            .ToDictionary();
        Assert.Equal([28, 28, 28, 28], new[] { "A", "B", "C", "D" }.Select(squad => squads[squad]));
    }

    [Fact]
    public void CommunityUnits_HeadsAndAssistants_LackOneInTwoCommunities()
    {
        var complete = 0;
        foreach (var community in Standard.Communities.Items)
        {
            var own = Standard.Members.Where(member => member.AreaCode == community.Code).ToList();
            Assert.Single(own, member => member.Role == "head");
            var assistants = own.Where(member => member.Role == "assistant").ToList();
            Assert.Single(assistants, member => member.Force == Force.CommunityOfficer);
            complete += assistants.Count == 2 ? 1 : 0;
        }
        Assert.Equal(16, complete);
    }

    [Fact]
    public void GridMembers_Each_ServesAManagementGrid()
    {
        var served = Standard
            .Members.Where(member => member.Force == Force.GridMember)
            .Select(member => member.AreaCode);
        Assert.Equal(Standard.ManagementGrids.Items.Select(area => area.Code).Order(), served.Order());
    }

    [Fact]
    public void Units_Counts_AreThePublishedOnesAndOneFilingIsMissing()
    {
        var counts = Standard.Units.CountBy(unit => unit.Kind).ToDictionary();
        Assert.Equal(
            (7, 12, 18, 3),
            (counts["enterprise"], counts["school"], counts["property"], counts["security"])
        );
        Assert.Single(Standard.Units, unit => unit.FilingNumber is null && unit.FilingDate is null);
    }

    [Fact]
    public void Teams_Sizes_AreThePublishedOnes()
    {
        Assert.Equal(27, Standard.Teams.Count);
        foreach (var team in Standard.Teams)
        {
            var expected = team.Kind switch
            {
                "community" => 48,
                "enterprise" => 60,
                "riders" => 130,
                _ => 106,
            };
            Assert.Equal(expected, Volunteers.Count(member => member.TeamCode == team.Code));
        }
    }

    [Fact]
    public void Volunteers_Shares_AreThePublishedOnes()
    {
        AssertShare(0.45, member => member.ServesAs == ServesAs.OnPost);
        AssertShare(0.52, member => member.Role == "prevention outreach");
        AssertShare(0.25, member => member.Role == "hazard reporter");
        AssertShare(0.13, member => member.Role == "grid member");
        AssertShare(0.10, member => member.Role == "mediator");
        AssertShare(0.82, member => member.Status == MemberStatus.Active);
        AssertShare(0.10, member => member.Status == MemberStatus.Probation);
        AssertShare(0.05, member => member.Status == MemberStatus.Expired);
        AssertShare(0.03, member => member.Status == MemberStatus.Suspended);
        AssertShare(0.23, member => member.AgeBand == "18-29");
        AssertShare(0.32, member => member.AgeBand == "30-44");
        AssertShare(0.30, member => member.AgeBand == "45-59");
        AssertShare(0.15, member => member.AgeBand == "60+");
        AssertShare(0.18, member => Standard.Clearances[member.Code].Any(one => one.Kind == "night"));
    }

    [Fact]
    public void DeclaredHours_Volunteers_FollowTheLognormal()
    {
        var hours = Volunteers.Select(member => member.MonthlyHours).Order().ToList();
        Assert.InRange(hours[hours.Count / 2], 7.5, 8.5);
        Assert.InRange(hours[hours.Count * 9 / 10], 19, 21);
        Assert.InRange(hours.Average(), 10.1, 10.5);
        var active = Volunteers.Where(member => member.Status == MemberStatus.Active).ToList();
        var turns = active.Sum(member => member.MonthlyHours) / WeeksPerMonth * 4 / 2;
        Assert.InRange(turns, 5_700, 6_100);
        var weekly =
            active.Where(member => member.ServesAs == ServesAs.InFreeTime).Sum(member => member.MonthlyHours)
            / WeeksPerMonth;
        Assert.InRange(weekly, 1_540, 1_700);
    }

    [Fact]
    public void Availability_InFreeTime_HoldsThePublishedKindsAndTheDeclaredHours()
    {
        var free = Volunteers.Where(member => member.ServesAs == ServesAs.InFreeTime).ToList();
        double Share(Func<WeeklyWindow, bool> isKind) =>
            free.Count(member => Standard.Availability[member.Code].Any(isKind)) / (double)free.Count;
        Assert.Equal(0.62, Share(window => !IsWeekend(window) && window.FromMinute % 1440 >= 18 * 60), 0.005);
        Assert.Equal(0.24, Share(window => !IsWeekend(window) && window.FromMinute % 1440 < 18 * 60), 0.005);
        Assert.Equal(0.55, Share(IsWeekend), 0.005);
        var enough = free.Count(member =>
            Standard.Availability[member.Code].Sum(window => window.ToMinute - window.FromMinute) / 60.0
            >= member.MonthlyHours / WeeksPerMonth
        );
        Assert.InRange(enough / (double)free.Count, 0.98, 1);
    }

    [Fact]
    public void Clearances_ExpiredMembersOnly_HaveOneThatRanOut()
    {
        var end = new LocalDate(2025, 12, 31);
        foreach (var member in Standard.Members)
        {
            var ranOut = Standard.Clearances[member.Code].Count(one => one.To <= end);
            Assert.Equal(member.Status == MemberStatus.Expired ? 1 : 0, ranOut);
        }
    }

    [Fact]
    public void Clearances_ValidAtTheEndOfTheIncidents_AreRenewedOnce()
    {
        // Everyone whose clearances had not run out is cleared in the middle of 2027, as on the first day after the incidents.
        var (now, later) = (new LocalDate(2025, 12, 31), new LocalDate(2027, 6, 14));
        foreach (var member in Standard.Members)
        {
            var own = Standard.Clearances[member.Code].ToList();
            if (member.Status == MemberStatus.Expired)
            {
                Assert.Distinct(own.Select(one => one.Kind));
                continue;
            }
            Assert.Equal(KindsOn(own, now), KindsOn(own, later));
            foreach (var kind in own.Where(one => one.To is not null).GroupBy(one => one.Kind))
            {
                var (first, renewal) = (kind.First(), kind.Last());
                Assert.Equal(2, kind.Count());
                Assert.Equal((first.To, first.To?.PlusYears(2)), (renewal.From, renewal.To));
            }
        }
    }

    [Fact]
    public void Guards_Each_ServesItsEmployersArea()
    {
        var guards = Standard
            .Members.Where(member => member.Force is Force.SelfRecruitedGuard or Force.CompanyGuard)
            .ToList();
        Assert.Equal(384, guards.Count);
        Assert.All(
            guards,
            guard =>
                Assert.True(guard is { UnitCode: not null, AreaCode: not null, ServesAs: ServesAs.OnPost })
        );
    }

    [Fact]
    public void Tiny_People_AreSixty()
    {
        Assert.Equal(60, SampleDistrict.Tiny.Members.Count);
        Assert.Equal(34, SampleDistrict.Tiny.Members.Count(member => member.Force == Force.Volunteer));
    }

    [Fact]
    public void Calendar_Days_HaveEveryType()
    {
        foreach (var type in Enum.GetValues<DayType>())
        {
            Assert.Contains(type, Standard.Calendar.Dates.Values);
        }
        var events = Standard
            .Calendar.Dates.Where(day => day.Value == DayType.EventDay)
            .CountBy(day => day.Key.Year);
        Assert.Equal(
            [(2024, 26), (2025, 26), (2026, 26), (2027, 26)],
            events.Select(year => (year.Key, year.Value))
        );
    }

    [Fact]
    public void Calendar_Dates_AreThoseOfTheIncidentsAndTwoYearsMore()
    {
        var dates = Standard.Calendar.Dates.Keys.Order().ToList();
        Assert.Equal(
            (new LocalDate(2024, 1, 1), new LocalDate(2027, 12, 31), 366 + 3 * 365),
            (dates[0], dates[^1], dates.Count)
        );
    }

    // Training counts for 24 months from its first day, as in rosters.
    private static SortedSet<string> KindsOn(IEnumerable<Clearance> clearances, LocalDate date) =>
        [
            .. clearances
                .Where(one =>
                    one.From <= date
                    && (one.To is not { } end || date < end)
                    && (one.Kind != "training" || date <= one.From.PlusMonths(24))
                )
                .Select(one => one.Kind),
        ];

    private static bool IsWeekend(WeeklyWindow window) => window.FromMinute >= 5 * 1440;

    private static void AssertShare(double expected, Func<Member, bool> holds) =>
        Assert.Equal(expected, Volunteers.Count(holds) / (double)Volunteers.Count, 0.001);
}
