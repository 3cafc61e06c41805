using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Patrol.Viewer.Hotspots;

namespace Patrol.Viewer.Tests.Hotspots;

public sealed class HotspotExportsTest : BunitContext
{
    public HotspotExportsTest() => Services.AddLocalization();

    [Fact]
    public void Links_AskForTheMapThatIsShown()
    {
        var menu = Show("?method=counts&hours=90-94");

        Assert.Equal(
            [
                "api/districts/dc/hotspots/export/map.pdf?method=counts&hours=90-94",
                "api/districts/dc/hotspots/export/map.png?method=counts&hours=90-94&width=1600&height=1200",
                "api/districts/dc/hotspots/export/map.svg?method=counts&hours=90-94&width=1600&height=1200",
                "api/districts/dc/hotspots/export/map.xlsx?method=counts&hours=90-94",
                "api/districts/dc/hotspots/export/map.csv?method=counts&hours=90-94",
                "api/districts/dc/hotspots/export/map.geojson?method=counts&hours=90-94",
                "api/districts/dc/hotspots/export/map.gpkg?method=counts&hours=90-94",
            ],
            menu.FindAll("a").Select(link => link.GetAttribute("href"))
        );
        Assert.All(menu.FindAll("a"), link => Assert.True(link.HasAttribute("download")));
    }

    [Fact]
    public void Links_WithoutAQuestion_AskForTheUsualMap()
    {
        var menu = Show(null);

        Assert.Equal("api/districts/dc/hotspots/export/map.pdf", menu.Find("a").GetAttribute("href"));
    }

    [Fact]
    public void Pictures_HaveTheSizeThatIsChosen()
    {
        var menu = Show(null);
        menu.Find("select").Change("1080x1080");

        Assert.EndsWith("map.svg?width=1080&height=1080", menu.FindAll("a")[2].GetAttribute("href"));
    }

    private IRenderedComponent<HotspotExports> Show(string? query) =>
        Render<HotspotExports>(with => with.Add(menu => menu.District, "dc").Add(menu => menu.Query, query));
}
