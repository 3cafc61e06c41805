using System.Globalization;
using System.Xml.Linq;
using Patrol.Contracts.Papers;
using Patrol.Papers.Drawing;
using Patrol.Papers.Furniture;
using Patrol.Papers.Hotspots;
using Patrol.Papers.Hotspots.Cells;
using Patrol.Papers.Maps;
using SkiaSharp;

namespace Patrol.Papers.Tests.Hotspots;

public sealed class HotspotPictureTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly PictureSize Size = new(1_200, 900);

    // Cells alone: no streets, no names, no outlines.
    private static readonly HotspotSheet Bare = SampleHotspotSheet.Create(isPlain: true) with
    {
        Ground = new PaperMap([], [], [], [], []),
    };

    [Fact]
    public void Png_ShowsEachCellInTheColorOfItsClass()
    {
        using var picture = Png(Bare, Size);
        var frame = FrameOf(Bare, Size);

        for (var cell = 0; cell < Bare.Cells.Number; cell++)
        {
            var at = frame.At(Bare.Cells.Center(cell));
            Assert.Equal(ColorOf(Bare, cell), picture.GetPixel((int)at.X, (int)at.Y));
        }
    }

    [Fact]
    public void Png_BlursNoEdge()
    {
        using var picture = Png(Bare, Size);
        var frame = FrameOf(Bare, Size);
        var colors = Enumerable
            .Range(0, Bare.Cells.Number)
            .Select(cell => ColorOf(Bare, cell))
            .Append(GroundMap.Ground)
            .ToHashSet();
        // Along the second row and up the third column, away from scale and north.
        var (start, end) = (frame.At(Bare.Cells.Center(6)), frame.At(Bare.Cells.Center(11)));
        var (low, high) = (frame.At(Bare.Cells.Center(2)), frame.At(Bare.Cells.Center(20)));

        var across = Enumerable
            .Range((int)start.X, (int)(end.X - start.X))
            .Select(x => picture.GetPixel(x, (int)start.Y));
        var up = Enumerable
            .Range((int)high.Y, (int)(low.Y - high.Y))
            .Select(y => picture.GetPixel((int)low.X, y));

        Assert.All(across.Concat(up), color => Assert.Contains(color, colors));
    }

    [Fact]
    public void Png_OutlinesWhatStandsOut()
    {
        var sheet = SampleHotspotSheet.Create() with { Ground = new PaperMap([], [], [], [], []) };
        using var picture = Png(sheet, Size);
        var frame = FrameOf(sheet, Size);

        // Cells 21 and 22 hold with false discoveries held down; between 19 and 20 begins what stands out by itself only.
        var (corner, other) = (frame.At(sheet.Cells.Corner(21, 0)), frame.At(sheet.Cells.Corner(22, 1)));
        for (var x = corner.X + 2; x < other.X - 2; x++)
        {
            Assert.True(picture.GetPixel((int)x, (int)corner.Y).Red < 80);
        }
        // No line between two cells of one outline.
        var between = frame.At(sheet.Cells.Corner(22, 0));
        Assert.NotEqual(new SKColor(0x11, 0x11, 0x11), picture.GetPixel((int)between.X, (int)between.Y - 20));
    }

    [Theory]
    [InlineData(200, 200)]
    [InlineData(200, 1_000)]
    [InlineData(1_000, 200)]
    [InlineData(320, 240)]
    [InlineData(2_400, 800)]
    public void Png_HasTheSizeAskedForAndAMapOnIt(int width, int height)
    {
        var sheet = SampleHotspotSheet.Create();
        using var picture = Png(sheet, new PictureSize(width, height));
        var frame = FrameOf(sheet, new PictureSize(width, height));

        Assert.Equal((width, height), (picture.Width, picture.Height));
        Assert.True(frame.Rect.Height >= 0.3 * height, $"the map is {frame.Rect.Height} high");
        Assert.InRange(frame.Rect.Bottom, 0, height);
    }

    [Theory]
    [InlineData(199, 400)]
    [InlineData(400, 8_001)]
    public void SizeOutOfBounds_IsRefused(int width, int height) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            HotspotPicture.WritePng(Stream.Null, Bare, new PictureSize(width, height))
        );

    [Fact]
    public void Svg_HoldsShapesAndReadableText()
    {
        var svg = SvgOf(SampleHotspotSheet.Create());

        Assert.Equal("0 0 1200 900", svg.Root!.Attribute("viewBox")!.Value);
        Assert.Equal("Reported demand · Test district", svg.Root.Element(Svg + "title")!.Value);
        var texts = svg.Descendants(Svg + "text").ToArray();
        var words = string.Join('\n', texts.Select(text => text.Value.Trim()));
        foreach (
            var one in new[]
            {
                "Reported demand · Test district",
                "Theft, Burglary · 1 Dec 2025 – 29 Nov 2026 · Thu, Fri 18:00–22:00",
                "Reported incidents per km² and week",
                "Reported demand, not a prediction.",
                "1,234 reported incidents, without what police discovered, 52 weeks.",
                "stands out: false alarms held at 5 %",
                "Linden Street",
            }
        )
        {
            Assert.Contains(one, words);
        }
        Assert.All(texts, text => Assert.EndsWith("sans-serif", text.Attribute("font-family")!.Value));
    }

    [Fact]
    public void Svg_HoldsOneShapeForEachClass()
    {
        var svg = SvgOf(Bare);
        var fills = svg.Descendants(Svg + "path")
            .Select(path => path.Attribute("fill")?.Value)
            .OfType<string>()
            .ToArray();

        for (var index = 1; index <= 8; index++)
        {
            var color = CellRamp.Of(index);
            Assert.Single(fills, $"#{color.Red:X2}{color.Green:X2}{color.Blue:X2}");
        }
    }

    [Fact]
    public void NameWithMarks_IsStillXml()
    {
        var svg = SvgOf(Bare with { DistrictName = "A & B <\"C\">" });

        Assert.Contains("A & B <\"C\">", svg.Root!.Element(Svg + "title")!.Value);
    }

    [Fact]
    public void EmptyMap_IsDrawn()
    {
        var none = Bare with
        {
            Map = Bare.Map with { Scale = new(0, 0, []), Top = [] },
            Cells = Bare.Cells with { PerWeek = new float[Bare.Cells.Number] },
        };
        using var picture = Png(none, Size);

        var at = FrameOf(none, Size).At(none.Cells.Center(10));
        Assert.Equal(GroundMap.Ground, picture.GetPixel((int)at.X, (int)at.Y));
    }

    private static SKColor ColorOf(HotspotSheet sheet, int cell)
    {
        var found = sheet.Map.Scale.ClassOf(sheet.Cells.PerWeek[cell]);
        if (found == 0)
        {
            return GroundMap.Ground;
        }
        using var surface = SKSurface.Create(new SKImageInfo(1, 1, SKColorType.Rgb888x, SKAlphaType.Opaque));
        surface.Canvas.Clear(GroundMap.Ground);
        using var paint = new SKPaint { Color = CellRamp.Of(found) };
        surface.Canvas.DrawRect(0, 0, 1, 1, paint);
        using var image = surface.Snapshot();
        using var pixel = SKBitmap.FromImage(image);
        return pixel.GetPixel(0, 0);
    }

    private static SKBitmap Png(HotspotSheet sheet, PictureSize size)
    {
        using var stream = new MemoryStream();
        HotspotPicture.WritePng(stream, sheet, size);
        return SKBitmap.Decode(stream.ToArray());
    }

    private static MapFrame FrameOf(HotspotSheet sheet, PictureSize size)
    {
        using var recorder = new SKPictureRecorder();
        using var pen = new Pen(recorder.BeginRecording(SKRect.Create(size.Width, size.Height)));
        var layout = PictureLayout.Of(pen, sheet, SKRect.Create(size.Width, size.Height));
        return HotspotMapView.FrameOf(layout.Map, sheet, new SheetMapLook(6, layout.Grain, null));
    }

    private static XDocument SvgOf(HotspotSheet sheet)
    {
        using var stream = new MemoryStream();
        HotspotPicture.WriteSvg(stream, sheet, Size);
        stream.Position = 0;
        return XDocument.Load(stream);
    }
}
