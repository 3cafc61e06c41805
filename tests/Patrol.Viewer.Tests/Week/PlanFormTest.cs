using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;
using Patrol.Contracts;
using Patrol.Contracts.Plans;
using Patrol.Viewer.Server;
using Patrol.Viewer.Tests.Server;
using Patrol.Viewer.Week;

namespace Patrol.Viewer.Tests.Week;

public sealed class PlanFormTest : BunitContext
{
    private WeekPlanRequest? asked;

    public PlanFormTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddLocalization();
        Services.AddMudServices(options => options.PopoverOptions.CheckForPopoverProvider = false);
        Services.AddScoped(services => new FakeServer().Api(services));
    }

    [Fact]
    public void Form_AtFirst_AsksForTheNextWeekAsUsual()
    {
        var form = Form(null);
        form.Find("form").Submit();
        Assert.Matches(@"^\d{4}-W\d\d$", asked!.Week);
        Assert.Equal((null, null, null), (asked.Patrols, asked.Mode, asked.Version));
    }

    [Fact]
    public void Form_OfAWeekFarOff_AsksForIt()
    {
        var form = Form(null, week: "2999-W02");
        form.Find("form").Submit();
        Assert.Equal("2999-W02", asked!.Week);
    }

    [Fact]
    public void Form_OfAWeekThatIsOver_SaysSoAndAsksForTheNext()
    {
        var form = Form(null, week: "2016-W02");
        Assert.Contains("is over", form.Find("label small").TextContent, StringComparison.Ordinal);
        form.Find("form").Submit();
        Assert.Equal(form.FindAll("label option")[1].GetAttribute("value"), asked!.Week);
    }

    [Fact]
    public void Form_OfTheWeekThatHasBegun_SaysWhatIsLeftOut()
    {
        var form = Form(null);
        Assert.Empty(form.FindAll("label small"));
        form.Find("select").Change(form.Find("label option").GetAttribute("value"));
        Assert.Contains("left out", form.Find("label small").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Form_OfWhatIsWorkedOn_AsksToChangeLittle()
    {
        var form = Form(Weeks.Plan());
        form.Find("input[type=text]").Change("V1, V2");
        form.Find("form").Submit();
        Assert.Equal("here-2", asked!.Version);
        Assert.Equal(
            [
                new DropoutView("V1", "2026-11-30T00:00", "2026-12-07T00:00"),
                new DropoutView("V2", "2026-11-30T00:00", "2026-12-07T00:00"),
            ],
            asked.Dropouts
        );
    }

    [Fact]
    public void Form_OfAnEarlierVersion_PlansAnewOnly()
    {
        var form = Form(Weeks.Plan(isHead: false));
        Assert.True(form.FindAll(".choice button")[0].HasAttribute("disabled"));
        form.Find("form").Submit();
        Assert.Null(asked!.Version);
    }

    [Fact]
    public void Form_WithWork_AsksForIt()
    {
        var form = Form(null);
        form.FindAll("details input")[1].Change("2.5");
        form.Find("form").Submit();
        Assert.Equal((2.5, null), (asked!.Work, asked.Passes));
    }

    [Fact]
    public async Task Form_WithAPointToPass_AsksForItAtTheUsualTimes()
    {
        var form = Form(null);
        form.Find(".passes > button").Click();
        await ChooseAsync(form, 0, School);
        form.Find("form").Submit();
        Assert.Equal([new PassView("X007", "19:00", "23:00", 30)], asked!.Passes);
    }

    [Fact]
    public async Task Form_WithAnotherPoint_StartsFromTheOneBefore()
    {
        var form = Form(null);
        form.Find(".passes > button").Click();
        await ChooseAsync(form, 0, School);
        form.Find(".pass input[pattern]").Change("9:30");
        form.Find(".pass input[type=number]").Change("45");
        form.Find(".passes > button").Click();
        await ChooseAsync(form, 1, School with { Code = "X008" });
        form.Find("form").Submit();
        Assert.Equal(
            [new PassView("X007", "09:30", "23:00", 45), new PassView("X008", "09:30", "23:00", 45)],
            asked!.Passes
        );
    }

    [Fact]
    public void Form_WithAPointWithoutASite_SaysSoAndAsksForNothing()
    {
        var form = Form(null);
        form.Find(".passes > button").Click();
        form.Find("form").Submit();
        Assert.Null(asked);
        Assert.Contains("Choose a site", form.Find(".pass").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Form_WithAPointTakenAway_AsksForNone()
    {
        var form = Form(null);
        form.Find(".passes > button").Click();
        form.Find(".pass > button").Click();
        form.Find("form").Submit();
        Assert.Null(asked!.Passes);
    }

    [Fact]
    public void Form_OfAVersionPlannedAnew_ProposesItsPoints()
    {
        var day = new PassOutcome("X007", "Rose School", "2026-11-30T19:00", "2026-11-30T22:00", 20, null);
        var form = Form(Weeks.Plan(), [day, day with { From = "2026-12-01T19:00", To = "2026-12-01T22:00" }]);
        form.FindAll(".choice button")[1].Click();
        form.Find("form").Submit();
        Assert.Equal([new PassView("X007", "19:00", "22:00", 20)], asked!.Passes);
    }

    [Fact]
    public async Task Fault_OfTheServer_StandsAtItsField()
    {
        var form = Form(null);
        form.Find(".passes > button").Click();
        await ChooseAsync(form, 0, School);
        form.Find("form").Submit();
        var says = new ServerSaysException(
            "Refused",
            null,
            [Issue("passes[0].from", "The end is later."), Issue("work", "Give less work.")]
        );
        form.Render(parameters => parameters.Add(one => one.Fault, says));
        Assert.Equal("The end is later.", form.Find(".pass .wrong").TextContent);
        Assert.Equal("Give less work.", form.Find("details .wrong").TextContent);
        Assert.True(PlanForm.Knows(says));
        Assert.False(
            PlanForm.Knows(new ServerSaysException("Refused", null, [Issue("surface", "Name one.")]))
        );
    }

    private static readonly SearchHit School = new("site", "Rose School", "school", [9, 52, 9, 52], "X007");

    private static IssueView Issue(string field, string remedy) =>
        new("week.request", null, null, field, null, remedy);

    private static Task ChooseAsync(IRenderedComponent<PlanForm> form, int row, SearchHit site)
    {
        var field = form.FindComponents<MudAutocomplete<SearchHit>>()[row];
        return form.InvokeAsync(() => field.Instance.ValueChanged.InvokeAsync(site));
    }

    private IRenderedComponent<PlanForm> Form(
        PlanView? head,
        IReadOnlyList<PassOutcome>? passes = null,
        string? week = null
    ) =>
        Render<PlanForm>(parameters =>
            parameters
                .Add(one => one.District, "here")
                .Add(one => one.Head, head)
                .Add(one => one.Week, week)
                .Add(one => one.Passes, passes ?? [])
                .Add(one => one.Asked, request => asked = request)
        );
}
