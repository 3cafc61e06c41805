using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Patrol.Contracts;
using Patrol.Viewer.Map;
using Patrol.Viewer.Surfaces;

namespace Patrol.Viewer.Tests.Surfaces;

public sealed class LegendTest : BunitContext
{
    private readonly MapView map;

    public LegendTest()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddLocalization();
        Services.AddScoped<MapView>();
        map = Services.GetRequiredService<MapView>();
    }

    [Fact]
    public void Legend_OfAWeek_SaysLimitsPerSquareKilometer()
    {
        var legend = Show();
        Assert.Contains("per km² and week", legend.Find(".unit").TextContent);
        Assert.Equal(["", "0.5", "2"], legend.FindAll(".ramp span").Select(one => one.TextContent));
    }

    [Fact]
    public async Task Legend_OfAnHour_ChangesUnitAndLimits()
    {
        var legend = Show();
        await legend.InvokeAsync(() => map.SetHourAsync(116));
        Assert.Contains("in this hour", legend.Find(".unit").TextContent);
        Assert.Equal(["", "5.2", "10.4"], legend.FindAll(".ramp span").Select(one => one.TextContent));
    }

    [Fact]
    public void Legend_SwitchedToCounts_SaysReportsOnRecord()
    {
        var legend = Show();
        legend.FindAll(".choice button")[1].Click();
        Assert.Contains("on record", legend.Find(".unit").TextContent);
        Assert.Equal(["", "3", "9"], legend.FindAll(".ramp span").Select(one => one.TextContent));
    }

    [Fact]
    public void Legend_SwitchedOff_SaysNothing()
    {
        var legend = Show();
        legend.FindAll(".choice button")[2].Click();
        Assert.Empty(legend.FindAll(".unit"));
    }

    [Fact]
    public async Task Legend_WhenTheValuesDidNotCome_SaysSoUntilTheyDo()
    {
        var legend = Show();
        await legend.InvokeAsync(() => map.Painted(missing: true));
        Assert.Contains("did not come", legend.Find("[role=alert]").TextContent);
        await legend.InvokeAsync(() => map.Painted(missing: false));
        Assert.Empty(legend.FindAll("[role=alert]"));
    }

    private IRenderedComponent<Legend> Show() =>
        Render<Legend>(parameters => parameters.Add(one => one.Surface, Samples.Surface));
}
