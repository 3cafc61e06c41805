namespace Patrol.Contracts.Papers;

/// <summary>
/// Cells of a hotspot map as arrays, ordered by ordinal, so that a million of them stay small. Squares of <c>cellMeters</c> in the
/// metric CRS.
/// </summary>
/// <param name="Frame">Where the squares lie.</param>
/// <param name="Ordinal">[i] ordinal of the cell within the raster; all arrays are in this order.</param>
/// <param name="Column">[i] column from the west.</param>
/// <param name="Row">[i] row from the south.</param>
/// <param name="Corners">[8 · i + …] longitude and latitude of the south-west, south-east, north-east and north-west corner, WGS 84
/// degrees.</param>
/// <param name="SquareMeters">[i] area inside the district.</param>
/// <param name="Community">[i] index into <paramref name="Communities"/>, or -1.</param>
/// <param name="Communities">Communities.</param>
/// <param name="PerWeek">[i] expected reported incidents a week.</param>
/// <param name="Count">[i] incidents counted.</param>
/// <param name="Significance">What stands out; null where all cells are alike.</param>
/// <param name="Pattern">[i] index into <paramref name="Patterns"/>; null with too few weeks.</param>
/// <param name="Patterns">Codes of patterns; the first, an empty one, stands for none.</param>
public sealed record HotspotCells(
    CellFrame Frame,
    int[] Ordinal,
    int[] Column,
    int[] Row,
    double[] Corners,
    float[] SquareMeters,
    short[] Community,
    IReadOnlyList<CellCommunity> Communities,
    float[] PerWeek,
    float[] Count,
    CellScores? Significance,
    byte[]? Pattern,
    IReadOnlyList<string> Patterns
)
{
    /// <summary>Number of cells.</summary>
    public int Number => PerWeek.Length;

    /// <summary>Easting and northing of the south-west corner, meters of the metric CRS.</summary>
    public (double X, double Y) Origin(int index) =>
        (Frame.OriginX + Column[index] * Frame.CellMeters, Frame.OriginY + Row[index] * Frame.CellMeters);

    /// <summary>Longitude and latitude of a corner: 0 = south-west, 1 = south-east, 2 = north-east, 3 = north-west.</summary>
    public double[] Corner(int index, int corner) =>
        [Corners[8 * index + 2 * corner], Corners[8 * index + 2 * corner + 1]];

    /// <summary>Longitude and latitude of the middle.</summary>
    public double[] Center(int index) =>
        [
            (Corners[8 * index] + Corners[8 * index + 4]) / 2,
            (Corners[8 * index + 1] + Corners[8 * index + 5]) / 2,
        ];

    /// <summary>The community; null outside any.</summary>
    public CellCommunity? FindCommunity(int index) =>
        Community[index] < 0 ? null : Communities[Community[index]];

    /// <summary>The pattern; null for none.</summary>
    public string? FindPattern(int index) =>
        Pattern is null || Pattern[index] == 0 ? null : Patterns[Pattern[index]];
}

/// <summary>The metric grid that cells are squares of.</summary>
/// <param name="Srid">EPSG code of the CRS.</param>
/// <param name="Name">Name of the CRS.</param>
/// <param name="Definition">Well-known text of the CRS.</param>
/// <param name="OriginX">Easting of the south-west corner, meters.</param>
/// <param name="OriginY">Northing of the south-west corner, meters.</param>
/// <param name="CellMeters">Edge of a cell.</param>
/// <param name="Columns">Columns of the enclosing rectangle.</param>
/// <param name="Rows">Rows of the enclosing rectangle.</param>
public sealed record CellFrame(
    int Srid,
    string Name,
    string Definition,
    double OriginX,
    double OriginY,
    double CellMeters,
    int Columns,
    int Rows
);

/// <summary>A community that cells lie in.</summary>
/// <param name="Code">Code.</param>
/// <param name="Name">Name shown to people.</param>
public sealed record CellCommunity(string Code, string Name);

/// <summary>What stands out by a statistic.</summary>
/// <param name="Z">[i] score.</param>
/// <param name="P">[i] two-sided p.</param>
/// <param name="Class">[i] index into <paramref name="Classes"/>, each cell by itself.</param>
/// <param name="Corrected">[i] the same with false discoveries held down.</param>
/// <param name="Classes">Codes of classes; the first, an empty one, stands for none: <c>high90</c>, <c>high95</c>, <c>high99</c>,
/// <c>low90</c>, <c>low95</c>, <c>low99</c>, and of local Moran <c>highAmongLow</c>, <c>lowAmongHigh</c>.</param>
public sealed record CellScores(
    float[] Z,
    float[] P,
    byte[] Class,
    byte[] Corrected,
    IReadOnlyList<string> Classes
);
