using System.Net;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using Patrol.Contracts;
using Patrol.Contracts.Briefings;
using Patrol.Contracts.Cards;
using Patrol.Viewer.Layout;
using Patrol.Viewer.Map;
using Patrol.Viewer.Reports;
using Patrol.Viewer.Server;
using Patrol.Viewer.Tests.Server;

namespace Patrol.Viewer.Tests.Reports;

public sealed class ReportsPageTest : BunitContext
{
    private readonly FakeServer server = new();

    public ReportsPageTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        JSInterop
            .Setup<MapView.View>("patrolMap.attach", _ => true)
            .SetResult(new MapView.View(false, null, "demand", false, [], "", [], []));
        Services.AddLocalization();
        Services.AddMudServices(options => options.PopoverOptions.CheckForPopoverProvider = false);
        Services.AddScoped<MapView>();
        Services.AddScoped(services => server.Api(services));
        Services.AddScoped<ReportApi>();
        server
            .Answer("GET /api/districts", new[] { Samples.District })
            .Answer("GET /api/surfaces/here-1", Samples.Surface)
            .Answer("GET /api/districts/here/briefings", new[] { Brief("here-2", "2025-11", false), Brief("here-1", "2025-10", true) })
            .Answer("GET /api/districts/here/cards", new[] { new CardBrief("2025-W48", "a", "Ash", "2025-11-24T08:00:00Z", null) });
    }

    [Fact]
    public void Briefings_RunAgain_AskForTheNextMonthByOneClick()
    {
        server.Answer(
            "POST /api/briefings/here-1/rerun",
            new ProblemAnswer("The input can't be used", [new IssueView("briefing.next", null, null, "month", "2025-11", "Import it first.")]),
            HttpStatusCode.BadRequest
        );
        var page = Open("briefings");
        var buttons = page.FindAll(".briefings button");
        Assert.True(buttons[0].HasAttribute("disabled"));
        Assert.Contains("2025-11", buttons[1].TextContent);
        buttons[1].Click();
        Assert.Contains("POST /api/briefings/here-1/rerun", server.Asked);
        Assert.Contains("Import it first.", page.Find(".fault").TextContent);
        Assert.Equal("/api/briefings/here-2/briefing.pdf", page.Find(".briefings a[target]").GetAttribute("href"));
    }

    [Fact]
    public void Cards_ThatWait_HaveAPageEach()
    {
        var page = Open("cards");
        Assert.Contains("waits", page.Find("tbody tr").TextContent);
        Assert.Equal("/api/districts/here/cards/2025-W48/a.pdf", page.Find("tbody a").GetAttribute("href"));
    }

    [Fact]
    public void Tab_OfTheAddress_IsCurrent()
    {
        var page = Open("cards");
        Assert.Equal("Weekly cards", page.Find(".tabs a[aria-current]").TextContent);
        Assert.Equal(6, page.FindAll(".tabs a").Count);
    }

    private IRenderedComponent<Desk> Open(string tab)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/d/here/reports?tab={tab}");
        return Render<Desk>(parameters =>
            parameters.Add<ReportsPage>(desk => desk.Body!, page => page.Add(one => one.Code, "here"))
        );
    }

    private static BriefingBrief Brief(string id, string month, bool isNextCovered) =>
        new(id, "2025-12-01T08:00:00Z", "tester", month, month == "2025-10" ? "2025-11" : "2025-12", isNextCovered, new BriefingRequest(), 100);

    private sealed record ProblemAnswer(string Title, IReadOnlyList<IssueView> Issues);
}
