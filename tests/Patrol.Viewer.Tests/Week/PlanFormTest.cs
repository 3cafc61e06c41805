using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using Patrol.Contracts.Plans;
using Patrol.Viewer.Week;

namespace Patrol.Viewer.Tests.Week;

public sealed class PlanFormTest : BunitContext
{
    private WeekPlanRequest? asked;

    public PlanFormTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddLocalization();
        Services.AddMudServices();
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

    private IRenderedComponent<PlanForm> Form(PlanView? head) =>
        Render<PlanForm>(parameters =>
            parameters.Add(one => one.Head, head).Add(one => one.Asked, request => asked = request)
        );
}
