using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using Patrol.Viewer.Map;
using Patrol.Viewer.Server;
using Patrol.Viewer.Tests.Server;
using Patrol.Viewer.Week;
using Patrol.Viewer.Week.Tables;

namespace Patrol.Viewer.Tests.Week.Tables;

public sealed class PlaceTableTest : BunitContext
{
    private readonly WeekBoard board;

    public PlaceTableTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddLocalization();
        Services.AddMudServices();
        Services.AddScoped<MapView>();
        board = new WeekBoard(new PlanApi(new FakeServer().Api(Services)))
        {
            Link = new WeekLink("here", "here-2", Day: 4),
        };
    }

    [Fact]
    public void Table_OfADay_SaysServedOpenAndCalledOff()
    {
        var table = Table();
        Assert.Equal(
            ["18:30–20:00", "20:00–22:00", "22:00–24:00"],
            table.FindAll("thead th").Skip(1).SkipLast(1).Select(cell => cell.TextContent)
        );
        Assert.Contains("3/4", table.Find(".slot.short").TextContent, StringComparison.Ordinal);
        Assert.Contains("open", table.Find(".slot.open").TextContent, StringComparison.Ordinal);
        Assert.Contains("Called off", table.Find(".slot.off").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Slot_InTheTable_IsALink() =>
        Assert.Equal(
            "/d/here/week/here-2?day=4&slot=C01-fri-2000-1",
            Table().Find(".slot.short").GetAttribute("href")
        );

    [Fact]
    public void Slot_ThatIsSelected_IsMarkedWhileTheTableStands()
    {
        var table = Table();
        var chips = table.FindComponents<SlotChip>();
        var drawnChips = chips.Select(chip => chip.RenderCount).ToArray();
        board.Link = board.Link with { Slot = Weeks.Friday.Code };
        Assert.Contains("3/4", table.Find(".slot[aria-current]").TextContent, StringComparison.Ordinal);
        Assert.Equal(
            [Weeks.Friday.Code],
            chips
                .Where((chip, index) => chip.RenderCount > drawnChips[index])
                .Select(chip => chip.Instance.Slot.Code)
        );
    }

    [Fact]
    public void Filter_ByNameAndOpen_LeavesWhatFits()
    {
        var table = Table();
        table.Find("input[type=search]").Input("ash");
        Assert.Equal("Ash", Assert.Single(table.FindAll("tbody th")).TextContent);
        table.Find("input[type=checkbox]").Change(true);
        Assert.Empty(table.FindAll("tbody tr"));
    }

    [Fact]
    public void Sort_ByOpen_PutsThemFirst()
    {
        var table = Table();
        table.FindAll("button.sort")[1].Click();
        Assert.Equal(["Elm", "Ash"], table.FindAll("tbody th").Select(cell => cell.TextContent));
    }

    private IRenderedComponent<PlaceTable> Table() =>
        Render<PlaceTable>(parameters =>
            parameters.AddCascadingValue(board).Add(one => one.Detail, Weeks.Detail()).Add(one => one.Day, 4)
        );
}
