using Patrol.Engine.Model;

namespace Patrol.Engine.Analysis.Hotspots.Maps;

/// <summary>Some cells of a raster as a raster of their own, such as those of a community, so that nothing is told of the others.</summary>
/// <param name="Raster">The cells, at their places.</param>
/// <param name="Cells">[cell of the part] cell of the whole.</param>
public sealed record RasterPart(AnalysisRaster Raster, int[] Cells)
{
    /// <summary>The cells of a community.</summary>
    /// <param name="whole">The raster.</param>
    /// <param name="community">Index of the community; null for all cells.</param>
    public static RasterPart Of(AnalysisRaster whole, short? community)
    {
        ArgumentNullException.ThrowIfNull(whole);
        int[] cells =
        [
            .. Enumerable
                .Range(0, whole.Count)
                .Where(cell => community is null || whole.CellCommunity[cell] == community),
        ];
        return new RasterPart(
            community is null
                ? whole
                : new AnalysisRaster(
                    whole.Number,
                    whole.OriginX,
                    whole.OriginY,
                    whole.CellMeters,
                    whole.Columns,
                    whole.Rows,
                    [.. cells.Select(cell => whole.CellColumn[cell])],
                    [.. cells.Select(cell => whole.CellRow[cell])],
                    [.. cells.Select(cell => whole.CellCommunity[cell])],
                    [.. cells.Select(cell => whole.CellArea[cell])]
                ),
            cells
        );
    }

    /// <summary>Area of its cells inside the district, square meters.</summary>
    public double SquareMeters => Raster.CellArea.Sum(area => (double)area);

    /// <summary>Pairs of cells of the whole that are both in it, numbered as its own.</summary>
    public IReadOnlyList<CellPair> Within(IReadOnlyList<CellPair> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        return
        [
            .. pairs
                .Select(pair => new CellPair(
                    Array.BinarySearch(Cells, pair.First),
                    Array.BinarySearch(Cells, pair.Second)
                ))
                .Where(pair => pair.First >= 0 && pair.Second >= 0),
        ];
    }

    /// <summary>Counts of the whole on the cells of the part.</summary>
    /// <param name="counts">Counts that all lie in the part.</param>
    public CellCounts Within(CellCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return counts with { Cell = [.. counts.Cell.Select(cell => Array.BinarySearch(Cells, cell))] };
    }

    /// <summary>Values of the part on the whole raster; elsewhere the default.</summary>
    /// <param name="values">[cell of the part] value.</param>
    /// <param name="cells">Cells of the whole.</param>
    public T[] Across<T>(IReadOnlyList<T> values, int cells)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(values);
        var across = new T[cells];
        for (var i = 0; i < Cells.Length; i++)
        {
            across[Cells[i]] = values[i];
        }
        return across;
    }
}
