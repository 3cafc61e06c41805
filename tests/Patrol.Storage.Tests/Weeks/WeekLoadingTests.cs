using NodaTime;
using Patrol.Engine.Import;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Staffing;
using Patrol.Engine.Planning;
using Patrol.Storage.Geography;
using Patrol.Storage.Runs;
using Patrol.Storage.Tests.Demand;
using Patrol.Storage.Weeks;

namespace Patrol.Storage.Tests.Weeks;

public sealed class WeekLoadingTests(TestCluster cluster)
{
    [Fact]
    public async Task Week_OfTheSample_HasTheDutiesOfTheScenarioAndItsPeople()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        var sample = Path.Combine(Root(), "data", "sample");
        var recipe = DistrictRecipe.Read(Path.Combine(sample, "district.json"));
        var district = (await RecipeRun.LoadAsync(database, recipe, sample, sample)).District;
        // A week of five school days.
        var week = new LocalDate(2025, 12, 1);
        var (ground, members) = await database.ReadAsync(
            district.Id,
            async session =>
            {
                var ground = await WeekLoading.LoadGroundAsync(session, district.TimeZone, 1);
                var areas = await WeekLoading.LoadAreasAsync(session, district.TimeZone);
                await AssertAreasAsync(session, areas, ground);
                return (ground, await WeekLoading.LoadMembersAsync(session, areas, week));
            }
        );
        var policy = new DutyPolicy { WeeklyPatrols = 371 };
        var duties = WeekDuties.Plan(ground, policy, week);
        var kinds = duties.Slots.CountBy(slot => slot.Kind).ToDictionary();
        Assert.Equal(
            (371, 12 * 2 * 5, 5 * 7),
            (kinds[DutyKind.Patrol], kinds[DutyKind.SchoolProtection], kinds[DutyKind.Standby])
        );
        // The surface gives each of 18 communities a quarter of an equal share: 371 / 72, rounded up.
        Assert.Equal(6, duties.Floor);
        Assert.Empty(StaffingChecker.Check(duties.Cells, 371, duties.Floor, duties.Staffing));
        Assert.Equal(2287, members.Count);
        var volunteer = members.First(one =>
            one.Member is { Force: Force.Volunteer, ServesAs: ServesAs.InFreeTime, Availability.Count: > 0 }
        );
        Assert.NotEmpty(volunteer.Tours);
        Assert.NotEmpty(volunteer.Member.Clearances);
        Assert.All(
            members.Where(one => one.Member.Force == Force.PatrolOfficer),
            one => Assert.InRange(one.Tours.Count, 3, 5)
        );
        var unfiled = members.Where(one => !one.IsUnitFiled).Select(one => one.Member.UnitCode).Distinct();
        Assert.Single(unfiled);
    }

    [Fact]
    public async Task Week_OfADistrictWithoutDemandOrBases_SaysAllThatIsMissing()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        var district = await TestDistrict.CreateAsync(database, "here");
        var fault = await Assert.ThrowsAsync<InputException>(() =>
            database.ReadAsync(
                district.Id,
                session => WeekLoading.RefuseMissingAsync(session, null, isBudgetGiven: false)
            )
        );
        Assert.Equal(
            ["week.no-surface", "week.no-streets", "week.no-bases", "week.no-budget"],
            fault.Issues.Select(issue => issue.Code)
        );
    }

    // What the database says of areas is what the shapes say.
    private static async Task AssertAreasAsync(DistrictSession session, WeekAreas areas, WeekGround ground)
    {
        Assert.Equal(
            ground.Communities.Select(one => (one.Code, one.ParentCode)),
            areas.Communities.Select(one => (one.Code, one.Parent))
        );
        foreach (var area in await GeographyStore.LoadAreasAsync(session, AreaKind.Enterprise))
        {
            var shared = ground.Communities.Where(one => one.Shape.Intersection(area.Shape).Area > 0);
            Assert.Equal(shared.Select(one => one.Code), areas.CommunitiesOf[area.Code]);
        }
        foreach (var area in await GeographyStore.LoadAreasAsync(session, AreaKind.ManagementGrid))
        {
            Assert.Equal([area.ParentCode], areas.CommunitiesOf[area.Code]);
        }
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Patrol.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }
        return folder;
    }
}
