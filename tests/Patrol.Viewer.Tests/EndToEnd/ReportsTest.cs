using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Patrol.Viewer.Tests.EndToEnd;

/// <summary>An analyst's walk through the reports of the published program.</summary>
[Collection(PublishedProgram.Name)]
public sealed class ReportsTest(PublishedApp app, Browser browser)
{
    [Theory]
    [InlineData(1440, 900)]
    [InlineData(390, 844)]
    public async Task Reports_FromTheComparisonToTheCards_GoThroughThePage(int width, int height)
    {
        Assert.SkipWhen(app.Missing is not null, app.Missing ?? "");
        Assert.SkipWhen(browser.Missing is not null, browser.Missing ?? "");
        await using var visited = await browser.OpenAsync(app.Address);
        var page = visited.Page;
        await page.SetViewportSizeAsync(width, height);
        await visited.GoAsync("/d/sample/reports");
        await page.Locator(".change-plot circle").First.WaitForAsync();
        var rows = page.Locator(".report-table").First.Locator("tbody tr");
        var all = await rows.CountAsync();
        await page.Locator("input[type=search]").First.FillAsync("Quince");
        await Assertions.Expect(rows).ToHaveCountAsync(1);
        Assert.True(all > 20);
        await FineAsync(visited, "comparisons");

        await page.Locator(".measure .mud-button-root").ClickAsync();
        await page.Locator(".measure [role=status]").WaitForAsync();
        await FineAsync(visited, "a measure");

        await TabAsync(page, "Equity", ".report-table");
        await page.Locator(".choose select").First.SelectOptionAsync("20");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("missing=20"));
        await FineAsync(visited, "equity");
        await TabAsync(page, "Data quality", ".report-table");
        await FineAsync(visited, "quality");
        await TabAsync(page, "Near repeats", ".report-table");
        await FineAsync(visited, "near repeats");

        await TabAsync(page, "Briefings", ".choose");
        await page.Locator(".choose input[type=month]").FillAsync("2025-10");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a briefing" }).ClickAsync();
        await page.Locator(".sentences li").First.WaitForAsync();
        await FineAsync(visited, "a briefing");
        var pdf = await page.Locator(".papers a").First.GetAttributeAsync("href");
        var answer = await page.APIRequest.GetAsync(app.Address + pdf);
        Assert.Equal("application/pdf", answer.Headers["content-type"]);
        await TabAsync(page, "Briefings", ".briefings");
        await page.GetByRole(AriaRole.Button, new() { Name = "Run again for 2025-11" }).First.ClickAsync();
        await Assertions.Expect(page.Locator(".report-head h2")).ToHaveTextAsync("Briefing, 2025-11");

        await TabAsync(page, "Weekly cards", ".choose");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the cards" }).ClickAsync();
        await Assertions.Expect(page.Locator(".report-table tbody tr")).ToHaveCountAsync(18);
        await FineAsync(visited, "cards");
        Assert.Empty(visited.Faults);
    }

    private static async Task TabAsync(IPage page, string name, string shows)
    {
        await page.Locator(".tabs a", new() { HasText = name }).ClickAsync();
        await page.Locator(shows).First.WaitForAsync();
    }

    private static async Task FineAsync(VisitedPage visited, string what)
    {
        var serious = await visited.ListSeriousAsync();
        Assert.True(serious.Count == 0, $"{what}: {string.Join('\n', serious)}");
    }
}
