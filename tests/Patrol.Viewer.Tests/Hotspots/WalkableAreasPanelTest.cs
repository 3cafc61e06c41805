using System.Globalization;
using System.Net;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using Patrol.Contracts;
using Patrol.Contracts.Hotspots;
using Patrol.Viewer.Hotspots.Areas;
using Patrol.Viewer.Live;
using Patrol.Viewer.Map;
using Patrol.Viewer.Server;
using Patrol.Viewer.Tests.Server;

namespace Patrol.Viewer.Tests.Hotspots;

public sealed class WalkableAreasPanelTest : BunitContext
{
    private const string Address = "/api/districts/here/hotspots/areas";
    private readonly FakeServer server = new();
    private string? found;

    public WalkableAreasPanelTest()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddLocalization();
        Services.AddMudServices();
        Services.AddScoped<MapView>();
        Services.AddScoped<HotspotApi>();
        Services.AddScoped<HotspotLayers>();
        Services.AddScoped(services => server.Api(services));
        Services.AddScoped(_ => new LiveNews(server.Client()));
        Services.AddScoped(services => new JobWatch(
            services.GetRequiredService<LiveNews>(),
            services.GetRequiredService<PatrolApi>()
        )
        {
            Beat = TimeSpan.FromMilliseconds(1),
        });
        server.Answer($"GET {Address}", new[] { AreaSamples.Areas });
    }

    [Fact]
    public void Areas_AreSaidInWordsAndAsATable()
    {
        var panel = Open("here-4");
        Assert.Equal(
            "2 areas, 1.9 % of the district, held 21 % of 1,200 reported calls of 2024-10-07 to 2024-12-30; a plain count 18 %; chance 1.9 %.",
            panel.Find(".lead").TextContent.Replace('\u202f', ' ')
        );
        var cells = panel.FindAll("tbody tr")[0].Children.Select(one => one.TextContent.Trim()).ToArray();
        Assert.Equal(["1", "RiversidePlum Street, Oak Road", "24", "20", "17\u202f%"], cells);
        Assert.Contains(
            panel.FindAll(".caution"),
            one => one.TextContent.StartsWith("1 fewer", StringComparison.Ordinal)
        );
        Assert.Equal(
            "/api/hotspots/areas/here-4.geojson",
            panel.Find("a[download$=geojson]").GetAttribute("href")
        );
        Assert.Single(JSInterop.Invocations["patrolMap.showAreas"]);
    }

    [Fact]
    public void Area_ChosenPointedAtAndLetGo_IsStrongOnTheMap()
    {
        var panel = Open("here-4");
        panel.FindAll("tbody tr")[1].MouseEnter();
        panel.FindAll("tbody tr")[1].MouseLeave();
        panel.FindAll("tbody .chip")[1].Click();
        Assert.Equal("true", panel.FindAll("tbody .chip")[1].GetAttribute("aria-pressed"));
        panel.FindAll("tbody .chip")[1].Click();
        Assert.Equal(
            [(2, false), (0, false), (2, true), (0, true)],
            JSInterop
                .Invocations["patrolMap.chooseArea"]
                .Select(call => ((int)call.Arguments[0]!, (bool)call.Arguments[1]!))
        );
    }

    [Fact]
    public async Task Area_ClickedOnTheMap_IsChosenAndEscapeLetsGo()
    {
        var panel = Open("here-4");
        var map = Services.GetRequiredService<MapView>();
        await panel.InvokeAsync(() => map.Selected("walk", "2", "", ""));
        panel.WaitForAssertion(() => Assert.Equal("on", panel.FindAll("tbody tr")[1].ClassName));
        await panel.InvokeAsync(() => map.Pressed("Escape"));
        panel.WaitForAssertion(() => Assert.Equal("", panel.FindAll("tbody tr")[1].ClassName ?? ""));
    }

    [Fact]
    public void Search_IsFollowedToItsEnd()
    {
        server
            .Answer($"POST {Address}", Job("running", null))
            .Answer("GET /api/jobs/here-1", Job("done", "here-5"));
        var panel = Open(null);
        panel.Find("input[name=areas]").Change("5");
        panel.Find("form").Submit();
        panel.WaitForAssertion(() => Assert.Equal("here-5", found));
        Assert.Contains("""/d/here/areas/here-4""", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Refusal_OfAField_StandsAtTheField()
    {
        server.Answer(
            $"POST {Address}",
            new
            {
                title = "The input can't be used",
                issues = new[]
                {
                    new IssueView("hotspot.areas", null, null, "areas", "51", "Ask for 1 to 50 areas."),
                },
            },
            HttpStatusCode.BadRequest
        );
        var panel = Open(null);
        panel.Find("form").Submit();
        panel.WaitForAssertion(() =>
            Assert.Equal("Ask for 1 to 50 areas.", panel.Find("label .wrong").TextContent)
        );
        Assert.Empty(panel.FindAll(".fault"));
    }

    private IRenderedComponent<WalkableAreasPanel> Open(string? id) =>
        Render<WalkableAreasPanel>(parameters =>
            parameters
                .Add(one => one.Code, "here")
                .Add(one => one.Query, new HotspotQuery())
                .Add(one => one.Id, id)
                .Add(one => one.LinkOf, other => $"/d/here/areas/{other}")
                .Add(one => one.Found, (string other) => found = other)
        );

    private static JobView Job(string state, string? result) =>
        new("here-1", "hotspotAreas", state, "search", 0.2, 0.3, 0.33, 4, 1, false, result, null);
}
