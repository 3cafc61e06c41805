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
    public void WithoutAnyKnownFace_SheetsAreWholeAndTheirWordsAreThere() => HasWholeSheets(Fallback);

    // The platform's own face may be DejaVu; this one surely is another.
    [Fact]
    public void InAnotherFace_SheetsAreWholeAndTheirWordsAreThere()
    {
        Assert.SkipUnless(
            Directory.Exists(Liberation),
            $"{Liberation} is missing: install fonts-liberation."
        );

        HasWholeSheets(Faces.In([Liberation]));
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
        var thrown = Assert.Throws<TypefaceMissingException>(() => Faces.In(["/no/such"], _ => null));

        Assert.Contains("/no/such: install DejaVu Sans", thrown.Message);
    }

    [Fact]
    public void ThisComputer_HasItsFaces() =>
        Assert.True(Faces.Installed.Of(isBold: false).ContainsGlyph('A'));

    private static void HasWholeSheets(Faces faces)
    {
        var plan = SamplePaperPlan.Create();
        var patrol = Assert.Single(PdfReading.PagesOf(PatrolPaper.Find(plan, "C1-mon-2000-1", faces)!));
        var home = Assert.Single(PdfReading.PagesOf(BasePaper.Find(plan, "B1", faces)!));

        PdfReading.HasAll(patrol, "Patrol C1-mon-2000-1", "20:06–20:18", "Linden Street", "V002");
        PdfReading.HasAll(home, "North office", "C1-mon-2000-1", "OPEN", "M003");
        var usual = faces.Of(isBold: false).FamilyName.Replace(" ", "");
        Assert.Contains(patrol.Letters, letter => letter.FontName?.Contains(usual) == true);
        PdfReading.IsWithinPage(patrol);
        PdfReading.IsWithinPage(home);
    }
}
