using NetTopologySuite.Geometries;
using NodaTime;
using Patrol.Engine.Model;
using Patrol.Engine.Sample;

namespace Patrol.Engine.Tests.Sample;

public sealed class GeneratedPeopleTest
{
    private static readonly LocalDate AsOf = new(2026, 1, 1);

    // Three times the communities of the sample, so every proportion is a whole number.
    private static readonly GeneratedPeople Large = Create(54, grids: 273);

    [Fact]
    public void Forces_Counts_AreInTheSamplesProportions()
    {
        var counts = Large.Members.CountBy(member => member.Force).ToDictionary();
        Assert.Equal(
            3 * 112,
            counts[Force.PatrolOfficer] + counts[Force.CommunityOfficer] + counts[Force.TrafficOfficer]
        );
        Assert.Equal((3 * 36, 3 * 12), (counts[Force.CommunityOfficer], counts[Force.TrafficOfficer]));
        Assert.Equal(3 * 180, counts[Force.Auxiliary]);
        Assert.Equal(54 * 12, counts[Force.SelfRecruitedGuard]);
        Assert.False(counts.ContainsKey(Force.CompanyGuard));
        Assert.Equal(273, counts[Force.GridMember]);
        Assert.Equal(54 * 48, counts[Force.Volunteer]);
        Assert.Equal(
            3 * 389,
            Large.Members.Count(member => member is { Force: Force.Volunteer, ServesAs: ServesAs.OnPost })
        );
        Assert.All(Large.Members, member => Assert.True(member.IsGenerated));
    }

    [Fact]
    public void Communities_Each_HaveTheirTeamPropertyFirmAndOfficers()
    {
        var unitOf = Large.Units.ToDictionary(unit => unit.Code);
        Assert.Equal(54, Large.Units.Count);
        Assert.Equal(54, Large.Teams.Count);
        foreach (var team in Large.Teams)
        {
            var own = Large.Members.Where(member => member.AreaCode == team.AreaCode).ToList();
            Assert.Equal(48, own.Count(member => member.TeamCode == team.Code));
            Assert.Single(own, member => member is { Force: Force.CommunityOfficer, Role: "head" });
            Assert.Single(own, member => member is { Force: Force.CommunityOfficer, Role: "assistant" });
            var guards = own.Where(member => member.Force == Force.SelfRecruitedGuard).ToList();
            Assert.Equal(12, guards.Count);
            var unit = unitOf[Assert.Single(guards.Select(guard => guard.UnitCode!).Distinct())];
            Assert.Equal(("property", $"{team.Name[..^5]} Property"), (unit.Kind, unit.Name));
        }
        Assert.Single(Large.Units, unit => unit.FilingNumber is null);
        Assert.Equal(
            6,
            54 - Large.Members.Count(member => member is { Force: Force.Auxiliary, Role: not null })
        );
    }

    [Theory]
    [InlineData(1, 8, 1)]
    [InlineData(2, 12, 1)]
    [InlineData(56, 348, 37)]
    [InlineData(57, 356, 38)]
    public void Sworn_OfAnyNumberOfCommunities_AreAMultipleOfFour(int communities, int sworn, int traffic)
    {
        var members = Create(communities).Members.Where(member => member.Squad is not null).ToList();
        Assert.Equal(sworn, members.Count);
        Assert.Equal(2 * communities, members.Count(member => member.Force == Force.CommunityOfficer));
        Assert.Equal(traffic, members.Count(member => member.Force == Force.TrafficOfficer));
        Assert.All(members.CountBy(member => member.Squad!), squad => Assert.Equal(sworn / 4, squad.Value));
    }

    [Theory]
    [InlineData(57, 48)]
    [InlineData(300, 48)]
    [InlineData(2, 6000)]
    public void Codes_HoweverMany_AreUniqueAndEquallyLong(int communities, int volunteers)
    {
        var people = Create(communities, volunteers: volunteers);
        AssertSeries([.. people.Units.Select(unit => unit.Code)]);
        AssertSeries([.. people.Teams.Select(team => team.Code)]);
        foreach (var series in people.Members.Select(member => member.Code).GroupBy(code => code[0]))
        {
            AssertSeries([.. series]);
        }
    }

    [Fact]
    public void Volunteers_Standing_IsDealtAsInTheSample()
    {
        var volunteers = Large.Members.Where(member => member.Force == Force.Volunteer).ToList();
        double Share(Func<Member, bool> holds) => volunteers.Count(holds) / (double)volunteers.Count;
        Assert.Equal(0.82, Share(member => member.Status == MemberStatus.Active), 0.001);
        Assert.Equal(0.05, Share(member => member.Status == MemberStatus.Expired), 0.001);
        Assert.Equal(0.52, Share(member => member.Role == "prevention outreach"), 0.001);
        Assert.Equal(0.15, Share(member => member.AgeBand == "60+"), 0.001);
        Assert.Equal(0.18, Share(member => member.Clearances.Any(one => one.Kind == "night")), 0.001);
        foreach (var member in volunteers)
        {
            Assert.NotEmpty(member.Availability);
            var ranOut = member
                .Clearances.GroupBy(one => one.Kind)
                .Count(kind => kind.All(one => one.To <= AsOf));
            Assert.Equal(member.Status == MemberStatus.Expired ? 1 : 0, ranOut);
        }
    }

    [Fact]
    public void Create_SameSeedInAnyOrder_GivesTheSamePeopleAndAnotherSeedOthers()
    {
        var areas = Areas(AreaKind.Community, 5);
        string Text(IEnumerable<Area> communities, int seed)
        {
            var people = GeneratedPeople.Create([.. communities], [], 48, seed, AsOf);
            return string.Join(
                '\n',
                people
                    .Units.Select(unit => $"{unit}")
                    .Concat(people.Teams.Select(team => $"{team}"))
                    .Concat(people.Members.Select(Line))
            );
        }
        Assert.Equal(Text(areas, 7), Text(areas.Reverse(), 7));
        Assert.NotEqual(Text(areas, 7), Text(areas, 8));
    }

    [Fact]
    public void Create_WithoutCommunitiesOrVolunteers_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => GeneratedPeople.Create([], [], 48, 7, AsOf));
        Assert.Throws<ArgumentOutOfRangeException>(() => Create(1, volunteers: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            GeneratedPeople.Create(Areas(AreaKind.Community, 1), [], 48, -1, AsOf)
        );
    }

    private static GeneratedPeople Create(int communities, int grids = 0, int volunteers = 48) =>
        GeneratedPeople.Create(
            Areas(AreaKind.Community, communities),
            Areas(AreaKind.ManagementGrid, grids),
            volunteers,
            7,
            AsOf
        );

    private static Area[] Areas(AreaKind kind, int count) =>
        [
            .. Enumerable
                .Range(101, count)
                .Select(code => new Area(kind, $"{kind}-{code}", $"{kind} {code}", null, null, Point.Empty)),
        ];

    private static void AssertSeries(string[] codes)
    {
        Assert.Distinct(codes);
        Assert.Equal(codes.Order(StringComparer.Ordinal), codes);
        Assert.Single(codes.Select(code => code.Length).Distinct());
    }

    private static string Line(Member member) =>
        $"{member with { Clearances = [], Availability = [] }}"
        + string.Join(' ', member.Clearances)
        + string.Join(' ', member.Availability);
}
