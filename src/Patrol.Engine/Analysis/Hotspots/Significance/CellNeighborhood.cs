using Patrol.Engine.Model;

namespace Patrol.Engine.Analysis.Hotspots.Significance;

/// <summary>
/// Which cells of a raster are neighbors: all whose offset lies in a set of columns for each row, itself included.
/// </summary>
public sealed class CellNeighborhood
{
    private CellNeighborhood(int[] half) => Half = half;

    /// <summary>Cells that share an edge.</summary>
    public static CellNeighborhood Rook { get; } = new([1, 0]);

    /// <summary>Cells that share an edge or a corner.</summary>
    public static CellNeighborhood Queen { get; } = new([1, 1]);

    /// <summary>Cells that belong to it away from the border, the cell itself included.</summary>
    public int Size => Half.Select((columns, row) => (2 * columns + 1) * (row == 0 ? 1 : 2)).Sum();

    /// <summary>[rows away] columns to either side that belong to it.</summary>
    internal int[] Half { get; }

    /// <summary>Offsets (column, row) of the neighbors, without the cell itself.</summary>
    internal IEnumerable<(int Column, int Row)> Offsets =>
        from row in Enumerable.Range(1 - Half.Length, 2 * Half.Length - 1)
        from column in Enumerable.Range(-Half[Math.Abs(row)], 2 * Half[Math.Abs(row)] + 1)
        where (column, row) != (0, 0)
        select (column, row);

    /// <summary>Cells whose centers are no farther than a distance.</summary>
    /// <param name="meters">Distance, meters, at least one cell.</param>
    /// <param name="cellMeters">Edge of a cell, meters.</param>
    /// <exception cref="ArgumentOutOfRangeException">The distance is shorter than a cell.</exception>
    public static CellNeighborhood Within(double meters, double cellMeters)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cellMeters);
        ArgumentOutOfRangeException.ThrowIfLessThan(meters, cellMeters);
        // Half a millimeter for distances that were computed.
        var radius = (meters + 5e-4) / cellMeters;
        return new([
            .. Enumerable
                .Range(0, (int)radius + 1)
                .Select(row => (int)Math.Sqrt(Math.Max(0, radius * radius - (double)row * row))),
        ]);
    }

    /// <summary>The same as lists of neighbors.</summary>
    public SpatialWeights WeightsOf(AnalysisRaster raster)
    {
        ArgumentNullException.ThrowIfNull(raster);
        var offsets = Offsets.ToArray();
        return SpatialWeights.Of([
            .. Enumerable
                .Range(0, raster.Count)
                .Select(cell =>
                    offsets
                        .Select(offset =>
                            raster.CellAt(
                                raster.CellColumn[cell] + offset.Column,
                                raster.CellRow[cell] + offset.Row
                            )
                        )
                        .Where(other => other >= 0)
                ),
        ]);
    }
}
