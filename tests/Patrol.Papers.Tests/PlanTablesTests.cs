using System.Globalization;
using System.Text;
using CsvHelper;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace Patrol.Papers.Tests;

public sealed class PlanTablesTests
{
    [Fact]
    public void Workbook_IsValidAndHoldsEveryTable()
    {
        using var stream = new MemoryStream(PlanWorkbook.Write(SamplePaperPlan.Create()));
        using var book = SpreadsheetDocument.Open(stream, isEditable: false);

        Assert.Empty(new OpenXmlValidator().Validate(book).Select(fault => fault.Description));
        Assert.Equal(["duties", "people", "open", "stops"], WorkbookReading.NamesOf(book));
        Assert.Equal(6, WorkbookReading.RowsOf(book, "duties").Count);
        Assert.Equal(
            ["C1-tue-2000-1", "Too few members are left: 2 missing, 1 could come."],
            new[] { WorkbookReading.RowsOf(book, "open")[1][0], WorkbookReading.RowsOf(book, "open")[1][9] }
        );
        Assert.Equal("Linden Street", WorkbookReading.RowsOf(book, "stops")[1][5]);
    }

    [Fact]
    public void Workbook_HoldsTimesAsTimes()
    {
        using var stream = new MemoryStream(PlanWorkbook.Write(SamplePaperPlan.Create()));
        using var book = SpreadsheetDocument.Open(stream, isEditable: false);

        var from = WorkbookReading.RowsOf(book, "duties")[1][2];

        Assert.Equal(
            new DateTime(2026, 11, 30, 20, 0, 0),
            DateTime.FromOADate(double.Parse(from, CultureInfo.InvariantCulture))
        );
    }

    [Fact]
    public void Csv_ComesBackAsItWas()
    {
        var file = PlanCsv.Find(SamplePaperPlan.Create(), "people")!;
        Assert.Equal(Encoding.UTF8.GetPreamble(), file[..3]);
        using var csv = new CsvReader(new StreamReader(new MemoryStream(file)), CultureInfo.InvariantCulture);

        var rows = csv.GetRecords<dynamic>().Cast<IDictionary<string, object>>().ToArray();

        Assert.Equal(6, rows.Length);
        Assert.Equal("North \"Owls\", team", rows.First(row => (string)row["member"] == "V001")["team_name"]);
        Assert.Equal("三里屯志愿者", rows.Single(row => (string)row["member"] == "V004")["team_name"]);
        Assert.Equal(
            "2026-11-30T20:00:00",
            rows.First(row => (string)row["slot"] == "C1-mon-2000-1")["from"]
        );
    }

    [Fact]
    public void Csv_NeverHoldsAFormula()
    {
        var text = Encoding.UTF8.GetString(PlanCsv.Find(SamplePaperPlan.Create(), "duties")!);

        Assert.Contains("\"'=Park School, \"\"east\"\" gate\"", text);
        Assert.DoesNotContain("\n", text.Replace("\r\n", ""));
    }

    [Fact]
    public void NumbersBelowZero_StayNumbersInCsv()
    {
        var plan = SamplePaperPlan.Create();
        var route = SamplePaperPlan.Route;
        plan = plan with
        {
            Routes = [route with { Stops = [route.Stops[0] with { Place = [-77.036, 38.907] }] }],
        };

        Assert.Contains(",-77.036,38.907", Encoding.UTF8.GetString(PlanCsv.Find(plan, "stops")!));
    }

    [Fact]
    public void UnknownTable_IsNull() => Assert.Null(PlanCsv.Find(SamplePaperPlan.Create(), "members"));

    [Fact]
    public void SamePlan_GivesTheSameBytes() =>
        Assert.Equal(
            PlanWorkbook.Write(SamplePaperPlan.Create()),
            PlanWorkbook.Write(SamplePaperPlan.Create())
        );
}
