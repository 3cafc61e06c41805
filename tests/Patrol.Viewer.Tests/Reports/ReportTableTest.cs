using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Patrol.Contracts.Comparisons;
using Patrol.Viewer.Map;
using Patrol.Viewer.Reports;

namespace Patrol.Viewer.Tests.Reports;

public sealed class ReportTableTest : BunitContext
{
    public ReportTableTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddLocalization();
        Services.AddScoped<MapView>();
    }

    [Fact]
    public void Head_Clicked_SortsByTheNumberAndKeepsBlanksLast()
    {
        var table = Show(9);
        table.FindAll("button.sort")[1].Click();
        Assert.Equal(["Name 8", "Name 7"], Names(table).Take(2));
        Assert.Equal("Blank", Names(table)[^1]);
        table.FindAll("button.sort")[1].Click();
        Assert.Equal("Name 0", Names(table)[0]);
        Assert.Equal("Blank", Names(table)[^1]);
        Assert.Equal("ascending", table.FindAll("th[scope=col]")[1].GetAttribute("aria-sort"));
    }

    [Fact]
    public void Filter_KeepsRowsThatHoldAWord_AndSavesThoseAlone()
    {
        var table = Show(9);
        table.Find("input[type=search]").Input("name 3");
        Assert.Equal(["Name 3"], Names(table));
        table.Find("a[download]").TriggerEvent("onfocus", new());
        var csv = Uri.UnescapeDataString(table.Find("a[download]").GetAttribute("href")!);
        Assert.Contains("Name 3,3", csv);
        Assert.DoesNotContain("Name 4", csv);
    }

    [Fact]
    public void Plot_OfChanges_ShowsIntervalsAndSaysWhatIsTooFew()
    {
        var plot = Render<ChangePlot>(parameters =>
            parameters
                .Add(one => one.Title, "October against September")
                .Add(
                    one => one.Rows,
                    [
                        ("All", new ChangeView(100, 200, 2, new IntervalView(1.6, 2.5), 0.001, "higher", true)),
                        ("Elm", new ChangeView(0, 2, null, new IntervalView(0.1, null), 1, "tooFew", false)),
                    ]
                )
        );
        Assert.Equal("October against September", plot.Find("svg").GetAttribute("aria-label"));
        var circle = Assert.Single(plot.FindAll("circle"));
        var double_ = plot.FindAll("line.tick")[2].GetAttribute("x1");
        Assert.Equal(double_, circle.GetAttribute("cx"));
        Assert.Contains("too few to say", plot.Markup);
        Assert.Single(plot.FindAll("g.higher.stands"));
    }

    [Fact]
    public void Link_OfATab_KeepsWhatIsAskedFor()
    {
        var link = new ReportLink("here", "equity", Missing: "30");
        Assert.Equal("/d/here/reports?tab=equity&missing=30", link.Href);
        Assert.Equal("/d/here/reports", link.On(ReportLink.Comparisons).Href);
    }

    private IRenderedComponent<ReportTable> Show(int rows) =>
        Render<ReportTable>(parameters =>
            parameters
                .Add(one => one.Name, "table")
                .Add(one => one.Title, "Table")
                .Add(one => one.Columns, [new ReportColumn("Name"), new ReportColumn("Count", true)])
                .Add(
                    one => one.Lines,
                    [
                        new ReportLine([new ReportCell("Blank"), new ReportCell("–", 0)]),
                        .. Enumerable
                            .Range(0, rows)
                            .Select(index => new ReportLine([new ReportCell($"Name {index}"), new ReportCell($"{index}", index)])),
                    ]
                )
        );

    private static List<string> Names(IRenderedComponent<ReportTable> table) =>
        [.. table.FindAll("tbody th").Select(cell => cell.TextContent.Trim())];
}
