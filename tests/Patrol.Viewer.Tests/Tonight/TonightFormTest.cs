using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using Patrol.Contracts;
using Patrol.Viewer.Tonight;

namespace Patrol.Viewer.Tests.Tonight;

public sealed class TonightFormTest : BunitContext
{
    public TonightFormTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddLocalization();
        Services.AddMudServices();
    }

    [Fact]
    public void Send_WithWhatWasTyped_AsksInWallClock()
    {
        TonightRequest? asked = null;
        var form = Render<TonightForm>(parameters =>
            parameters.Add(one => one.Asked, request => asked = request)
        );
        form.Find("input[type=date]").Change("2016-08-12");
        form.Find("select").Change("43");
        form.FindAll("input[type=number]")[0].Input("3");
        form.FindAll("input[type=number]")[1].Change("40");
        form.Find("form").Submit();
        Assert.Equal(new TonightRequest("2016-08-12T21:30", 3, 40), asked);
    }

    [Fact]
    public void Form_AtFirst_ProposesAFridayEvening()
    {
        TonightRequest? asked = null;
        var form = Render<TonightForm>(parameters =>
            parameters.Add(one => one.Asked, request => asked = request)
        );
        form.Find("form").Submit();
        var from = DateTime.Parse(asked!.From, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal((DayOfWeek.Friday, 20), (from.DayOfWeek, from.Hour));
    }
}
