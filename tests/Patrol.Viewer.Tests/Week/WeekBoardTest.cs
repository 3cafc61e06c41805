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
    private const string Ask = "POST /api/plans/here-2/edits?unlessOpens=true";
    private const string Make = "POST /api/plans/here-2/edits";
    private static readonly PlanEdit TakeOff = new("remove", "C01-fri-2000-1", "V1");
    private static readonly PlanEditResult Made = new([], [], [], Weeks.Plan("here-3", parent: "here-2"))
    {
        Changed = [Weeks.Friday with { People = [Weeks.Friday.People[0], Weeks.Friday.People[2]] }],
    };
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
    public async Task Open_OfAnIsoWeek_OpensItsNewestVersion()
    {
        server.Answer(
            "GET /api/districts/here/plans",
            new[]
            {
                Weeks.Plan("here-9", isHead: true) with
                {
                    Week = "2026-W50",
                    From = "2026-12-07",
                },
                Weeks.Plan(),
                Weeks.Plan("here-1", "published", isHead: false),
            }
        );
        await board.OpenAsync("here", "2026-w49");
        Assert.Equal("here-2", board.Detail?.Plan.Id);
        Assert.Null(board.Missing);
        Assert.Equal(["here-2", "here-9"], board.Weeks.Select(one => one.Id));
    }

    [Theory]
    [InlineData("here-999")]
    [InlineData("there-2")]
    [InlineData("2026-W51")]
    public async Task Open_OfWhatThereIsNot_SaysWhatIsMissing(string id)
    {
        await board.OpenAsync("here", "here-2");
        await board.OpenAsync("here", id);
        Assert.Equal(id, board.Missing);
        Assert.Null(board.Detail);
        Assert.Null(board.Fault);
        Assert.Equal(["here-2"], board.Weeks.Select(one => one.Id));
    }

    [Fact]
    public async Task Open_WhileTheServerFails_DoesNotCallTheVersionMissing()
    {
        server.Answer("GET /api/plans/here-3", new { title = "Broken" }, HttpStatusCode.InternalServerError);
        await board.OpenAsync("here", "here-3");
        Assert.Equal("Broken", board.Fault?.Message);
        Assert.Null(board.Missing);
    }

    [Fact]
    public async Task Hear_OfAnotherWeeksFirstPlan_ListsThatWeek()
    {
        await board.OpenAsync("here", "here-2");
        board.Hear(Weeks.Plan("here-9") with { Week = "2026-W48", From = "2026-11-23" });
        Assert.Equal(["2026-W48", "2026-W49"], board.Weeks.Select(one => one.Week));
        Assert.Null(board.Newer);
    }

    [Fact]
    public async Task Ask_WhereNothingSpeaksAgainstIt_MakesIt()
    {
        server.Answer(Ask, Made);
        await board.OpenAsync("here", "here-2");
        await board.AskAsync(TakeOff);
        Assert.Equal(["here-3"], opened);
        Assert.Null(board.Question);
    }

    [Fact]
    public async Task Ask_WhatIsMade_ShowsWhatChangedAndAsksForNothingElse()
    {
        server.Answer(Ask, Made);
        await board.OpenAsync("here", "here-2");
        var before = board.Detail!;
        server.Asked.Clear();
        await board.AskAsync(TakeOff);
        await board.OpenAsync("here", "here-3");
        Assert.Equal([Ask], server.Asked);
        Assert.Equal("here-3", board.Detail!.Plan.Id);
        Assert.Equal(
            ["M1", "V2"],
            board.Detail.Slots.Single(slot => slot.Code == TakeOff.Slot).People.Select(one => one.Member)
        );
        Assert.Same(before.Slots[0], board.Detail.Slots[0]);
        Assert.Equal(["here-3", "here-2"], board.Versions.Select(one => one.Id));
        Assert.Equal([true, false], board.Versions.Select(one => one.IsHead));
    }

    [Fact]
    public async Task Undo_OfWhatWasMadeHere_ShowsWhatWasThereBefore()
    {
        server.Answer(Ask, Made).Answer("POST /api/plans/here-3/undo", Weeks.Plan());
        await board.OpenAsync("here", "here-2");
        await board.AskAsync(TakeOff);
        server.Asked.Clear();
        await board.UndoAsync(isRedo: false);
        Assert.Equal(["POST /api/plans/here-3/undo"], server.Asked);
        Assert.Equal("here-2", board.Detail!.Plan.Id);
        Assert.Equal(3, board.Detail.Slots.Single(slot => slot.Code == TakeOff.Slot).People.Count);
        Assert.True(board.CanRedo);
    }

    [Fact]
    public async Task Select_AnotherSlot_IsTold()
    {
        var told = 0;
        board.Selected += () => told++;
        await board.OpenAsync("here", "here-2");
        board.Link = board.Link with { Day = 4 };
        Assert.Equal(0, told);
        board.Link = board.Link with { Slot = TakeOff.Slot };
        Assert.Equal(1, told);
        Assert.Equal(TakeOff.Slot, board.Slot?.Code);
    }

    [Fact]
    public async Task Ask_WhatWouldOpenASlot_WaitsForAYes()
    {
        server
            .Answer(Ask, new PlanEditResult([], ["C01-fri-2000-1"], [], null))
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
        server.Answer(Ask, new PlanEditResult([Weeks.Reason("check.rest")], [], [], null));
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
            Ask,
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
    public async Task Decision_ThatIsRefused_IsSaidWhereItWasAskedAndNowhereElse()
    {
        server.Answer(
            "POST /api/plans/here-2/approve",
            new
            {
                title = "The plan breaks rules by now",
                issues = new[]
                {
                    new Contracts.IssueView("plan.broken", null, null, null, "V1", "V1 lacks a clearance."),
                },
            },
            HttpStatusCode.BadRequest
        );
        await board.OpenAsync("here", "here-2");
        var fault = await board.DecideAsync("approve", new PlanDecision("A", "b"));
        Assert.Equal(["V1 lacks a clearance."], Assert.IsType<ServerSaysException>(fault).Lines);
        Assert.Null(board.Fault);
        server.Answer("POST /api/plans/here-2/approve", Weeks.Plan(state: "approved"));
        Assert.Null(await board.DecideAsync("approve", new PlanDecision("A", "b")));
        Assert.Equal("approved", board.Detail?.Plan.State);
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
        server.Answer(Ask, Made);
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
