namespace Patrol.Engine.Optimization.Areas.Search;

/// <summary>
/// The problem as the search sees it: a graph of cells, risk in units of the largest cell's, size in units of the largest
/// area. Cells larger than an area, and so without use, have no neighbors.
/// </summary>
internal sealed class AreaGround
{
    /// <summary>Fraction by which a sum of sizes may pass the limit by rounding.</summary>
    public const double Tolerance = 1e-9;

    public AreaGround(AreaProblem problem)
    {
        var raster = problem.Raster;
        Areas = problem.Areas;
        Unit = problem.Risk.DefaultIfEmpty().Max() is > 0 and var top ? top : 1;
        Risk = [.. problem.Risk.Select(risk => risk / Unit)];
        Size =
        [
            .. Enumerable
                .Range(0, raster.Count)
                .Select(cell => problem.SquareMetersOf(cell) / problem.MaxSquareMeters),
        ];
        var barriers = problem
            .Barriers.Select(pair => (Math.Min(pair.First, pair.Second), Math.Max(pair.First, pair.Second)))
            .ToHashSet();
        Neighbors = new int[raster.Count][];
        for (var cell = 0; cell < raster.Count; cell++)
        {
            var (column, row) = (raster.CellColumn[cell], raster.CellRow[cell]);
            Neighbors[cell] =
            [
                .. new[]
                {
                    raster.CellAt(column, row - 1),
                    raster.CellAt(column - 1, row),
                    raster.CellAt(column + 1, row),
                    raster.CellAt(column, row + 1),
                }.Where(next =>
                    next >= 0
                    && IsUsable(cell)
                    && IsUsable(next)
                    && !barriers.Contains((Math.Min(cell, next), Math.Max(cell, next)))
                ),
            ];
        }
    }

    /// <summary>Number of cells.</summary>
    public int Count => Risk.Length;

    /// <summary>Most areas.</summary>
    public int Areas { get; }

    /// <summary>Risk of the largest cell, in the problem's unit.</summary>
    public double Unit { get; }

    /// <summary>[cell] risk, the largest 1.</summary>
    public double[] Risk { get; }

    /// <summary>[cell] size, the largest area 1.</summary>
    public double[] Size { get; }

    /// <summary>[cell] cells next to it that one can walk to.</summary>
    public int[][] Neighbors { get; }

    /// <summary>True when an area can hold the cell.</summary>
    public bool IsUsable(int cell) => Fits(Size[cell]);

    /// <summary>True when an area may be that large.</summary>
    public static bool Fits(double size) => size <= 1 + Tolerance;

    /// <summary>Risk per size of a cell.</summary>
    public double DensityOf(int cell) =>
        Size[cell] > 0 ? Risk[cell] / Size[cell]
        : Risk[cell] > 0 ? double.PositiveInfinity
        : 0;

    /// <summary>Σ risk of cells.</summary>
    public double ValueOf(IEnumerable<int> cells) => cells.Sum(cell => Risk[cell]);

    /// <summary>Σ size of cells.</summary>
    public double SizeOf(IEnumerable<int> cells) => cells.Sum(cell => Size[cell]);
}
