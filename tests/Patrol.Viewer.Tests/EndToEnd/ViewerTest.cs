using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Patrol.Viewer.Tests.EndToEnd;

/// <summary>The published program with the sample district in a real browser.</summary>
[Collection(PublishedProgram.Name)]
public sealed class ViewerTest(PublishedApp app, Browser browser)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/d/sample")]
    [InlineData("/d/sample?night=1")]
    [InlineData("/d/sample?select=cell-600&hour=116")]
    [InlineData("/d/sample/tonight")]
    [InlineData("/d/sample/week")]
    [InlineData("/d/quiet/week")]
    [InlineData("/d/sample/imports")]
    [InlineData("/d/sample/imports/sample-15")]
    [InlineData("/d/sample/about")]
    [InlineData("/d/sample/backtest?night=1")]
    [InlineData("/d/quiet/backtest")]
    [InlineData("/d/quiet")]
    [InlineData("/d/quiet/tonight")]
    [InlineData("/d/nowhere")]
    [InlineData("/nowhere")]
    public async Task Page_OnADeskAndOnAPhone_HasNoSeriousFinding(string path)
    {
        await using var visited = await OpenAsync();
        await visited.GoAsync(path);
        if (!path.EndsWith("/week", StringComparison.Ordinal))
        {
            await visited.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        }
        else
        {
            // It listens to live news, and is never idle: its words or its plan are there.
            await visited.Page.Locator("main p").First.WaitForAsync();
        }
        foreach (var (width, height) in new[] { (1440, 900), (390, 844) })
        {
            await visited.Page.SetViewportSizeAsync(width, height);
            Assert.Empty(await visited.ListSeriousAsync());
            var scroll = await visited.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            Assert.True(scroll <= width, $"{path} is {scroll} px wide on {width} px.");
        }
        // What is not there answers 404, and Chromium writes that to its console.
        Assert.DoesNotContain(visited.Faults, fault => !fault.Contains("404", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Hour_ByTableSliderAndKeys_StandsInTheAddress()
    {
        await using var visited = await OpenAsync();
        var page = visited.Page;
        await visited.GoAsync("/d/sample");
        await visited.MapAsync();
        await page.Locator(".week td[title]").Nth(20 * 7 + 4).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"\?hour=116\b"));
        await Assertions.Expect(page.Locator(".timebar output")).ToHaveTextAsync("Fri 20:00");
        await Assertions.Expect(page.Locator(".legend .unit")).ToContainTextAsync("in this hour");
        await page.Locator(".timebar input").PressAsync("ArrowRight");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"\?hour=117\b"));
        await Assertions.Expect(page.Locator(".timebar output")).ToHaveTextAsync("Fri 21:00");
        await page.Locator(".timebar .chip").ClickAsync();
        await Assertions.Expect(page).Not.ToHaveURLAsync(new Regex("hour="));
        Assert.Empty(visited.Faults);
    }

    [Fact]
    public async Task Click_OnTheMap_TellsTheCellAndEscapeLetsGo()
    {
        await using var visited = await OpenAsync();
        var page = visited.Page;
        await visited.GoAsync("/d/sample#15.50/52.55400/9.05300");
        await visited.MapAsync();
        await page.Locator(".week").WaitForAsync();
        await page.Locator("#map")
            .ClickAsync(
                new LocatorClickOptions
                {
                    Position = new Position { X = 430, Y = 300 },
                }
            );
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"select=(cell|base)-"));
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Close" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page).Not.ToHaveURLAsync(new Regex("select="));
        Assert.Empty(visited.Faults);
    }

    [Fact]
    public async Task Address_WithASelection_OpensIt()
    {
        await using var visited = await OpenAsync();
        await visited.GoAsync("/d/sample?hour=116&select=cell-600");
        await Assertions.Expect(visited.Page.Locator("main h1")).ToContainTextAsync("Cell in");
        await Assertions.Expect(visited.Page.Locator(".timebar output")).ToHaveTextAsync("Fri 20:00");
    }

    [Fact]
    public async Task HighestCells_AsATable_StandForTheMap()
    {
        await using var visited = await OpenAsync();
        await visited.GoAsync("/d/sample");
        await visited.MapAsync();
        await visited.Page.GetByRole(AriaRole.Button, new() { Name = "List them" }).ClickAsync();
        await Assertions.Expect(visited.Page.Locator(".scroll.short tbody tr")).ToHaveCountAsync(20);
        await visited.Page.Locator(".scroll.short tbody .link").First.ClickAsync();
        await Assertions.Expect(visited.Page.Locator("main .lead")).ToContainTextAsync("top");
    }

    [Fact]
    public async Task Search_ForAPlace_FliesThere()
    {
        await using var visited = await OpenAsync();
        var page = visited.Page;
        await visited.GoAsync("/d/sample");
        await visited.MapAsync();
        await page.Locator(".search input").FillAsync("Police station");
        await page.Locator(".mud-list-item").First.ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"#16\.50/"));
        Assert.Empty(visited.Faults);
    }

    [Fact]
    public async Task Tonight_FromTheFormToThePaper_ShowsThePlan()
    {
        await using var visited = await OpenAsync();
        var page = visited.Page;
        await visited.GoAsync("/d/sample/tonight");
        await page.Locator("input[type=date]").FillAsync("2025-11-28");
        await page.Locator("input[type=number]").Nth(1).FillAsync("5");
        await page.GetByRole(AriaRole.Button, new() { Name = "Plan patrols" }).ClickAsync();
        await Assertions
            .Expect(page.Locator("main tbody .number-chip"))
            .ToHaveCountAsync(5, new() { Timeout = 90_000 });
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"/tonight/sample-\d+"));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("not a prediction");
        Assert.Empty(await visited.ListSeriousAsync());
        await page.Locator("main tbody .number-chip").First.ClickAsync();
        await Assertions.Expect(page.Locator("tr.on")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Link, new() { Name = "Print" }).ClickAsync();
        await Assertions
            .Expect(page.Locator("#picture"))
            .ToHaveAttributeAsync("src", new Regex("^data:image/png"));
        await Assertions.Expect(page.Locator(".scale")).ToContainTextAsync("m");
        await Assertions
            .Expect(page.Locator(".sheet"))
            .ToContainTextAsync("Fri 28 Nov 2025 (week 48), 20:00–24:00");
        Assert.Empty(await visited.ListSeriousAsync());
        Assert.Empty(visited.Faults);
    }

    [Fact]
    public async Task Start_WithoutADistrict_SaysWhatToDo()
    {
        await using var visited = await OpenAsync();
        await visited.Page.RouteAsync(
            "**/api/districts",
            route => route.FulfillAsync(new() { Json = Array.Empty<int>() })
        );
        await visited.GoAsync("/");
        await Assertions.Expect(visited.Page.Locator("main")).ToContainTextAsync("./patrol up");
        Assert.Empty(await visited.ListSeriousAsync());
    }

    [Fact]
    public async Task Values_ThatDoNotCome_AreToldAndComeWhenAskedAgain()
    {
        await using var visited = await OpenAsync();
        var page = visited.Page;
        const string Values = "**/values?hourOfWeek=42";
        await page.RouteAsync(Values, route => route.AbortAsync());
        await visited.GoAsync("/d/sample?hour=42");
        var legend = page.Locator(".legend");
        await Assertions.Expect(legend.GetByRole(AriaRole.Alert)).ToContainTextAsync("did not come");
        Assert.Empty(await visited.ListSeriousAsync());
        await page.UnrouteAsync(Values);
        await legend.GetByText("Try again").ClickAsync();
        await Assertions.Expect(legend.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Method_WithAnotherRadius_MakesTheNewestSurface()
    {
        await using var visited = await OpenAsync();
        var page = visited.Page;
        await visited.GoAsync("/d/sample/about");
        var method = page.Locator(".runs tr[aria-current] td").First;
        await page.Locator(".runs select").SelectOptionAsync("300");
        await page.GetByText("Compute a new one").ClickAsync();
        await Assertions.Expect(method).ToHaveTextAsync("Kernel density, radius 300 m");
        // The second leaves the others' surface as they know it.
        await page.Locator(".runs select").SelectOptionAsync("0");
        await page.GetByText("Compute a new one").ClickAsync();
        await Assertions.Expect(method).Not.ToHaveTextAsync("Kernel density, radius 300 m");
        Assert.Empty(visited.Faults);
    }

    [Fact]
    public async Task Fault_OfTheServer_IsToldInItsWords()
    {
        await using var visited = await OpenAsync();
        await visited.Page.RouteAsync(
            "**/api/districts/sample/imports",
            route =>
                route.FulfillAsync(
                    new()
                    {
                        Status = 503,
                        ContentType = "application/problem+json",
                        Body =
                            """{"title":"Something Patrol needs is missing","detail":"The database is not open."}""",
                    }
                )
        );
        await visited.GoAsync("/d/sample/imports");
        await Assertions
            .Expect(visited.Page.GetByRole(AriaRole.Alert).First)
            .ToContainTextAsync("The database is not open.");
    }

    private async Task<VisitedPage> OpenAsync()
    {
        Assert.SkipWhen(app.Missing is not null, app.Missing ?? "");
        Assert.SkipWhen(browser.Missing is not null, browser.Missing ?? "");
        return await browser.OpenAsync(app.Address);
    }
}
