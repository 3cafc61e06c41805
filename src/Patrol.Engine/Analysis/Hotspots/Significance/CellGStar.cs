using Patrol.Engine.Model;

namespace Patrol.Engine.Analysis.Hotspots.Significance;

/// <summary>Gi* of every cell of a raster; the same as <see cref="GetisOrd.GStar"/>, in time that grows with the cells.</summary>
public static class CellGStar
{
    /// <summary>Scores of all cells, and what is significant among them.</summary>
    /// <param name="values">[cell] value, such as incidents.</param>
    /// <param name="raster">The raster.</param>
    /// <param name="neighborhood">Who is whose neighbor; the cell itself belongs to it.</param>
    /// <returns>Scores and normal probabilities; null when all values are the same.</returns>
    /// <exception cref="ArgumentException">There are not as many values as cells, or one is not finite.</exception>
    public static Scores? Of(double[] values, AnalysisRaster raster, CellNeighborhood neighborhood)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(raster);
        ArgumentNullException.ThrowIfNull(neighborhood);
        if (values.Length != raster.Count)
        {
            throw new ArgumentException(
                $"There are {values.Length} values of {raster.Count} cells.",
                nameof(values)
            );
        }
        if (Describe(values) is not { } moments)
        {
            return null;
        }
        // Mean and spread of a neighborhood's sum depend on its size alone.
        var sizes = Enumerable.Range(0, neighborhood.Offsets.Count() + 2);
        double[] mean = [.. sizes.Select(size => moments.Mean * size)];
        double[] scale =
        [
            .. sizes.Select(size => moments.Spread(size, size) is > 0 and var spread ? 1 / spread : 0),
        ];
        var (z, p) = (new double[values.Length], new double[values.Length]);
        CellSums.Visit(
            values,
            raster,
            neighborhood,
            (row, sums, counts) =>
            {
                for (var column = 0; column < sums.Length; column++)
                {
                    if (raster.CellAt(column, row) is >= 0 and var cell)
                    {
                        var size = counts[column];
                        z[cell] = (sums[column] - mean[size]) * scale[size];
                        p[cell] = Scores.ChanceOf(z[cell]);
                    }
                }
            }
        );
        return new Scores(z, p, FalseDiscovery.Threshold(p));
    }

    private static GetisOrd.Moments? Describe(double[] values)
    {
        var (sum, squares, low, high) = (0.0, 0.0, double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
        {
            if (!double.IsFinite(value))
            {
                throw new ArgumentException($"{value} is not a finite value.", nameof(values));
            }
            sum += value;
            squares += value * value;
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }
        return low < high ? new GetisOrd.Moments(values.Length, sum, squares) : null;
    }
}
