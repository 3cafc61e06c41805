using NodaTime;
using Patrol.Engine.Import;
using Patrol.Engine.Model;
using Patrol.Storage.People;
using Patrol.Storage.Runs;
using Patrol.Storage.Tests.Demand;

namespace Patrol.Storage.Tests.Runs;

/// <summary>People that a recipe asks to be made up. The district has one community and no management grid.</summary>
public sealed class PeopleGenerationTests(TestCluster cluster) : IAsyncLifetime
{
    // 8 sworn, 10 auxiliaries, 12 guards and the volunteers.
    private const int Staff = 30;
    private PatrolDatabase database = null!;
    private District district = null!;

    public async ValueTask InitializeAsync()
    {
        database = await cluster.CreateDatabaseAsync();
        district = await TestDistrict.CreateAsync(database, "here");
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task People_OfARecipe_AreStoredMarkedAndReported()
    {
        var result = await LoadAsync(volunteers: 48, seed: 7);
        Assert.Empty(result.Reports);
        Assert.Equal(
            ("here-1", "people", "generated people, seed 7", Staff + 48),
            (result.People!.Id, result.People.Kind, result.People.File, result.People.Loaded)
        );
        Assert.Equal(
            "here-1",
            Assert.Single(await database.ReadAsync(district.Id, ImportStore.ListAsync)).Id
        );
        var members = await MembersAsync();
        Assert.All(members, member => Assert.True(member.IsGenerated));
        Assert.All(members, member => Assert.True(member.AreaCode is null or "a"));
        var counts = (await database.ReadAsync(district.Id, DistrictStore.ViewAsync)).Counts;
        Assert.Equal(
            (Staff + 48, Staff + 48, 1, 1),
            (counts["members"], counts["membersGenerated"], counts["teams"], counts["units"])
        );
        var volunteer = members.First(member => member.Code.StartsWith('V'));
        Assert.NotEmpty(volunteer.Clearances);
        Assert.NotEmpty(volunteer.Availability);
    }

    [Fact]
    public async Task People_OfTheRecipeRunAgain_AreReplaced()
    {
        await LoadAsync(volunteers: 48, seed: 7);
        var first = await LinesAsync();
        await LoadAsync(volunteers: 48, seed: 7);
        Assert.Equal(first, await LinesAsync());
        var result = await LoadAsync(volunteers: 12, seed: 8);
        Assert.Equal("here-3", result.People!.Id);
        Assert.Equal(Staff + 12, (await MembersAsync()).Count);
        Assert.NotEqual(first, await LinesAsync());
    }

    [Fact]
    public async Task People_WhereMembersWereImported_AreNotGenerated()
    {
        await LoadAsync(volunteers: 48, seed: 7);
        using var file = new TemporaryTable(
            "members.csv",
            "code,force,serves_as,status,age_band,role,team_code,unit_code,area_code,squad,monthly_hours\n"
                + "V0001,volunteer,inFreeTime,active,30-44,,,,,,8\n"
        );
        await FileImport.RunAsync(database, district, FileKind.Members, file.Path, null, TestDistrict.Tester);
        var result = await LoadAsync(volunteers: 48, seed: 7);
        Assert.Null(result.People);
        var member = Assert.Single(await MembersAsync());
        Assert.Equal(("V0001", false), (member.Code, member.IsGenerated));
        var counts = (await database.ReadAsync(district.Id, DistrictStore.ViewAsync)).Counts;
        Assert.Equal((1, 0), (counts["members"], counts["membersGenerated"]));
    }

    [Fact]
    public async Task People_OfADistrictWithoutCommunities_AreBadInputAndNothingIsKept()
    {
        var bare = await DistrictStore.CreateAsync(
            database,
            "bare",
            "Bare",
            -77,
            38.9,
            TestDistrict.Srid,
            TestDistrict.Zone
        );
        var fault = await Assert.ThrowsAsync<InputException>(() => LoadAsync(48, 7, bare));
        Assert.Equal("import.no-areas", Assert.Single(fault.Issues).Code);
        Assert.Empty(await database.ReadAsync(bare.Id, ImportStore.ListAsync));
    }

    private Task<RecipeResult> LoadAsync(int volunteers, int seed, District? into = null)
    {
        var one = into ?? district;
        return RecipeRun.LoadAsync(
            database,
            new DistrictRecipe(
                one.Code,
                one.Name,
                one.AnchorLongitude,
                one.AnchorLatitude,
                TestDistrict.Srid,
                TestDistrict.Zone,
                100,
                []
            )
            {
                People = new RecipePeople(volunteers, seed, new LocalDate(2026, 1, 1)),
            },
            "",
            ""
        );
    }

    private Task<IReadOnlyList<Member>> MembersAsync() =>
        database.ReadAsync(district.Id, PeopleStore.LoadMembersAsync);

    private async Task<string[]> LinesAsync() =>
        [
            .. (await MembersAsync()).Select(member =>
                $"{member with { Clearances = [], Availability = [] }}"
                + string.Join(' ', member.Clearances)
                + string.Join(' ', member.Availability)
            ),
        ];

    private sealed class TemporaryTable : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("patrol-people-");

        public TemporaryTable(string name, string text)
        {
            Path = System.IO.Path.Combine(folder.FullName, name);
            File.WriteAllText(Path, text);
        }

        public string Path { get; }

        public void Dispose() => folder.Delete(recursive: true);
    }
}
