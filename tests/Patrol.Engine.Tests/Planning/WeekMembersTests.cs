using NetTopologySuite.Geometries;
using NodaTime;
using Patrol.Engine.Model;
using Patrol.Engine.Planning;

namespace Patrol.Engine.Tests.Planning;

public sealed class WeekMembersTests
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    private static readonly LocalDate Week = new(2026, 11, 23);
    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 25832);

    [Theory]
    [InlineData("C01", "C01", "C01,C02")]
    [InlineData("G7", "C02", "C01,C02")]
    [InlineData("E1", "C02,C03", "C01,C02,C03")]
    [InlineData("unknown", "", "C01,C02,C03")]
    [InlineData(null, "", "C01,C02,C03")]
    public void Place_ByArea_IsHomeAndItsSubdistrict(string? area, string home, string other)
    {
        var placed = Place(Member(Force.Volunteer, area));
        Assert.Equal(home, string.Join(',', placed.HomeAreas));
        Assert.Equal(other, string.Join(',', placed.OtherAreas));
    }

    [Fact]
    public void Place_ByForce_HasToursOfTheRotaOrTheWindows()
    {
        var volunteer = Place(Member(Force.Volunteer, "C01"));
        Assert.Equal([new Interval(At(0, 20), At(0, 22))], volunteer.Tours);
        // Squad A starts the cycle on the anchor, a Monday: day tours on Monday and Friday, nights on Tuesday and Saturday.
        var officer = Place(Member(Force.PatrolOfficer, null) with { Squad = "A" });
        Assert.Equal(
            [At(0, 8), At(1, 20), At(4, 8), At(5, 20)],
            officer.Tours.Select(tour => tour.Start).Where(start => start >= At(0, 0))
        );
        Assert.Equal(5, Place(Member(Force.CommunityOfficer, "C01")).Tours.Count);
        Assert.Empty(Place(Member(Force.TrafficOfficer, null)).Tours);
    }

    [Fact]
    public void Place_OfAnUnfiledUnit_SaysSo()
    {
        Assert.False(Place(Member(Force.CompanyGuard, null) with { UnitCode = "U9" }).IsUnitFiled);
        Assert.True(Place(Member(Force.CompanyGuard, null) with { UnitCode = "U1" }).IsUnitFiled);
        Assert.True(Place(Member(Force.Volunteer, null)).IsUnitFiled);
    }

    private static Patrol.Engine.Optimization.Rosters.RosterMember Place(Member member) =>
        Assert.Single(WeekMembers.Place(Areas(), [member], new HashSet<string> { "U9" }, Week, Week));

    private static Instant At(int day, int hour) =>
        Week.PlusDays(day).At(new LocalTime(hour, 0)).InZoneLeniently(Zone).ToInstant();

    private static Member Member(Force force, string? area) =>
        new(
            "M1",
            force,
            ServesAs.InFreeTime,
            MemberStatus.Active,
            "30-44",
            null,
            null,
            null,
            area,
            null,
            8,
            [],
            [new WeeklyWindow(20 * 60, 22 * 60)]
        );

    private static WeekAreas Areas() =>
        new(
            Zone,
            new DayCalendar(new Dictionary<LocalDate, DayType>()),
            [("C01", "S1"), ("C02", "S1"), ("C03", "S2")],
            new[] { ("G7", "C02"), ("E1", "C02"), ("E1", "C03") }.ToLookup(one => one.Item1, one => one.Item2)
        );
}
