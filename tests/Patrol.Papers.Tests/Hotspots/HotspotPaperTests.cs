using Patrol.Contracts.Papers;
using Patrol.Papers.Hotspots;
using UglyToad.PdfPig.Content;

namespace Patrol.Papers.Tests.Hotspots;

public sealed class HotspotPaperTests
{
    [Fact]
    public void Page_HasMapWordsPlacesAndCard()
    {
        var page = PageOf(SampleHotspotSheet.Create());

        Assert.Equal((842, 595), (Math.Round(page.Width), Math.Round(page.Height)));
        PdfReading.IsWithinPage(page);
        PdfReading.HasAll(
            page,
            "Reported demand · Test district",
            "Theft, Burglary · 1 Dec 2025 – 29 Nov 2026 · Thu, Fri 18:00–22:00",
            "Reported incidents per km² and week",
            "1 : ",
            " on A4",
            "In plain words",
            "the top 5 % of the area held 21 %",
            "A plain count held 18 %; chance would hold 5 %",
            "Top places",
            "North, \"old\" town · persistent",
            "Method card",
            "Kernel density, quartic, radius 300 m; did best on this district's own later weeks",
            "Getis-Ord Gi*",
            "Values fall off at the border",
            "Reported demand, not a prediction.",
            "made 1 Dec 2026, 09:30"
        );
    }

    [Fact]
    public void FewIncidents_AreHeldBack()
    {
        var sheet = SampleHotspotSheet.Create();
        var far = sheet.Map.Top[1] with { Center = SampleHotspotSheet.At(100, 100), Count = 3 };
        var page = PageOf(sheet with { Map = sheet.Map with { Top = [sheet.Map.Top[0], far] } });

        PdfReading.HasAll(page, "< 5", "Counts under five are held back.");
    }

    [Fact]
    public void NeighborsOfATopPlace_AreNotPlacesOfTheirOwn()
    {
        var places = TopPlaces.Of(SampleHotspotSheet.Create());

        var place = Assert.Single(places);
        Assert.Equal((22, "Harbor Road"), (place.Cell.Cell, place.Street));
    }

    [Fact]
    public void TooLittleData_IsSaid()
    {
        var page = PageOf(SampleHotspotSheet.Create(isPlain: true));

        PdfReading.HasAll(page, "Too little data to try the map on later weeks.");
    }

    [Fact]
    public void DiscoveredIncidents_AreSaidLoud()
    {
        var sheet = SampleHotspotSheet.Create();
        var demand = sheet.Map.Demand with { WithDiscovered = true };
        var page = PageOf(sheet with { Map = sheet.Map with { Demand = demand } });

        PdfReading.HasAll(
            page,
            "the map also shows where police looked",
            "with what police discovered, for a look only"
        );
    }

    [Fact]
    public void SameMap_GivesTheSamePage() => Assert.Equal(Written(), Written());

    private static byte[] Written()
    {
        using var stream = new MemoryStream();
        HotspotPaper.Write(stream, SampleHotspotSheet.Create());
        return stream.ToArray();
    }

    private static Page PageOf(HotspotSheet sheet)
    {
        using var stream = new MemoryStream();
        HotspotPaper.Write(stream, sheet);
        return Assert.Single(PdfReading.PagesOf(stream.ToArray()));
    }
}
