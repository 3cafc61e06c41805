using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Patrol.Contracts;
using Patrol.Viewer.Map;

namespace Patrol.Viewer.Tests.Map;

public sealed class WeekTableTest : BunitContext
{
    private static readonly HourTable Table = new(
        null,
        [.. Enumerable.Range(0, 168).Select(hour => (hour + 1) / 14196f)],
        new float[168],
        []
    );

    public WeekTableTest() => Services.AddLocalization();

    [Fact]
    public void Table_OfAWeek_HasAButtonForEachHour()
    {
        var table = Render<WeekTable>(parameters => parameters.Add(one => one.Table, Table));
        Assert.Equal(168, table.FindAll("button").Count);
    }

    [Fact]
    public void Click_OnAnHour_PicksItAndAgainTheWholeWeek()
    {
        int? picked = -1;
        var table = Render<WeekTable>(parameters =>
            parameters.Add(one => one.Table, Table).Add(one => one.Picked, hour => picked = hour)
        );
        // Row 20 from midnight, Friday: hour 116 of the week.
        table.FindAll("button")[20 * 7 + 4].Click();
        Assert.Equal(116, picked);
        table.Render(parameters => parameters.Add(one => one.Selected, 116));
        table.FindAll("button")[20 * 7 + 4].Click();
        Assert.Null(picked);
    }
}
