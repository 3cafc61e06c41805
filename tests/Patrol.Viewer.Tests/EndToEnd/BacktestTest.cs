using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Patrol.Viewer.Tests.EndToEnd;

/// <summary>The page that says which map holds most, in a real browser.</summary>
[Collection(PublishedProgram.Name)]
public sealed class BacktestTest(PublishedApp app, Browser browser)
{
    [Fact]
    public async Task Backtest_Run_IsFollowedToItsResult()
    {
        Assert.SkipWhen(app.Missing is not null, app.Missing ?? "");
        Assert.SkipWhen(browser.Missing is not null, browser.Missing ?? "");
        await using var visited = await browser.OpenAsync(app.Address);
        var page = visited.Page;

        // The first surface has run one: the card leads to it.
        await visited.GoAsync("/d/sample/about");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Back-test sample-") })
            .ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/d/sample/backtest/sample-1\\b"));
        await Assertions.Expect(page.Locator(".lead")).ToContainTextAsync("chance 5");
        await Assertions.Expect(page.Locator(".pai path.line")).ToHaveCountAsync(7);
        await Assertions.Expect(page.Locator(".rows tbody tr")).ToHaveCountAsync(28);

        var form = page.Locator("form.ask");
        await form.GetByLabel("Weeks tested").SelectOptionAsync("4");
        await form.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions
            .Expect(page)
            .ToHaveURLAsync(new Regex(@"/d/sample/backtest/sample-[2-9]\d*\b"), new() { Timeout = 120_000 });
        await Assertions.Expect(page.Locator(".lead")).ToContainTextAsync("of 4 weeks");
        await Assertions.Expect(page.Locator("tr[aria-current] td").Nth(1)).ToHaveTextAsync("4");
        foreach (var (width, height) in new[] { (1440, 900), (390, 844) })
        {
            await page.SetViewportSizeAsync(width, height);
            Assert.Empty(await visited.ListSeriousAsync());
        }
        Assert.Empty(visited.Faults);
    }
}
