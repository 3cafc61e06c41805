using System.Globalization;
using System.Net;
using System.Text.Json;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using Patrol.Contracts;
using Patrol.Contracts.Hotspots;
using Patrol.Viewer.Hotspots;
using Patrol.Viewer.Layout;
using Patrol.Viewer.Map;
using Patrol.Viewer.Tests.Server;

namespace Patrol.Viewer.Tests.Hotspots;

public sealed class HotspotsPageTest : BunitContext
{
    private const string Hotspots = "GET /api/districts/here/hotspots";
    private static readonly DistrictView District = Samples.District with
    {
        Raster = new RasterView(1, 0, 0, 100, 20, 20, 400),
    };
    private readonly FakeServer server = new();
    private readonly JSRuntimeInvocationHandler shown;

    public HotspotsPageTest()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        JSInterop.Mode = JSRuntimeMode.Loose;
        JSInterop
            .Setup<MapView.View>("patrolMap.attach", _ => true)
            .SetResult(
                new MapView.View(
                    false,
                    null,
                    "demand",
                    false,
                    [],
                    "",
                    [],
                    [],
                    ["a", "b", "c", "d", "e"],
                    ["x"]
                )
            );
        shown = JSInterop.SetupVoid("patrolMap.showHotspots", _ => true).SetVoidResult();
        Services.AddLocalization();
        Services.AddMudServices(options => options.PopoverOptions.CheckForPopoverProvider = false);
        Services.AddScoped<MapView>();
        Services.AddScoped(services => server.Api(services));
        Services.AddScoped<HotspotMapApi>();
        server
            .Answer("GET /api/districts", new[] { District })
            .Answer("GET /api/surfaces/here-1", Samples.Surface)
            .Answer("GET /api/districts/here/areas", Array.Empty<AreaView>())
            .Answer(
                "GET /api/districts/here/categories",
                new[] { new CategoryView("theft", "Theft"), new CategoryView("dispute", "Dispute") }
            )
            .Answer($"{Hotspots}?", HotspotSamples.Map)
            .Answer($"{Hotspots}?categories=theft", HotspotSamples.Map)
            .Answer($"{Hotspots}/difference?", HotspotSamples.Difference);
    }

    [Fact]
    public void Page_OfADistrict_SaysInPlainWordsWhatTheMapIsWorth()
    {
        var page = Open("");
        Assert.Equal("Hotspots of reported demand", page.Find("h1").TextContent);
        var lead = page.Find(".lead").TextContent.Replace('\u202f', ' ');
        Assert.Equal(
            "5 % of the area held 21 % of the calls of 2025-10-13 to before 2026-01-05; a plain count 18 %; chance 5 %.",
            lead
        );
        Assert.Contains("are tested: 8 high, 0 low", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Choose random draws", page.Markup, StringComparison.Ordinal);
        Assert.Equal(["Cell 77", "Cell 12"], page.FindAll("tbody .link").Select(one => one.TextContent));
        Assert.Contains("not a prediction", page.Markup, StringComparison.Ordinal);
        Assert.False(page.Find("details").HasAttribute("open"));
    }

    [Fact]
    public void Map_OfThePage_IsToldWhereItsValuesAre()
    {
        Open("?categories=theft&outline=classes");
        var told = JsonSerializer.SerializeToElement(shown.Invocations.Last().Arguments[0]);
        Assert.Equal("categories=theft", told.GetProperty("query").GetString());
        Assert.Equal(
            ("map", "classes"),
            (told.GetProperty("show").GetString(), told.GetProperty("outline").GetString())
        );
        Assert.Equal(100, told.GetProperty("factor").GetDouble());
        Assert.Equal(8, told.GetProperty("words").GetProperty("levels").GetArrayLength());
    }

    [Fact]
    public void Category_Chosen_StandsInTheAddress()
    {
        var page = Open("");
        page.FindAll(".chip").First(chip => chip.TextContent == "Theft").Click();
        Assert.EndsWith("/d/here/hotspots?categories=theft", Address, StringComparison.Ordinal);
        Assert.Equal(
            "true",
            page.FindAll(".chip").First(chip => chip.TextContent == "Theft").GetAttribute("aria-pressed")
        );
        Assert.Contains($"{Hotspots}?categories=theft", server.Asked);
        page.FindAll(".chip").First(chip => chip.TextContent == "Dispute").Click();
        Assert.EndsWith("/d/here/hotspots", Address, StringComparison.Ordinal);
    }

    [Fact]
    public void Hours_BrushedElsewhere_AreSaidAndCanBeLetGo()
    {
        server.Answer($"{Hotspots}?hours=90-94", HotspotSamples.Map);
        var page = Open("?hours=90-94");
        var chip = page.FindAll(".hours .chip").Last();
        Assert.Equal("Thu 18–22", chip.TextContent);
        chip.Click();
        Assert.EndsWith("/d/here/hotspots", Address, StringComparison.Ordinal);
    }

    [Fact]
    public void Difference_OfTwoWindows_SaysWhatHasChanged()
    {
        var page = Open("?view=difference");
        Assert.Contains("24.1 before, 19.2 now", page.Find(".lead").TextContent, StringComparison.Ordinal);
        Assert.Contains("fewer than chance", page.Find(".lead").TextContent, StringComparison.Ordinal);
        Assert.Contains("44 → 20: lower", page.Find("tbody").TextContent, StringComparison.Ordinal);
        Assert.Contains("the season", page.Markup, StringComparison.Ordinal);
        page.FindAll(".chip").First(one => one.TextContent == "A year before").Click();
        Assert.Contains("beforeFrom=2024-01-08&beforeTo=2025-01-06", Address, StringComparison.Ordinal);
    }

    [Fact]
    public void Refusal_OfTheServer_IsToldAndNoMapIsShown()
    {
        server.Answer(
            $"{Hotspots}?bandwidthMeters=1",
            new
            {
                title = "The input can't be used",
                issues = new[]
                {
                    new
                    {
                        code = "hotspot.bandwidth",
                        field = "bandwidthMeters",
                        remedy = "Choose a radius of at least half a cell.",
                    },
                },
            },
            HttpStatusCode.BadRequest
        );
        var page = Open("?bandwidthMeters=1");
        Assert.Contains(
            "at least half a cell",
            page.Find("[role=alert]").TextContent,
            StringComparison.Ordinal
        );
        Assert.Null(shown.Invocations.Last().Arguments[0]);
        Assert.Empty(page.FindAll(".legend"));
        // The reader still sees what was asked, and can mend it.
        Assert.Equal("1", page.Find("details input[type=number]").GetAttribute("value"));
    }

    [Fact]
    public void District_WithoutCells_SaysWhatToDo()
    {
        server.Answer("GET /api/districts", new[] { Samples.District });
        var page = Open("");
        Assert.Contains("import the areas", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Asked, asked => asked.StartsWith(Hotspots, StringComparison.Ordinal));
    }

    private string Address => Services.GetRequiredService<NavigationManager>().Uri;

    private IRenderedComponent<Desk> Open(string query)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/d/here/hotspots{query}");
        return Render<Desk>(parameters =>
            parameters.Add(
                desk => desk.Body,
                builder =>
                {
                    builder.OpenComponent<HotspotsPage>(0);
                    builder.AddAttribute(1, nameof(HotspotsPage.Code), "here");
                    builder.CloseComponent();
                }
            )
        );
    }
}
