using Patrol.Contracts.Hotspots;
using Patrol.Contracts.Papers;
using Patrol.Engine.Model;
using Patrol.Storage.Hotspots;
using static Patrol.Storage.Tests.Demand.TestDistrict;

namespace Patrol.Storage.Tests.Hotspots;

public sealed class HotspotSheetLoadingTests(TestCluster cluster) : IAsyncLifetime
{
    private PatrolDatabase database = null!;
    private District district = null!;

    public async ValueTask InitializeAsync()
    {
        database = await cluster.CreateDatabaseAsync();
        district = await CreateAsync(database, "here");
        await Demand.TestDistrict.LoadAsync(
            database,
            district,
            [.. Enumerable.Range(0, 200).Select(i => Row(i + 1, $"r{i}", cell: i % 5, day: i, hour: i % 24))]
        );
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Sheet_HoldsEachCellOfTheMapInOrder()
    {
        var query = new HotspotQuery { Method = "counts" };
        var drawn = await HotspotMaps.ComputeAsync(database, district, query, Tester);
        var sheet = await LoadAsync(query);
        var cells = sheet.Cells;

        Assert.Equal(drawn.Map, sheet.Map);
        Assert.Equal(Enumerable.Range(0, 100), cells.Ordinal);
        Assert.Equal(drawn.RatePerWeek, cells.PerWeek);
        Assert.Equal(drawn.Counts, cells.Count);
        Assert.Equal(drawn.Raster.CellColumn, cells.Column);
        Assert.Equal(drawn.Raster.CellRow, cells.Row);
        Assert.Equal(drawn.Classes, cells.Significance!.Class);
        Assert.Equal(drawn.Corrected, cells.Significance.Corrected);
        foreach (var top in sheet.Map.Top)
        {
            Assert.Equal(top.Z!.Value, cells.Significance.Z[top.Cell], 1e-5);
            Assert.Equal(top.P!.Value, cells.Significance.P[top.Cell], 1e-6);
            Assert.Equal(top.Center[0], cells.Center(top.Cell)[0], 1e-6);
            Assert.Equal(top.Center[1], cells.Center(top.Cell)[1], 1e-6);
            Assert.Equal(top.Community, cells.FindCommunity(top.Cell)!.Name);
            Assert.Equal(top.Pattern, cells.FindPattern(top.Cell));
        }
        Assert.Equal("", cells.Significance.Classes[0]);
        Assert.Equal("high99", cells.Significance.Classes[3]);
        Assert.Contains("PROJCS", cells.Frame.Definition);
    }

    [Fact]
    public async Task Neighbors_ShareTheirCorners()
    {
        var cells = (await LoadAsync(new HotspotQuery { Method = "counts" })).Cells;

        Assert.Equal(cells.Corner(0, 1), cells.Corner(1, 0));
        Assert.Equal(cells.Corner(0, 2), cells.Corner(11, 0));
    }

    [Fact]
    public async Task Ground_IsLoadedWhereItIsShown()
    {
        Assert.Empty((await LoadAsync(new HotspotQuery(), hasGround: false)).Ground.Areas);
        Assert.NotEmpty((await LoadAsync(new HotspotQuery())).Ground.Areas);
    }

    [Fact]
    public async Task Categories_AreNamed() =>
        Assert.Equal(["Theft"], (await LoadAsync(new HotspotQuery { Categories = "theft" })).CategoryNames);

    [Fact]
    public void Sizes_FollowEachOther()
    {
        List<InputIssue> issues = [];
        Assert.Equal(new PictureSize(1_600, 1_200), PictureSizes.Read("png", true, null, null, "", issues));
        Assert.Equal(new PictureSize(800, 600), PictureSizes.Read("png", true, 800, null, "", issues));
        Assert.Equal(new PictureSize(400, 300), PictureSizes.Read("png", true, null, 300, "", issues));
        Assert.Equal(new PictureSize(300, 300), PictureSizes.Read("png", true, 300, 300, "", issues));
        Assert.Empty(issues);
        PictureSizes.Read("png", true, 100, 9_000, "--", issues);
        PictureSizes.Read("pdf", false, 400, null, "--", issues);
        Assert.Equal(
            ["export.size --width", "export.size --height", "export.option --width"],
            issues.Select(issue => $"{issue.Code} {issue.Field}")
        );
    }

    private Task<HotspotSheet> LoadAsync(HotspotQuery query, bool hasGround = true) =>
        HotspotSheetLoading.LoadAsync(database, district, query, hasGround, Tester);
}
