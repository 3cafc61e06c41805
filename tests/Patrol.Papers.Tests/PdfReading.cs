using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Patrol.Papers.Tests;

/// <summary>Reads a PDF by a library that did not write it.</summary>
internal static class PdfReading
{
    public static IReadOnlyList<Page> PagesOf(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return [.. document.GetPages()];
    }

    /// <summary>Letters of a page in the order they were drawn, without spaces.</summary>
    public static string TextOf(Page page) =>
        string.Concat(page.Letters.Select(letter => letter.Value)).Replace(" ", "");

    public static void HasAll(Page page, params string[] texts)
    {
        var text = TextOf(page);
        foreach (var one in texts)
        {
            Assert.Contains(one.Replace(" ", ""), text);
        }
    }

    /// <summary>No letter reaches beyond the page.</summary>
    public static void IsWithinPage(Page page) =>
        Assert.All(
            page.Letters.Where(letter => letter.Value.Trim().Length > 0),
            letter =>
            {
                var box = letter.BoundingBox;
                Assert.InRange(box.Left, 0, page.Width);
                Assert.InRange(box.Right, 0, page.Width);
                Assert.InRange(box.Bottom, 0, page.Height);
                Assert.InRange(box.Top, 0, page.Height);
            }
        );
}
