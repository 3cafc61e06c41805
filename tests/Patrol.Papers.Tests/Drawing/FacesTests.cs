using System.Text;
using Patrol.Papers.Drawing;
using SkiaSharp;

namespace Patrol.Papers.Tests.Drawing;

public sealed class FacesTests
{
    private const string Liberation = "/usr/share/fonts/truetype/liberation";

    // Only the platform's own face.
    private static readonly Faces Fallback = Faces.In([]);

    [Fact]
    public void WithoutAnyKnownFace_SheetsAreWholeAndTheirWordsAreThere()
    {
        var plan = SamplePaperPlan.Create();
        var patrol = Assert.Single(PdfReading.PagesOf(PatrolPaper.Find(plan, "C1-mon-2000-1", Fallback)!));
        var home = Assert.Single(PdfReading.PagesOf(BasePaper.Find(plan, "B1", Fallback)!));

        PdfReading.HasAll(patrol, "Patrol C1-mon-2000-1", "20:06–20:18", "Linden Street", "V002");
        PdfReading.HasAll(home, "North office", "C1-mon-2000-1", "OPEN", "M003");
        PdfReading.IsWithinPage(patrol);
        PdfReading.IsWithinPage(home);
    }

    [Fact]
    public void WithoutAnyKnownFace_APictureHasInk()
    {
        using var picture = SKBitmap.Decode(TeamPicture.Find(SamplePaperPlan.Create(), "T1", Fallback));

        var title = Enumerable
            .Range(40, 700)
            .SelectMany(x => Enumerable.Range(40, 60), (x, y) => picture.GetPixel(x, y))
            .Count(color => color.Red < 100);
        Assert.InRange(title, 1_000, 20_000);
    }

    [Fact]
    public void StarThatNoFaceHas_BecomesAnAsterisk()
    {
        Assert.SkipUnless(
            Directory.Exists(Liberation),
            $"{Liberation} is missing: install fonts-liberation."
        );
        var faces = Faces.In([Liberation]);

        Assert.Equal("Liberation Sans", faces.Of(isBold: true).FamilyName);
        Assert.Equal(new Rune('*'), faces.For(new Rune('★'), isBold: true).Character);
    }

    [Fact]
    public void WithoutAnyLetters_PapersAreRefusedInWords()
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => Faces.In(["/no/such"], _ => null));

        Assert.Contains("/no/such: install DejaVu Sans", thrown.Message);
    }

    [Fact]
    public void ThisComputer_HasItsFaces() =>
        Assert.True(Faces.Installed.Of(isBold: false).ContainsGlyph('A'));
}
