using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Patrol.Viewer.Tests.EndToEnd;

/// <summary>A planner's week on the published program: planned, edited, decided, and changed afterwards.</summary>
[Collection(PublishedProgram.Name)]
public sealed class WeekTest(PublishedApp app, Browser browser)
{
    [Fact]
    public async Task Week_FromThePlanToAChangeAfterPublication_GoesThroughThePage()
    {
        await using var visited = await OpenAsync();
        var page = visited.Page;
        await visited.GoAsync("/d/sample/week");
        await PlanAsync(page);
        await FineAsync(visited, "the overview");

        // The lead of an evening is taken off: the page first says what that opens.
        await page.Locator(".day-tabs a").Nth(5).ClickAsync();
        await page.Locator(".grid a.slot.full", new() { HasText = "4/4" }).First.ClickAsync();
        var panel = page.Locator(".slot-panel");
        await Assertions.Expect(panel.Locator(".stops li").First).ToBeVisibleAsync();
        await panel.GetByRole(AriaRole.Button, new() { Name = "Change " }).First.ClickAsync();
        await FineAsync(visited, "a slot");
        var lead = await panel.Locator(".people li b").First.TextContentAsync();
        await panel.GetByRole(AriaRole.Button, new() { Name = "Take off" }).ClickAsync();
        await AnswerAsync(page);
        await Assertions.Expect(panel.Locator("h3").First).ToHaveTextAsync("People 3 of 4");

        // Somebody else is put on, and that is undone by the keyboard and done again.
        await panel.GetByRole(AriaRole.Button, new() { Name = "Put " }).First.ClickAsync();
        await Assertions.Expect(panel.Locator("h3").First).ToHaveTextAsync("People 4 of 4");
        await page.Locator("h1").ClickAsync();
        await page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(panel.Locator("h3").First).ToHaveTextAsync("People 3 of 4");
        await page.GetByRole(AriaRole.Button, new() { Name = "Redo" }).ClickAsync();
        await Assertions.Expect(panel.Locator("h3").First).ToHaveTextAsync("People 4 of 4");
        Assert.NotNull(lead);

        // An evening is called off.
        await page.GetByRole(AriaRole.Button, new() { Name = "Call off", Exact = true }).First.ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("select").Nth(1).SelectOptionAsync("");
        await dialog.Locator("select").Nth(2).SelectOptionAsync("20:00");
        await dialog.GetByRole(AriaRole.Textbox, new() { Name = "Reason" }).FillAsync("Storm warning");
        await FineAsync(visited, "calling off");
        await dialog
            .GetByRole(AriaRole.Button, new() { NameRegex = new Regex(@"Call off duties: \d+") })
            .ClickAsync();
        await Assertions.Expect(page.Locator(".change")).ToContainTextAsync("Storm warning");
        await Assertions.Expect(page.Locator(".grid a.slot.off").First).ToBeVisibleAsync();

        await page.Locator(".tabs a", new() { HasText = "Difference" }).ClickAsync();
        await Assertions.Expect(page.Locator(".difference")).ToContainTextAsync("Who has to be told");
        await FineAsync(visited, "the difference");

        await DecideAsync(page, "Approve", "approved");
        await DecideAsync(page, "Publish", "published");
        await FineAsync(visited, "the published week");

        // A change after publication: the page says who has to be told.
        await page.Locator(".tabs a", new() { HasText = "By place" }).ClickAsync();
        await page.Locator(".day-tabs a").Nth(1).ClickAsync();
        await page.Locator(".grid a.slot.full").First.ClickAsync();
        await panel.GetByRole(AriaRole.Button, new() { Name = "Change " }).First.ClickAsync();
        await panel.GetByRole(AriaRole.Button, new() { Name = "Forbid here" }).ClickAsync();
        await AnswerAsync(page);
        await Assertions.Expect(page.Locator(".week-head .state")).ToHaveTextAsync("Draft");
        await page.GetByText("who has to be told").First.ClickAsync();
        await Assertions.Expect(page.Locator(".difference tbody tr")).ToHaveCountAsync(1);
        Assert.Empty(visited.Faults);
    }

    [Fact]
    public async Task Week_OnTheMap_ShowsWhoIsOnDutyAndEveryViewIsALink()
    {
        await using var visited = await OpenAsync();
        var page = visited.Page;
        await visited.GoAsync("/d/sample/week?map=1&day=5");
        await PlanAsync(page);
        if (await page.Locator(".planner.mapped").CountAsync() == 0)
        {
            await page.Locator(".tabs a", new() { HasText = "Map" }).ClickAsync();
        }
        await page.Locator(".ways a").First.ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("slot="));
        await Assertions.Expect(page.Locator(".ways a[aria-current]")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".slot-panel .stops li").First).ToBeVisibleAsync();
        await FineAsync(visited, "the map");
        await visited.GoAsync(new Uri(page.Url).PathAndQuery);
        await Assertions.Expect(page.Locator(".ways a[aria-current]")).ToHaveCountAsync(1);
        await page.Locator("h2.title").ClickAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page).Not.ToHaveURLAsync(new Regex("slot="));
        Assert.Empty(visited.Faults);
    }

    [Fact]
    public async Task Board_WithADragAndADrop_SaysBeforehandWhatMayBeDoneAndMakesIt()
    {
        await using var visited = await OpenAsync();
        var page = visited.Page;
        await visited.GoAsync("/d/sample/week");
        await PlanAsync(page);
        await page.Locator(".tabs a", new() { HasText = "Board" }).ClickAsync();
        await page.Locator(".day-tabs a").Nth(4).ClickAsync();
        await page.Locator(".turn").First.WaitForAsync();
        await FineAsync(visited, "the board");

        // A turn is picked up that can go somewhere; elsewhere the board says why not before the drop.
        const string fits = ".duty[data-ok], .turn[data-ok], .who.ok";
        var hint = page.Locator(".board-hint.held");
        var turns = page.Locator(".turn");
        for (var turn = 0; await page.Locator(fits).CountAsync() == 0; turn++)
        {
            await page.Keyboard.PressAsync("Escape");
            await page.Mouse.UpAsync();
            await Assertions.Expect(hint).ToHaveCountAsync(0);
            await turns.Nth(turn).HoverAsync();
            await page.Mouse.DownAsync();
            await MoveAsync(page, turns.Nth(turn));
            await Assertions.Expect(page.Locator(".gantt.holding")).ToHaveCountAsync(1);
        }
        var serious = await visited.ListSeriousAsync();
        Assert.True(serious.Count == 0, $"the board while somebody is held: {string.Join('\n', serious)}");
        await MoveAsync(page, page.Locator(".duty.no").First);
        await Assertions.Expect(page.Locator(".board-hint.held.no")).Not.ToBeEmptyAsync();
        await MoveAsync(page, page.Locator(fits).First);
        await Assertions.Expect(page.Locator(".board-hint.held.ok")).Not.ToBeEmptyAsync();
        var (before, change) = (
            new Uri(page.Url).AbsolutePath,
            await page.Locator(".change").InnerTextAsync()
        );
        await page.Mouse.UpAsync();
        await AnswerAsync(page, before);
        await Assertions.Expect(page.Locator(".change")).ToContainTextAsync(new Regex("Moved|Swapped|Put "));

        // It is undone as anything else, and the same goes by keys alone.
        await page.Locator("h1").ClickAsync();
        await page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(page.Locator(".change")).ToHaveTextAsync(change);
        await page.Locator(".gantt").FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Locator(".turn").First.FocusAsync();
        await page.Keyboard.PressAsync("m");
        await Assertions.Expect(page.Locator(".gantt.holding")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(hint).Not.ToBeEmptyAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(hint).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".turn").First).ToBeFocusedAsync();
        Assert.Empty(visited.Faults);
    }

    private static async Task MoveAsync(IPage page, ILocator target)
    {
        await target.ScrollIntoViewIfNeededAsync();
        var box = (await target.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + 14, box.Y + 10, new() { Steps = 3 });
    }

    // Whichever test comes first plans the week.
    private static async Task PlanAsync(IPage page)
    {
        await page.Locator("form.ask, .week-head").First.WaitForAsync();
        if (await page.Locator("form.ask").CountAsync() == 0)
        {
            return;
        }
        await page.Locator("details summary").ClickAsync();
        await page.GetByLabel("Patrols a week").FillAsync("60");
        await page.GetByLabel("Seconds to search").FillAsync("8");
        await page.GetByLabel("Work to search").FillAsync("2");
        await page.GetByRole(AriaRole.Button, new() { Name = "Plan the week" }).ClickAsync();
        await Assertions.Expect(page.Locator(".stages")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".week-head")).ToBeVisibleAsync(new() { Timeout = 180_000 });
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"/week/sample-\d+"));
    }

    // An edit that opens a slot waits for a yes.
    private static async Task AnswerAsync(IPage page, string? from = null)
    {
        var before = from ?? new Uri(page.Url).AbsolutePath;
        var question = page.Locator(".question");
        for (var turn = 0; turn < 300 && new Uri(page.Url).AbsolutePath == before; turn++)
        {
            if (await question.CountAsync() > 0)
            {
                await question.GetByRole(AriaRole.Button).First.ClickAsync();
                break;
            }
            await page.WaitForTimeoutAsync(100);
        }
        await Assertions.Expect(question).ToHaveCountAsync(0);
        await Assertions.Expect(page).Not.ToHaveURLAsync(new Regex(Regex.Escape(before) + @"(\?|#|$)"));
    }

    private static async Task DecideAsync(IPage page, string verb, string state)
    {
        await page.Locator(".deeds").GetByRole(AriaRole.Button, new() { Name = verb }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Your name").FillAsync("Ada Planner");
        await dialog.GetByLabel("Reason").FillAsync("As agreed");
        await dialog.GetByRole(AriaRole.Button, new() { Name = verb }).ClickAsync();
        await Assertions.Expect(page.Locator($".week-head .state.{state}")).ToBeVisibleAsync();
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
    }

    private static async Task FineAsync(VisitedPage visited, string what)
    {
        foreach (var (width, height) in new[] { (390, 844), (1440, 900) })
        {
            await visited.Page.SetViewportSizeAsync(width, height);
            var serious = await visited.ListSeriousAsync();
            Assert.True(serious.Count == 0, $"{what}, {width} px: {string.Join('\n', serious)}");
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
