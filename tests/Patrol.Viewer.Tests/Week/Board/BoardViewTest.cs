using System.Net;
using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using Patrol.Contracts.Plans;
using Patrol.Viewer.Map;
using Patrol.Viewer.Server;
using Patrol.Viewer.Tests.Server;
using Patrol.Viewer.Week;
using Patrol.Viewer.Week.Board;

namespace Patrol.Viewer.Tests.Week.Board;

public sealed class BoardViewTest : BunitContext
{
    private const string Held = "turn:C01-fri-2000-1 V1";
    private const string Targets = "GET /api/plans/here-2/targets?member=V1&slot=C01-fri-2000-1";
    private const string Ask = "POST /api/plans/here-2/edits?unlessOpens=true";

    private readonly FakeServer server = new();
    private readonly WeekBoard board;
    private readonly List<string> opened = [];

    public BoardViewTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        JSInterop.SetupModule("./js/board.mjs").Mode = JSRuntimeMode.Loose;
        Services.AddLocalization();
        Services.AddMudServices();
        Services.AddScoped<MapView>();
        Services.AddSingleton(services => new PlanApi(server.Api(services)));
        server
            .Answer("GET /api/plans/here-2", Weeks.Detail())
            .Answer("GET /api/districts/here/plans", new[] { Weeks.Plan() })
            .Answer("GET /api/districts/here/plans?week=2026-W49", new[] { Weeks.Plan() })
            .Answer(
                "GET /api/plans/here-2/members",
                new[] { new MemberView("M1", "auxiliary", null), new MemberView("V7", "volunteer", "T02") }
            )
            .Answer(
                Targets,
                new TargetsView(
                    "V1",
                    "C01-fri-2000-1",
                    [
                        new TargetSlotView(
                            "C02-fri-2200-1",
                            [],
                            [Weeks.Reason("roster.cost-away")],
                            ["C01-fri-2000-1"]
                        ),
                    ],
                    [new BarredView([Weeks.Reason("roster.pin-availability")], ["C01-mon-0700-1"])],
                    [],
                    [new StandInView("V7", [], [], [])],
                    [new BarredView([Weeks.Reason("roster.pin-area")], ["M1"])]
                )
            );
        board = new WeekBoard(Services.GetRequiredService<PlanApi>())
        {
            Link = new WeekLink("here", "here-2", WeekLink.Board, 4),
        };
        board.Opened += opened.Add;
    }

    [Fact]
    public async Task Day_OnTheBoard_HasItsDutiesAndThoseWhoServe()
    {
        var view = await ShowAsync();
        Assert.Equal(["Elm", "Ash"], view.FindAll(".duty b").Select(one => one.TextContent));
        Assert.Contains("open", view.Find(".duty.open small").TextContent, StringComparison.Ordinal);
        Assert.Equal(["V1", "V2", "M1"], view.FindAll(".who b").Select(one => one.TextContent));
        Assert.Equal(3, view.FindAll(".turn").Count);
        Assert.Equal("left:0%;width:50%", view.Find(".turn.lead").GetAttribute("style"));
    }

    [Fact]
    public async Task PickUp_OfATurn_SaysOfEveryPlaceWhetherItMayBeDropped()
    {
        var view = await ShowAsync();
        Assert.True(await view.InvokeAsync(() => view.Instance.PickUp(Held)));
        Assert.Equal("duty:C02-fri-2200-1", view.Find(".duty[data-ok]").GetAttribute("data-drop"));
        Assert.Contains("no", Person(view, "M1").QuerySelector(".who")!.ClassList);
        Assert.Equal("other area", Person(view, "M1").QuerySelector("small")!.TextContent);
        await view.InvokeAsync(() => view.Instance.Over("duty:C02-fri-2200-1"));
        Assert.Equal(
            "Move V1 to Fri 22:00–24:00, Elm. Away from the home area. It would leave open: Fri 20:00–22:00, Ash.",
            Hint(view)
        );
        await view.InvokeAsync(() => view.Instance.Over("member:M1"));
        Assert.Equal("M1 does not serve in that area.", Hint(view));
        await view.InvokeAsync(() => view.Instance.Over("duty:C01-mon-0700-1"));
        Assert.Equal("V1 is not available then.", Hint(view));
        Assert.Single(server.Asked, asked => asked == Targets);
    }

    [Fact]
    public async Task Drop_WhereItIsPossible_MakesTheSameEditAsThePanel()
    {
        server.Answer(Ask, new PlanEditResult([], [], [], Weeks.Plan("here-3")));
        var view = await ShowAsync();
        await view.InvokeAsync(() => view.Instance.PickUp(Held));
        await view.InvokeAsync(() => view.Instance.Drop("duty:C02-fri-2200-1", byKeys: false));
        Assert.Equal(["here-3"], opened);
        Assert.Empty(view.FindAll("[data-ok]"));
    }

    [Fact]
    public async Task Drop_WhereARuleSpeaksAgainstIt_AsksNothingAndSaysWhy()
    {
        var view = await ShowAsync();
        await view.InvokeAsync(() => view.Instance.PickUp(Held));
        await view.InvokeAsync(() => view.Instance.Drop("member:M1", byKeys: true));
        Assert.DoesNotContain(Ask, server.Asked);
        Assert.Equal("M1 does not serve in that area.", Hint(view));
        Assert.Empty(view.FindAll(".holding"));
    }

    [Fact]
    public async Task GiveUp_OfWhatIsHeld_ChangesNothing()
    {
        var view = await ShowAsync();
        await view.InvokeAsync(() => view.Instance.PickUp(Held));
        await view.InvokeAsync(view.Instance.GiveUp);
        Assert.Empty(view.FindAll(".holding"));
        await view.InvokeAsync(() => view.Instance.Drop("duty:C02-fri-2200-1", byKeys: false));
        Assert.DoesNotContain(Ask, server.Asked);
    }

    [Fact]
    public async Task PickUp_ThatTheServerRefuses_SaysWhyAndHoldsNothing()
    {
        server.Answer(Targets, new { title = "Changed meanwhile" }, HttpStatusCode.Conflict);
        var view = await ShowAsync();
        Assert.False(await view.InvokeAsync(() => view.Instance.PickUp(Held)));
        Assert.Equal("Changed meanwhile", Hint(view));
    }

    [Fact]
    public async Task Free_Members_StandInRowsOfTheirOwn()
    {
        var view = await ShowAsync();
        view.Find("select").Change("free");
        Assert.Equal(["V7"], view.FindAll(".who b").Select(one => one.TextContent));
    }

    [Fact]
    public async Task Week_OnTheBoard_ShowsDutiesThatLackPeople()
    {
        board.Link = board.Link with { Zoom = "week" };
        var view = await ShowAsync();
        Assert.Equal(3, view.FindAll(".duty").Count);
        view.Find("input[type=checkbox]").Change(true);
        Assert.Equal("duty:C02-fri-2200-1", Assert.Single(view.FindAll(".duty")).GetAttribute("data-drop"));
        Assert.Equal(4, view.FindAll(".turn").Count);
    }

    [Fact]
    public async Task Click_OnATurn_SelectsItsDuty()
    {
        var view = await ShowAsync();
        view.Find(".turn").Click();
        Assert.EndsWith(
            "/d/here/week/here-2?view=board&day=4&slot=C01-fri-2000-1",
            Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().Uri,
            StringComparison.Ordinal
        );
    }

    private static string Hint(IRenderedComponent<BoardView> view) => view.Find(".board-hint").TextContent;

    private static IElement Person(IRenderedComponent<BoardView> view, string member) =>
        view.Find($"[data-drop=\"member:{member}\"]");

    private async Task<IRenderedComponent<BoardView>> ShowAsync()
    {
        await board.OpenAsync("here", "here-2");
        return Render<BoardView>(parameters =>
            parameters.AddCascadingValue(board).Add(one => one.Detail, board.Detail!).Add(one => one.Day, 4)
        );
    }
}
