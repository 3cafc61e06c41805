using Patrol.Engine.Import;
using Patrol.Engine.Model;
using Patrol.Engine.Network;
using Patrol.Storage.Demand;
using Patrol.Storage.Runs;
using Patrol.Storage.Tests.Demand;

namespace Patrol.Storage.Tests.Runs;

/// <summary>Files of incidents are read ahead, and yet each finds what the ones before it left.</summary>
public sealed class RecipeRunTests(TestCluster shared) : IDisposable
{
    private const string Profile = """
        {
          "dataset": "set", "format": "csv", "crs": "EPSG:26985",
          "columns": { "id": "id", "category": "what", "from": "when", "x": "x", "y": "y" },
          "times": { "formats": ["yyyy-MM-dd HH:mm"] },
          "categories": [
            { "code": "theft", "name": "Theft", "values": ["theft"] },
            { "code": "dispute", "name": "Dispute", "values": ["dispute"] }
          ]
        }
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("patrol-recipe-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Load_FilesThatNameTheSameIds_MergesThemInTheOrderOfTheRecipe()
    {
        await using var database = await shared.CreateDatabaseAsync();
        var district = await TestDistrict.CreateAsync(database, "here");
        var result = await LoadAsync(
            database,
            district,
            ["A,theft", "B,theft"],
            ["A,dispute", "C,theft"],
            ["A,theft", "B,theft", "C,theft"]
        );
        Assert.Equal(["here-1", "here-2", "here-3"], result.Reports.Select(report => report.Id));
        Assert.Equal(
            [(2, 0, 0), (1, 1, 0), (0, 1, 2)],
            result.Reports.Select(report => (report.Inserted, report.Updated, report.Unchanged))
        );
        Assert.Equal(0, await database.ReadAsync(district.Id, DemandCounts.CountDifferencesAsync));
    }

    [Fact]
    public async Task Load_WhenAFileCanNotBeUsed_KeepsTheFilesBeforeItAndNoneAfter()
    {
        await using var database = await shared.CreateDatabaseAsync();
        var district = await TestDistrict.CreateAsync(database, "here");
        var fault = await Assert.ThrowsAsync<InputException>(() =>
            LoadAsync(database, district, ["A,theft"], ["B,theft,too many fields"], ["C,theft"])
        );
        Assert.Equal("file.columns", Assert.Single(fault.Issues).Code);
        var weeks = await database.ReadAsync(
            district.Id,
            session => DemandStore.LoadWeeksAsync(session, TestDistrict.Zone)
        );
        Assert.Equal(1, weeks!.Weeks.Sum(week => week.Incidents));
        var reports = await database.ReadAsync(district.Id, ImportStore.ListAsync);
        Assert.Equal("here-1", Assert.Single(reports).Id);
    }

    [Fact]
    public async Task Load_WithOtherCellsThanTheDistrictHas_IsRefused()
    {
        await using var database = await shared.CreateDatabaseAsync();
        var district = await TestDistrict.CreateAsync(database, "here");
        var fault = await Assert.ThrowsAsync<InputException>(() =>
            LoadAsync(
                database,
                district,
                cellMeters: 200,
                [
                    ["A,theft"],
                ]
            )
        );
        Assert.Equal("recipe.other-frame", Assert.Single(fault.Issues).Code);
        Assert.Empty(await database.ReadAsync(district.Id, ImportStore.ListAsync));
    }

    [Fact]
    public async Task Load_WithPatrols_StatesThemInEveryWordForHowTheyMove()
    {
        await using var database = await shared.CreateDatabaseAsync();
        var district = await TestDistrict.CreateAsync(database, "here");
        var modes = new List<TravelMode>();
        foreach (var word in RecipePatrols.Modes)
        {
            await RecipeRun.LoadAsync(
                database,
                Recipe(district, 100, []) with
                {
                    Patrols = new RecipePatrols(12, word),
                },
                folder.FullName,
                folder.FullName
            );
            var policy = await database.ReadAsync(district.Id, PolicyStore.FindAsync);
            Assert.Equal(12, policy!.WeeklyPatrols);
            modes.Add(policy.Mode);
        }
        Assert.Equal(Enum.GetValues<TravelMode>(), modes);
    }

    private Task<RecipeResult> LoadAsync(
        PatrolDatabase database,
        District district,
        params string[][] contents
    ) => LoadAsync(database, district, cellMeters: 100, contents);

    private Task<RecipeResult> LoadAsync(
        PatrolDatabase database,
        District district,
        double cellMeters,
        string[][] contents
    )
    {
        File.WriteAllText(Path.Combine(folder.FullName, "profile.json"), Profile);
        var files = new List<RecipeFile>();
        foreach (var rows in contents)
        {
            var name = $"{files.Count}.csv";
            File.WriteAllLines(
                Path.Combine(folder.FullName, name),
                ["x,y,when,id,what", .. rows.Select(row => $"400050,130050,2024-01-02 12:00,{row}")]
            );
            files.Add(new RecipeFile(name, FileKind.Incidents, "profile.json"));
        }
        return RecipeRun.LoadAsync(
            database,
            Recipe(district, cellMeters, files),
            folder.FullName,
            folder.FullName
        );
    }

    private static DistrictRecipe Recipe(
        District district,
        double cellMeters,
        IReadOnlyList<RecipeFile> files
    ) =>
        new(
            district.Code,
            district.Name,
            district.AnchorLongitude,
            district.AnchorLatitude,
            TestDistrict.Srid,
            TestDistrict.Zone,
            cellMeters,
            files
        );
}
