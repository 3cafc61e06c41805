using System.Net;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Patrol.Contracts.Plans;
using Patrol.Viewer.Server;
using Patrol.Viewer.Tests.Server;
using Patrol.Viewer.Week;

namespace Patrol.Viewer.Tests.Week;

public sealed class WeekBoardTest : BunitContext
{
    private const string Try = "POST /api/plans/here-2/edits?tryOnly=true";
    private const string Make = "POST /api/plans/here-2/edits";
    private static readonly PlanEdit TakeOff = new("remove", "C01-fri-2000-1", "V1");
    private readonly FakeServer server = new();
    private readonly WeekBoard board;
    private readonly List<string> opened = [];

    public WeekBoardTest()
    {
        Services.AddLocalization();
        server
            .Answer("GET /api/plans/here-2", Weeks.Detail())
            .Answer("GET /api/districts/here/plans", new[] { Weeks.Plan() })
            .Answer("GET /api/districts/here/plans?week=2026-W49", new[] { Weeks.Plan() });
        board = new WeekBoard(new PlanApi(server.Api(Services))) { Link = new WeekLink("here") };
        board.Opened += opened.Add;
    }

    [Fact]
    public async Task Open_WithoutAnId_OpensWhatIsWorkedOn()
    {
        await board.OpenAsync("here", null);
        Assert.Equal("here-2", board.Detail?.Plan.Id);
        Assert.True(board.CanEdit);
        Assert.True(board.CanUndo);
        Assert.False(board.CanRedo);
    }

    [Fact]
    public async Task Ask_WhereNothingSpeaksAgainstIt_MakesIt()
    {
        server
            .Answer(Try, new PlanEditResult([], [], [], null))
            .Answer(Make, new PlanEditResult([], [], [], Weeks.Plan("here-3")));
        await board.OpenAsync("here", "here-2");
        await board.AskAsync(TakeOff);
        Assert.Equal(["here-3"], opened);
        Assert.Null(board.Question);
    }

    [Fact]
    public async Task Ask_WhatWouldOpenASlot_WaitsForAYes()
    {
        server
            .Answer(Try, new PlanEditResult([], ["C01-fri-2000-1"], [], null))
            .Answer(Make, new PlanEditResult([], ["C01-fri-2000-1"], [], Weeks.Plan("here-3")));
        await board.OpenAsync("here", "here-2");
        await board.AskAsync(TakeOff);
        Assert.Equal(["C01-fri-2000-1"], board.Question?.Result.Opened);
        Assert.DoesNotContain(Make, server.Asked);
        await board.ConfirmAsync();
        Assert.Equal(["here-3"], opened);
    }

    [Fact]
    public async Task Ask_WhatBreaksARule_IsNeverMade()
    {
        server.Answer(Try, new PlanEditResult([Weeks.Reason("check.rest")], [], [], null));
        await board.OpenAsync("here", "here-2");
        await board.AskAsync(TakeOff);
        await board.ConfirmAsync();
        Assert.Equal("check.rest", board.Question?.Result.Broken[0].Code);
        Assert.DoesNotContain(Make, server.Asked);
    }

    [Fact]
    public async Task Ask_OfAPlanThatSomebodyChanged_TellsTheNewerVersion()
    {
        server.Answer(
            Try,
            new
            {
                title = "Changed meanwhile",
                issues = new[]
                {
                    new Contracts.IssueView("plan.stale", null, null, "version", "3", "Look at it."),
                },
            },
            HttpStatusCode.Conflict
        );
        await board.OpenAsync("here", "here-2");
        server.Answer("GET /api/districts/here/plans?week=2026-W49", new[] { Weeks.Plan("here-3") });
        await board.AskAsync(TakeOff);
        Assert.Equal("here-3", board.Newer?.Id);
        Assert.IsType<ServerSaysException>(board.Fault);
    }

    [Fact]
    public async Task Hear_OfAVersionMadeElsewhere_TellsIt()
    {
        await board.OpenAsync("here", "here-2");
        board.Hear(Weeks.Plan("here-3"));
        Assert.Equal("here-3", board.Newer?.Id);
    }

    [Fact]
    public async Task Hear_OfTheVersionMadeHere_IsNoNews()
    {
        server
            .Answer(Try, new PlanEditResult([], [], [], null))
            .Answer(Make, new PlanEditResult([], [], [], Weeks.Plan("here-3")));
        await board.OpenAsync("here", "here-2");
        await board.AskAsync(TakeOff);
        board.Hear(Weeks.Plan("here-3"));
        Assert.Null(board.Newer);
    }

    [Fact]
    public async Task Open_AnEarlierVersion_IsReadOnly()
    {
        server
            .Answer("GET /api/plans/here-1", Weeks.Detail("here-1", isHead: false))
            .Answer(
                "GET /api/districts/here/plans?week=2026-W49",
                new[] { Weeks.Plan(), Weeks.Plan("here-1", isHead: false, parent: null) }
            );
        await board.OpenAsync("here", "here-1");
        Assert.False(board.CanEdit);
        Assert.False(board.CanUndo);
        Assert.Equal("here-2", board.Newer?.Id);
    }
}
