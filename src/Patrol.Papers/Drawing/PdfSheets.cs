using SkiaSharp;

namespace Patrol.Papers.Drawing;

/// <summary>Writes pages as a PDF. Lengths are points, 1/72 inch; the same pages give the same bytes.</summary>
internal static class PdfSheets
{
    /// <summary>A3, its longer side across.</summary>
    public static readonly SKSize A3Landscape = new(1190.55f, 841.89f);

    /// <summary>A4, its longer side across.</summary>
    public static readonly SKSize A4Landscape = new(841.89f, 595.28f);

    /// <summary>A4, its longer side up.</summary>
    public static readonly SKSize A4Portrait = new(595.28f, 841.89f);

    /// <summary>A PDF of pages of one size.</summary>
    /// <param name="title">Title.</param>
    /// <param name="size">Size of a page.</param>
    /// <param name="pages">Draw a page each.</param>
    /// <param name="faces">Typefaces; null for those of this computer.</param>
    public static byte[] Write(string title, SKSize size, IEnumerable<Action<Pen>> pages, Faces? faces = null)
    {
        using var stream = new MemoryStream();
        // No times: the same plan gives the same bytes.
        var metadata = new SKDocumentPdfMetadata(SKDocumentPdfMetadata.DefaultRasterDpi)
        {
            Title = title,
            Producer = "Patrol",
            Creator = "Patrol",
        };
        using (var document = SKDocument.CreatePdf(stream, metadata))
        {
            foreach (var page in pages)
            {
                using var pen = new Pen(document.BeginPage(size.Width, size.Height), faces);
                page(pen);
                document.EndPage();
            }
            document.Close();
        }
        return stream.ToArray();
    }
}
