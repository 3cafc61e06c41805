using System.Globalization;
using Patrol.Contracts.Papers;

namespace Patrol.Papers.Hotspots.Cells;

/// <summary>What every file says of a cell, under the same name.</summary>
/// <param name="Name">Name of the column or property.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Of">Its value: text, a whole or a decimal number, or null.</param>
internal sealed record CellField(string Name, CellFieldType Type, Func<HotspotSheet, int, object?> Of)
{
    /// <summary>All of them, in order.</summary>
    public static readonly IReadOnlyList<CellField> All =
    [
        Whole("cell", (sheet, index) => sheet.Cells.Ordinal[index]),
        Whole("row", (sheet, index) => sheet.Cells.Row[index]),
        Whole("column", (sheet, index) => sheet.Cells.Column[index]),
        Text("community", (sheet, index) => sheet.Cells.FindCommunity(index)?.Code),
        Text("community_name", (sheet, index) => sheet.Cells.FindCommunity(index)?.Name),
        Number("square_meters", (sheet, index) => MathF.Round(sheet.Cells.SquareMeters[index], 1)),
        Number("per_week", (sheet, index) => sheet.Cells.PerWeek[index]),
        Number(
            "per_week_per_km2",
            (sheet, index) =>
                (float)HotspotUnit.Density(sheet.Cells.PerWeek[index], sheet.Cells.SquareMeters[index])
        ),
        Number("count", (sheet, index) => sheet.Cells.Count[index]),
        Number("z", (sheet, index) => sheet.Cells.Significance?.Z[index]),
        Number("p", (sheet, index) => sheet.Cells.Significance?.P[index]),
        Text("significance", (sheet, index) => ClassOf(sheet, scores => scores.Class[index])),
        Text("significance_corrected", (sheet, index) => ClassOf(sheet, scores => scores.Corrected[index])),
        Text("pattern", (sheet, index) => sheet.Cells.FindPattern(index)),
        Whole("color_class", (sheet, index) => sheet.Map.Scale.ClassOf(sheet.Cells.PerWeek[index])),
    ];

    private static string? ClassOf(HotspotSheet sheet, Func<CellScores, byte> code) =>
        sheet.Cells.Significance is { } scores && code(scores) is > 0 and var found
            ? scores.Classes[found]
            : null;

    private static CellField Whole(string name, Func<HotspotSheet, int, int> of) =>
        new(name, CellFieldType.Whole, (sheet, index) => of(sheet, index));

    private static CellField Number(string name, Func<HotspotSheet, int, float?> of) =>
        new(
            name,
            CellFieldType.Number,
            (sheet, index) => of(sheet, index) is { } number ? Told(number) : null
        );

    // A float cast to a double shows digits that nobody computed.
    private static double Told(float number) =>
        double.Parse(number.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static CellField Text(string name, Func<HotspotSheet, int, string?> of) =>
        new(name, CellFieldType.Text, of);
}

/// <summary>What a field holds.</summary>
internal enum CellFieldType
{
    /// <summary>Whole numbers.</summary>
    Whole,

    /// <summary>Decimal numbers.</summary>
    Number,

    /// <summary>Text.</summary>
    Text,
}
