using Patrol.Engine.Model;

namespace Patrol.Storage.Hotspots.Areas;

/// <summary>The cells to choose from: all of the district, or those of one community.</summary>
/// <param name="Raster">Those cells, numbered anew.</param>
/// <param name="Cells">[cell of the scope] its ordinal in the district's raster.</param>
internal sealed record AreaScope(AnalysisRaster Raster, int[] Cells)
{
    /// <summary>Finds them.</summary>
    public static AreaScope Of(AnalysisRaster raster, short? community)
    {
        int[] cells =
        [
            .. Enumerable
                .Range(0, raster.Count)
                .Where(cell => community is null || raster.CellCommunity[cell] == community),
        ];
        return cells.Length == raster.Count
            ? new AreaScope(raster, cells)
            : new AreaScope(
                new AnalysisRaster(
                    raster.Number,
                    raster.OriginX,
                    raster.OriginY,
                    raster.CellMeters,
                    raster.Columns,
                    raster.Rows,
                    Take(raster.CellColumn, cells),
                    Take(raster.CellRow, cells),
                    Take(raster.CellCommunity, cells),
                    Take(raster.CellArea, cells)
                ),
                cells
            );
    }

    /// <summary>Area of all of them inside the district, square meters.</summary>
    public double SquareMeters => Raster.CellArea.Sum(area => (double)area);

    /// <summary>[cell of the scope] values of the district's cells.</summary>
    public T[] Take<T>(T[] values) => Take(values, Cells);

    /// <summary>Pairs of cells of the district that are both in it, numbered anew.</summary>
    public IReadOnlyList<CellPair> Take(IReadOnlyList<CellPair> pairs)
    {
        if (pairs.Count == 0)
        {
            return pairs;
        }
        var at = Cells.Select((cell, index) => (cell, index)).ToDictionary(one => one.cell, one => one.index);
        return
        [
            .. pairs
                .Where(pair => at.ContainsKey(pair.First) && at.ContainsKey(pair.Second))
                .Select(pair => new CellPair(at[pair.First], at[pair.Second])),
        ];
    }

    private static T[] Take<T>(T[] values, int[] cells) => Array.ConvertAll(cells, cell => values[cell]);
}
