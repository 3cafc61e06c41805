using Patrol.Engine.Model;

namespace Patrol.Engine.Tests.Analysis;

/// <summary>Small rasters for tests.</summary>
internal static class Rasters
{
    /// <summary>A full rectangle of 100 m cells at coordinates as large as those of a real CRS.</summary>
    public static AnalysisRaster Full(int columns, int rows, Func<int, short>? community = null) =>
        Where(columns, rows, (_, _) => true, community);

    /// <summary>The cells of a rectangle that a rule keeps.</summary>
    public static AnalysisRaster Where(
        int columns,
        int rows,
        Func<int, int, bool> keeps,
        Func<int, short>? community = null
    )
    {
        var cells = (
            from row in Enumerable.Range(0, rows)
            from column in Enumerable.Range(0, columns)
            where keeps(column, row)
            select (Column: column, Row: row)
        ).ToArray();
        return new AnalysisRaster(
            1,
            390_000,
            130_000,
            100,
            columns,
            rows,
            [.. cells.Select(cell => cell.Column)],
            [.. cells.Select(cell => cell.Row)],
            [.. cells.Select((_, i) => community?.Invoke(i) ?? (short)0)],
            [.. cells.Select(_ => 10_000f)]
        );
    }
}
