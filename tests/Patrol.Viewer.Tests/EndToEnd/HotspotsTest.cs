using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Patrol.Viewer.Tests.EndToEnd;

/// <summary>The page of hotspots of the published program, in a real browser.</summary>
[Collection(PublishedProgram.Name)]
public sealed class HotspotsTest(PublishedApp app, Browser browser)
{
    [Theory]
    [InlineData("")]
    [InlineData("?view=patterns&night=1")]
    [InlineData("?view=difference&weeks=12")]
    [InlineData("?view=side&weeks=12&method=counts")]
    [InlineData("?bandwidthMeters=1&statistic=moran")]
    public async Task Page_OnADeskAndOnAPhone_HasNoSeriousFinding(string query)
    {
        await using var visited = await OpenAsync();
        var page = visited.Page;
        await visited.GoAsync($"/d/sample/hotspots{query}");
        await page.Locator(".lead, .fault").First.WaitForAsync();
        foreach (var (width, height) in new[] { (1440, 900), (390, 844) })
        {
            await page.SetViewportSizeAsync(width, height);
            Assert.Empty(await visited.ListSeriousAsync());
            var scroll = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            Assert.True(scroll <= width, $"{query} is {scroll} px wide on {width} px.");
        }
        Assert.DoesNotContain(visited.Faults, fault => !fault.Contains("400", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Walk_FromTheRailThroughPeriodsToADifference_StandsInTheAddress()
    {
        await using var visited = await OpenAsync();
        var page = visited.Page;
        await visited.GoAsync("/d/sample");
        await visited.MapAsync();
        await page.Locator(".rail").GetByText("Hotspots").ClickAsync();
        await Assertions.Expect(page.Locator(".lead")).ToContainTextAsync("of the area held");
        await page.GetByRole(AriaRole.Button, new() { Name = "Evenings 18–24" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("hours=18-24,42-48"));
        await Assertions.Expect(page.Locator(".legend .unit")).ToContainTextAsync("in these hours");
        await page.Locator(".hot summary").ClickAsync();
        await page.Locator(".fields input[type=number]").FillAsync("300");
        await page.Locator(".fields input[type=number]").PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("bandwidthMeters=300"));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("radius 300 m");
        await page.Locator("tbody .link").First.ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"select=cell-\d+"));
        await page.Locator(".views").GetByText("Side by side").ClickAsync();
        await Assertions.Expect(page.Locator(".map-caption")).ToHaveCountAsync(2);
        await page.Locator(".views").GetByText("Difference").ClickAsync();
        await Assertions.Expect(page.Locator("#map-beside")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".legend .unit")).ToContainTextAsync("Change");
        await Assertions.Expect(page.Locator(".lead")).ToContainTextAsync("before");
        await page.Locator(".rail").GetByText("Map").ClickAsync();
        await Assertions.Expect(page.Locator(".legend .unit")).ToContainTextAsync("per km² and week");
        Assert.Empty(visited.Faults);
    }

    [Fact]
    public async Task Cells_OfTheMap_AreColoredByTheMapItself()
    {
        await using var visited = await OpenAsync();
        var page = visited.Page;
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);
        await visited.GoAsync("/d/sample/hotspots?weeks=12");
        await page.Locator(".lead").WaitForAsync();
        await page.WaitForFunctionAsync("async () => (await patrolMap.highest(3)).length === 3");
        Assert.Contains(asked, url => url.Contains("/hotspots/values?layer=rate", StringComparison.Ordinal));
        Assert.Contains(
            asked,
            url => url.Contains("/hotspots/values?layer=corrected", StringComparison.Ordinal)
        );
        var first = await page.Locator("tbody .link").First.InnerTextAsync();
        var highest = await page.EvaluateAsync<int>("async () => (await patrolMap.highest(1))[0].cell");
        Assert.Equal($"Cell {highest}", first);
    }

    private async Task<VisitedPage> OpenAsync()
    {
        Assert.SkipWhen(app.Missing is not null, app.Missing ?? "");
        Assert.SkipWhen(browser.Missing is not null, browser.Missing ?? "");
        return await browser.OpenAsync(app.Address);
    }
}
