using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Patrol.Viewer.Tests.EndToEnd;

/// <summary>High-incidence periods on the published program: brushed, compared, narrowed, shared by address.</summary>
[Collection(PublishedProgram.Name)]
public sealed class PeriodsTest(PublishedApp app, Browser browser)
{
    [Fact]
    public async Task Hours_BrushedByMouseAndKeys_LeadToTheirMapAndStandInTheAddress()
    {
        await using var visited = await OpenAsync();
        var page = visited.Page;
        await visited.GoAsync("/d/sample/periods");
        await page.Locator(".found-list li").First.WaitForAsync();
        await FineAsync(visited, "the page");

        await page.Locator(".heat td[title]").Nth(20 * 7 + 4).HoverAsync();
        await page.Mouse.DownAsync();
        await page.Locator(".heat td[title]").Nth(23 * 7 + 5).HoverAsync();
        await page.Mouse.UpAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"block=116-120,140-144"));
        await Assertions.Expect(page.Locator(".block-bar")).ToContainTextAsync("Fri 20–24, Sat 20–24");
        await Assertions
            .Expect(page.Locator(".block-bar a"))
            .ToHaveAttributeAsync(
                "href",
                new Regex(@"^/d/sample/hotspots\?hours=116-120,140-144&from=\d{4}-")
            );

        await page.Locator(".heat table").FocusAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page).Not.ToHaveURLAsync(new Regex("block="));
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Shift+ArrowRight");
        await Assertions.Expect(page.Locator(".heat .block")).ToHaveCountAsync(2);
        await FineAsync(visited, "a block");
        Assert.Empty(visited.Faults);
    }

    [Fact]
    public async Task Week_OfACategoryComparedWithTheTimeBefore_ShowsTheDifference()
    {
        await using var visited = await OpenAsync();
        var page = visited.Page;
        await visited.GoAsync("/d/sample/periods?from=2025-06-30");
        await page.Locator(".found-list li").First.WaitForAsync();
        var form = page.Locator(".periods-form");
        await form.Locator("select").Nth(0).SelectOptionAsync("theft");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("categories=theft"));
        await form.Locator("select").Nth(2).SelectOptionAsync("before");
        await Assertions.Expect(page.Locator(".heat table")).ToHaveCountAsync(2);
        await FineAsync(visited, "the difference");
        await visited.GoAsync(new Uri(page.Url).PathAndQuery);
        await Assertions.Expect(page.Locator(".heat table")).ToHaveCountAsync(2);

        await form.Locator("input[type=number]").First.FillAsync("99");
        await form.Locator("input[type=number]").First.PressAsync("Tab");
        await Assertions.Expect(form.GetByRole(AriaRole.Alert)).ToContainTextAsync("Ask for 1 to 14 windows");
    }

    [Fact]
    public async Task District_WithoutIncidents_SaysWhatToDo()
    {
        await using var visited = await OpenAsync();
        await visited.GoAsync("/d/quiet/periods");
        await Assertions
            .Expect(visited.Page.Locator("main .fault"))
            .ToContainTextAsync("Import reported incidents");
        await FineAsync(visited, "nothing to show");
    }

    private static async Task FineAsync(VisitedPage visited, string what)
    {
        foreach (var (width, height) in new[] { (390, 844), (1440, 900) })
        {
            await visited.Page.SetViewportSizeAsync(width, height);
            Assert.Empty(await visited.ListSeriousAsync());
            var scroll = await visited.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            Assert.True(scroll <= width, $"{what} is {scroll} px wide on {width} px.");
        }
    }

    private async Task<VisitedPage> OpenAsync()
    {
        Assert.SkipWhen(app.Missing is not null, app.Missing ?? "");
        Assert.SkipWhen(browser.Missing is not null, browser.Missing ?? "");
        return await browser.OpenAsync(app.Address);
    }
}
