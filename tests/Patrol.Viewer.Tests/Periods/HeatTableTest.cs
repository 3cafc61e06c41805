using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Patrol.Viewer.Periods.Tables;

namespace Patrol.Viewer.Tests.Periods;

public sealed class HeatTableTest : BunitContext
{
    private static readonly PointerEventArgs Mouse = new() { PointerType = "mouse", Buttons = 1 };
    private static readonly PointerEventArgs Finger = new() { PointerType = "touch" };
    private readonly List<string?> chosen = [];

    public HeatTableTest() => Services.AddLocalization();

    [Fact]
    public void Table_OfAWeek_HasACellForEachHourWithItsShareAndItsPeriodsOutlined()
    {
        var table = Show(null);
        var cells = table.FindAll("td[title]");
        Assert.Equal(168, cells.Count);
        Assert.StartsWith("Fri 20:00: 4.5", cells[20 * 7 + 4].GetAttribute("title"));
        Assert.Contains("50 hours", cells[2 * 7 + 6].GetAttribute("title"));
        Assert.Equal(3, table.FindAll(".heat .found").Count);
    }

    [Fact]
    public void Stroke_OfAMouse_ChoosesTheRectangleWhenItEnds()
    {
        var table = Show(null);
        Cell(table, 116).PointerDown(Mouse);
        Cell(table, 143).PointerOver(Mouse);
        Assert.Equal(2, table.FindAll(".block").Count);
        Assert.Empty(chosen);
        table.Find(".heat").PointerUp(Mouse);
        Assert.Equal(["116-120,140-144"], chosen);
    }

    [Fact]
    public void Stroke_DoesNotDrawTheCellsAnew()
    {
        var table = Show(null);
        Cell(table, 116).PointerDown(Mouse);
        Cell(table, 143).PointerOver(Mouse);
        Assert.Equal(1, table.FindComponent<HeatCells>().RenderCount);
    }

    [Fact]
    public void Click_OnTheHourChosen_LetsItGo()
    {
        var table = Show("116-117");
        Cell(table, 116).PointerDown(Mouse);
        table.Find(".heat").PointerUp(Mouse);
        Assert.Equal([null], chosen);
    }

    [Fact]
    public void Taps_OfAFinger_AreTwoCorners()
    {
        var table = Show(null);
        Tap(table, 116);
        table.Render(parameters => parameters.Add(one => one.Block, chosen[^1]));
        Tap(table, 143);
        Assert.Equal(["116-117", "116-120,140-144"], chosen);
    }

    [Fact]
    public void Keys_MoveExtendAndLetGo()
    {
        var table = Show(null);
        foreach (
            var (key, shift) in new[]
            {
                ("ArrowDown", false),
                ("ArrowDown", false),
                ("ArrowDown", true),
                ("ArrowRight", true),
                ("Escape", false),
            }
        )
        {
            table.Find(".heat").KeyDown(new KeyboardEventArgs { Key = key, ShiftKey = shift });
        }
        Assert.Equal(["0-1", "1-2", "1-3", "1-3,25-27", null], chosen);
    }

    private static AngleSharp.Dom.IElement Cell(IRenderedComponent<HeatTable> table, int hour) =>
        table.FindAll("td[title]")[hour % 24 * 7 + hour / 24];

    private static void Tap(IRenderedComponent<HeatTable> table, int hour)
    {
        Cell(table, hour).PointerDown(Finger);
        Cell(table, hour).Click();
    }

    private IRenderedComponent<HeatTable> Show(string? block) =>
        Render<HeatTable>(parameters =>
            parameters
                .Add(one => one.View, PeriodSamples.View)
                .Add(one => one.Block, block)
                .Add(one => one.Chosen, hours => chosen.Add(hours))
        );
}
