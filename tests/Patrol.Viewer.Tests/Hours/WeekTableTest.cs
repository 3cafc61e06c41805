using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Patrol.Contracts;
using Patrol.Viewer.Hours;

namespace Patrol.Viewer.Tests.Hours;

public sealed class WeekTableTest : BunitContext
{
    // Each hour holds more than the one before it: Sunday 23:00 is the highest.
    private static readonly HourTable Rising = new(
        null,
        [.. Enumerable.Range(0, 168).Select(hour => (hour + 1) / 14196f)],
        new float[168],
        []
    );

    private int? picked = -1;

    public WeekTableTest() => Services.AddLocalization();

    [Fact]
    public void Table_OfAWeek_HasACellForEachHourWithItsShare()
    {
        var cells = Show(null).FindAll("td[title]");
        Assert.Equal(168, cells.Count);
        Assert.StartsWith("Fri 20:00: 0.82", cells[20 * 7 + 4].GetAttribute("title"));
    }

    [Fact]
    public void Press_OnAnHour_PicksIt()
    {
        Show(null).FindAll("td[title]")[20 * 7 + 4].PointerDown();
        Assert.Equal(116, picked);
    }

    [Fact]
    public void Press_OnTheHourShown_PicksTheWholeWeek()
    {
        Show(116).FindAll("td[title]")[20 * 7 + 4].PointerDown();
        Assert.Null(picked);
    }

    [Theory]
    [InlineData("thead button", 4, 4 * 24 + 23)]
    [InlineData("tbody th button", 7, 6 * 24 + 7)]
    public void Press_OnAHead_PicksItsHighestHour(string heads, int index, int expected)
    {
        Show(null).FindAll(heads)[index].Click();
        Assert.Equal(expected, picked);
    }

    [Theory]
    [InlineData("ArrowDown", 117)]
    [InlineData("ArrowUp", 115)]
    [InlineData("ArrowRight", 140)]
    [InlineData("ArrowLeft", 92)]
    public void Arrow_FromTheHourShown_MovesByAnHourOrADay(string key, int expected)
    {
        Show(116).Find(".week").KeyDown(new KeyboardEventArgs { Key = key });
        Assert.Equal(expected, picked);
    }

    [Fact]
    public void Arrow_FromTheEndOfTheWeek_GoesOnAtItsStart()
    {
        Show(167).Find(".week").KeyDown(new KeyboardEventArgs { Key = "ArrowDown" });
        Assert.Equal(0, picked);
    }

    [Fact]
    public void Mark_OfTheHourShown_MovesWithoutDrawingTheCellsAnew()
    {
        var table = Show(116);
        var cells = table.FindComponent<WeekCells>();
        table.Render(parameters => parameters.Add(one => one.Selected, 5));
        Assert.Equal(1, cells.RenderCount);
        Assert.Contains("--day:0;--hour:5", table.Find(".week").GetAttribute("style"));
    }

    private IRenderedComponent<WeekTable> Show(int? selected) =>
        Render<WeekTable>(parameters =>
            parameters
                .Add(one => one.Table, Rising)
                .Add(one => one.Selected, selected)
                .Add(one => one.Picked, hour => picked = hour)
        );
}
