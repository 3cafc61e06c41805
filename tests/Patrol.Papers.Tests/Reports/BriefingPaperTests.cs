using System.Text;

namespace Patrol.Papers.Tests.Reports;

public sealed class BriefingPaperTests
{
    [Fact]
    public void Briefing_OfAMonth_HoldsMapTablesAndMethodCard()
    {
        var pages = PdfReading.PagesOf(BriefingPaper.Write(SampleBriefing.Create()));
        Assert.Equal((595, 842), ((int)Math.Round(pages[0].Width), (int)Math.Round(pages[0].Height)));
        Assert.All(pages, PdfReading.IsWithinPage);
        Assert.All(pages, page => PdfReading.HasAll(page, "Reported demand, not a prediction.", "October 2026"));
        var text = string.Concat(pages.Select(PdfReading.TextOf));
        string[] wanted =
        [
            "2026-10: 140 reported incidents in 31 days, 4.5 a day.",
            "higher, stands out",
            "too few to say",
            "1 Community 1 Linden Street 1.25",
            "on A4",
            "Source:",
            "Sunday 20:00–02:00",
            "Method card",
            "chance would hold 5 %",
            "over",
            "ask there",
            "without place",
            SampleBriefing.Address,
        ];
        Assert.All(wanted, one => Assert.Contains(one.Replace(" ", ""), text));
    }

    [Fact]
    public void Briefing_OfManyCommunities_RepeatsTheHeadOfItsTableOnEachPage()
    {
        var pages = PdfReading.PagesOf(BriefingPaper.Write(SampleBriefing.Create(80)));
        Assert.All(pages, PdfReading.IsWithinPage);
        var withRows = pages
            .Select(PdfReading.TextOf)
            .Where(text => text.Contains("lower,standsout", StringComparison.Ordinal))
            .ToArray();
        Assert.True(withRows.Length >= 2);
        Assert.All(withRows, text => Assert.Contains("Whose2026-102026-09", text, StringComparison.Ordinal));
        Assert.Contains("Community80", string.Concat(pages.Select(PdfReading.TextOf)), StringComparison.Ordinal);
    }

    [Fact]
    public void Briefing_WrittenTwice_IsTheSame()
    {
        var input = SampleBriefing.Create();
        Assert.Equal(BriefingPaper.Write(input), BriefingPaper.Write(input));
        Assert.Equal(BriefingFiles.Workbook(input.Briefing), BriefingFiles.Workbook(input.Briefing));
    }

    [Fact]
    public void Tables_OfABriefing_AreThoseOfItsSections()
    {
        var briefing = SampleBriefing.Create().Briefing;
        Assert.Equal(["figures", "comparisons", "periods", "places", "equity", "quality"], BriefingFiles.Tables(briefing));
        var csv = Encoding.UTF8.GetString(BriefingFiles.FindCsv(briefing, "comparisons")!);
        Assert.Equal(1 + briefing.Comparison!.Rows.Count, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("theft,Theft,,,False,61,60,", csv, StringComparison.Ordinal);
        Assert.Null(BriefingFiles.FindCsv(briefing, "near-repeat"));
    }

    [Fact]
    public void Card_OfACommunity_IsOnePageWithoutAnySmallCount()
    {
        var page = Assert.Single(PdfReading.PagesOf(CardPaper.Write(SampleBriefing.Card())));
        PdfReading.IsWithinPage(page);
        PdfReading.HasAll(
            page,
            "Community 1",
            "Week 2026-W47",
            "Friday 20:00–00:00",
            "Patrol at place 1, Linden Street: Friday 20:00–00:00.",
            "Reported in 2026-W46",
            "Theft withheld",
            "Noise 12",
            "All withheld",
            "Reported demand, not a prediction."
        );
        Assert.DoesNotContain("Fraud", PdfReading.TextOf(page), StringComparison.Ordinal);
    }
}
