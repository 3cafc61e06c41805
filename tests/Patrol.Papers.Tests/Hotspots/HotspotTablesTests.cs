using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;
using Patrol.Contracts.Papers;
using Patrol.Papers.Hotspots;
using Patrol.Papers.Tables;

namespace Patrol.Papers.Tests.Hotspots;

public sealed class HotspotTablesTests
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Converters = { new GeoJsonConverterFactory() },
    };

    private static readonly HotspotSheet Sheet = SampleHotspotSheet.Create();

    [Fact]
    public void Csv_HoldsEveryValue()
    {
        var file = Written(HotspotCsv.Write);
        Assert.Equal(Encoding.UTF8.GetPreamble(), file[..3]);
        using var csv = new CsvReader(new StreamReader(new MemoryStream(file)), CultureInfo.InvariantCulture);

        var rows = csv.GetRecords<dynamic>().Cast<IDictionary<string, object>>().ToArray();

        Assert.Equal(SampleHotspotSheet.CellCount, rows.Length);
        for (var cell = 0; cell < rows.Length; cell++)
        {
            float Of(string name) => float.Parse((string)rows[cell][name], CultureInfo.InvariantCulture);
            Assert.Equal(cell, Of("cell"));
            Assert.Equal(Sheet.Cells.Row[cell], Of("row"));
            Assert.Equal(Sheet.Cells.Column[cell], Of("column"));
            Assert.Equal(Sheet.Cells.PerWeek[cell], Of("per_week"));
            Assert.Equal(25 * Sheet.Cells.PerWeek[cell], Of("per_week_per_km2"), 1e-4);
            Assert.Equal(Sheet.Cells.Count[cell], Of("count"));
            Assert.Equal(Sheet.Cells.Significance!.Z[cell], Of("z"));
            Assert.Equal(Sheet.Cells.Significance!.P[cell], Of("p"));
            Assert.Equal(
                Sheet.Cells.Center(cell)[0],
                double.Parse((string)rows[cell]["longitude"], CultureInfo.InvariantCulture),
                1e-7
            );
            Assert.Equal(
                Sheet.Cells.Center(cell)[1],
                double.Parse((string)rows[cell]["latitude"], CultureInfo.InvariantCulture),
                1e-7
            );
        }
        Assert.Equal(
            ["C1", "North, \"old\" town", "high99", "high95", "persistent", "8"],
            Of(
                rows[22],
                "community",
                "community_name",
                "significance",
                "significance_corrected",
                "pattern",
                "color_class"
            )
        );
        Assert.Equal(
            ["", "", "31415.9", "0"],
            Of(rows[0], "community", "pattern", "square_meters", "color_class")
        );
        Assert.Equal("'=三里屯", rows[1]["community_name"]);
        Assert.Equal("low90", rows[1]["significance"]);
    }

    [Fact]
    public void GeoJson_HoldsSquaresWithTheirValues()
    {
        var file = Written(HotspotGeoJson.Write);
        var features = JsonSerializer.Deserialize<FeatureCollection>(file, Options)!;

        Assert.Equal(SampleHotspotSheet.CellCount, features.Count);
        for (var cell = 0; cell < features.Count; cell++)
        {
            var (shape, values) = (features[cell].Geometry, features[cell].Attributes);
            Assert.True(shape.IsValid);
            Assert.True(((Polygon)shape).Shell.IsCCW);
            Assert.Equal(5, shape.NumPoints);
            Assert.Equal(Sheet.Cells.Center(cell)[0], shape.Centroid.X, 1e-6);
            Assert.Equal(Sheet.Cells.Center(cell)[1], shape.Centroid.Y, 1e-6);
            Assert.Equal(
                Sheet.Cells.PerWeek[cell],
                Convert.ToSingle(values["per_week"], CultureInfo.InvariantCulture)
            );
        }
        using var json = JsonDocument.Parse(file);
        var root = json.RootElement;
        Assert.Equal(22, root.GetProperty("features")[22].GetProperty("id").GetInt32());
        Assert.Equal("Reported demand, not a prediction.", root.GetProperty("note").GetString());
        Assert.Contains(
            root.GetProperty("methodCard").EnumerateArray(),
            line =>
                line.GetProperty("value")
                    .GetString()!
                    .StartsWith("Kernel density, quartic, radius 300 m", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Workbook_IsValidAndHoldsCellsTopAndCard()
    {
        using var book = SpreadsheetDocument.Open(
            new MemoryStream(Written(HotspotWorkbook.Write)),
            isEditable: false
        );

        Assert.Empty(new OpenXmlValidator().Validate(book).Select(fault => fault.Description));
        Assert.Equal(["cells", "top", "method_card"], WorkbookReading.NamesOf(book));
        var cells = WorkbookReading.RowsOf(book, "cells");
        Assert.Equal(SampleHotspotSheet.CellCount + 1, cells.Count);
        var perWeek = Array.IndexOf(cells[0], "per_week");
        for (var cell = 0; cell < SampleHotspotSheet.CellCount; cell++)
        {
            Assert.Equal(
                Sheet.Cells.PerWeek[cell],
                float.Parse(cells[cell + 1][perWeek], CultureInfo.InvariantCulture)
            );
        }
        Assert.Equal(["1", "22"], WorkbookReading.RowsOf(book, "top")[1][..2]);
        Assert.Equal(
            ["When", "1 Dec 2025 – 29 Nov 2026, 52 weeks; Thu, Fri 18:00–22:00"],
            WorkbookReading.RowsOf(book, "method_card")[3]
        );
    }

    [Fact]
    public void WhatIsTooLongForASheet_GoesOnInTheNext()
    {
        using var stream = new MemoryStream();
        TableWorkbook.Write(stream, [HotspotTables.Cells(Sheet)], new HashSet<string>(), mostRows: 10);
        using var book = SpreadsheetDocument.Open(stream, isEditable: false);

        Assert.Equal(["cells", "cells 2", "cells 3"], WorkbookReading.NamesOf(book));
        Assert.Equal(
            [11, 11, 4],
            WorkbookReading.NamesOf(book).Select(name => WorkbookReading.RowsOf(book, name).Count)
        );
    }

    [Fact]
    public void CellsThatAreAllAlike_HaveNoScores()
    {
        var plain = SampleHotspotSheet.Create(isPlain: true);
        using var stream = new MemoryStream();
        HotspotGeoJson.Write(stream, plain);
        using var json = JsonDocument.Parse(stream.ToArray());

        var values = json.RootElement.GetProperty("features")[22].GetProperty("properties");
        Assert.Equal(JsonValueKind.Null, values.GetProperty("z").ValueKind);
        Assert.Equal(JsonValueKind.Null, values.GetProperty("pattern").ValueKind);
    }

    [Fact]
    public void SameMap_GivesTheSameWorkbook() =>
        Assert.Equal(Written(HotspotWorkbook.Write), Written(HotspotWorkbook.Write));

    private static byte[] Written(Action<Stream, HotspotSheet> write)
    {
        using var stream = new MemoryStream();
        write(stream, Sheet);
        return stream.ToArray();
    }

    private static IEnumerable<string> Of(IDictionary<string, object> row, params string[] names) =>
        names.Select(name => (string)row[name]);
}
