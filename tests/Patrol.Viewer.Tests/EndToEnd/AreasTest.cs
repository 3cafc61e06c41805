using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Patrol.Viewer.Tests.EndToEnd;

/// <summary>Walkable hotspots and streets, from the search to the map, in a real browser.</summary>
[Collection(PublishedProgram.Name)]
public sealed class AreasTest(PublishedApp app, Browser browser)
{
    [Fact]
    public async Task Areas_SearchedChosenAndStreetsColored_AreOnTheMapAndInTheTable()
    {
        await using var visited = await OpenAsync();
        var page = visited.Page;
        await visited.GoAsync("/d/sample/areas");
        await visited.MapAsync();
        await page.Locator("input[name=areas]").FillAsync("4");
        await page.Locator("select[name=seconds]").SelectOptionAsync("15");
        await page.GetByRole(AriaRole.Button, new() { Name = "Find areas" }).ClickAsync();
        await Assertions.Expect(page.Locator(".stages")).ToBeVisibleAsync();
        await Assertions
            .Expect(page)
            .ToHaveURLAsync(new Regex("/areas/sample-\\d+"), new() { Timeout = 120_000 });
        await Assertions.Expect(page.Locator("main .lead")).ToContainTextAsync("a plain count");
        await Assertions.Expect(page.Locator("main tbody .chip")).ToHaveCountAsync(4);

        await page.Locator("main tbody .chip").Nth(1).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("main tbody tr.on")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("main tbody tr.on")).ToHaveCountAsync(0);

        await page.Locator("input[name=streets]").CheckAsync();
        await Assertions.Expect(page.Locator("main .scroll.short tbody tr")).ToHaveCountAsync(100);
        await page.Locator("main .scroll.short .link").First.ClickAsync();
        foreach (var (width, height) in new[] { (1440, 900), (390, 844) })
        {
            await page.SetViewportSizeAsync(width, height);
            Assert.Empty(await visited.ListSeriousAsync());
            var scroll = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            Assert.True(scroll <= width, $"The page is {scroll} px wide on {width} px.");
        }
        Assert.Empty(visited.Faults);
    }

    [Fact]
    public async Task Areas_OfADistrictWithoutIncidents_SayWhatToDo()
    {
        await using var visited = await OpenAsync();
        await visited.GoAsync("/d/quiet/areas");
        await visited.Page.GetByRole(AriaRole.Button, new() { Name = "Find areas" }).ClickAsync();
        await Assertions
            .Expect(visited.Page.Locator("main .fault"))
            .ToContainTextAsync("Import reported incidents");
    }

    private Task<VisitedPage> OpenAsync()
    {
        Assert.SkipWhen((app.Missing ?? browser.Missing) is not null, app.Missing ?? browser.Missing ?? "");
        return browser.OpenAsync(app.Address);
    }
}
