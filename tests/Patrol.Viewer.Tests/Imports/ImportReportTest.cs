using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Patrol.Viewer.Imports;
using Patrol.Viewer.Map;

namespace Patrol.Viewer.Tests.Imports;

public sealed class ImportReportTest : BunitContext
{
    public ImportReportTest()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddLocalization();
        Services.AddScoped<MapView>();
    }

    [Fact]
    public void Report_OfAFile_AddsUpToItsRows()
    {
        Assert.Equal(Samples.Report.Rows, PartsBar.Of(Samples.Report).Sum(part => part.Count));
        Assert.Contains("Rows: 100; loaded: 90; left out: 10", Show().Find(".lead").TextContent);
    }

    [Fact]
    public void Report_WithColumnsAboutPersons_NamesThem() => Assert.Contains("suspect_name", Show().Markup);

    [Fact]
    public void Filter_ByAWord_KeepsRowsThatHoldIt()
    {
        var report = Show();
        report.Find("input[type=search]").Input("OUTSIDE");
        var row = Assert.Single(report.FindAll(".rows tbody tr"));
        Assert.Equal("7", row.Children[0].TextContent);
    }

    [Fact]
    public void Save_AfterFiltering_HoldsWhatIsShownWithFormulasDefused()
    {
        var report = Show();
        report.Find("input[type=search]").Input("duplicate");
        var csv = Uri.UnescapeDataString(report.Find("a[download]").GetAttribute("href")!);
        Assert.Contains("'=1+1", csv);
        Assert.DoesNotContain("incident.outside", csv);
    }

    private IRenderedComponent<ImportReport> Show() =>
        Render<ImportReport>(parameters =>
            parameters.Add(one => one.Report, Samples.Report).Add(one => one.Code, "here")
        );
}
