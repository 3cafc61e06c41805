using Patrol.Engine.Model;

namespace Patrol.Engine.Analysis.Hotspots.Density;

/// <summary>
/// Incidents per square meter at the center of each cell: <c>f(s) = Σ_i w_i K(|s − x_i|; h_i)</c>, exactly. The quartic
/// kernel with one bandwidth is <see cref="QuarticKernel"/>, whose cost hardly grows with the bandwidth; the others cost
/// places times cells in reach.
/// </summary>
public static class KernelDensity
{
    private const double GaussianReach = 4;

    /// <summary>Density with one bandwidth.</summary>
    /// <param name="x">[place] easting, meters, metric CRS.</param>
    /// <param name="y">[place] northing, meters, metric CRS.</param>
    /// <param name="weight">[place] incidents at the place, 0 or more.</param>
    /// <param name="raster">Cells to fill, in the same CRS.</param>
    /// <param name="kernel">The kernel.</param>
    /// <param name="bandwidthMeters">h, at least half a cell.</param>
    /// <returns>[cell] density, all zero without places.</returns>
    /// <exception cref="ArgumentException">As of <see cref="QuarticKernel.Density(double[], double[], float[], AnalysisRaster, double)"/>.</exception>
    public static double[] Of(
        double[] x,
        double[] y,
        float[] weight,
        AnalysisRaster raster,
        Kernel kernel,
        double bandwidthMeters
    )
    {
        QuarticKernel.Check(x, y, weight, raster, bandwidthMeters);
        if (kernel == Kernel.Quartic)
        {
            return QuarticKernel.Density(x, y, weight, raster, bandwidthMeters);
        }
        var bandwidths = new double[x.Length];
        Array.Fill(bandwidths, bandwidthMeters);
        return Spread(x, y, weight, bandwidths, raster, kernel);
    }

    /// <summary>
    /// Density with a bandwidth for each place, narrow where incidents are dense:
    /// <c>h_i = h · √(g / f(x_i))</c>, f the density with the fixed bandwidth h at the center of the place's cell, g its
    /// geometric mean over the incidents; held between half a cell (or h / 4, if that is more) and 4 h. Abramson (1982),
    /// doi:10.1214/aos/1176345986; the limits are our own.
    /// </summary>
    /// <param name="x">[place] easting, meters, metric CRS.</param>
    /// <param name="y">[place] northing, meters, metric CRS.</param>
    /// <param name="weight">[place] incidents at the place, 0 or more.</param>
    /// <param name="raster">Cells to fill, in the same CRS.</param>
    /// <param name="kernel">The kernel.</param>
    /// <param name="bandwidthMeters">h, at least half a cell.</param>
    /// <returns>[cell] density, all zero without places.</returns>
    /// <exception cref="ArgumentException">As of <see cref="QuarticKernel.Density(double[], double[], float[], AnalysisRaster, double)"/>.</exception>
    public static double[] Adaptive(
        double[] x,
        double[] y,
        float[] weight,
        AnalysisRaster raster,
        Kernel kernel,
        double bandwidthMeters
    )
    {
        var pilot = Of(x, y, weight, raster, kernel, bandwidthMeters);
        return Spread(
            x,
            y,
            weight,
            AdaptiveBandwidths(x, y, weight, raster, pilot, bandwidthMeters),
            raster,
            kernel
        );
    }

    /// <summary>
    /// Makes up for what lies beyond the border: divides the density of each cell by the part of its kernel inside,
    /// <c>f(s) / ∫_district K(|s − u|; h) du</c>, the integral as a sum over cells by their area inside. Where hills are
    /// cut, density is as high as if it went on beyond the border as it does inside. Diggle (1985), doi:10.2307/2347366.
    /// </summary>
    /// <param name="density">[cell] density.</param>
    /// <param name="raster">The raster it is of.</param>
    /// <param name="kernel">Kernel of the density.</param>
    /// <param name="bandwidthMeters">Bandwidth of the density.</param>
    /// <returns>[cell] corrected density, never lower.</returns>
    public static double[] CorrectEdges(
        double[] density,
        AnalysisRaster raster,
        Kernel kernel,
        double bandwidthMeters
    )
    {
        ArgumentNullException.ThrowIfNull(density);
        ArgumentNullException.ThrowIfNull(raster);
        var (x, y) = (new double[raster.Count], new double[raster.Count]);
        for (var cell = 0; cell < raster.Count; cell++)
        {
            (x[cell], y[cell]) = raster.Center(cell);
        }
        var inside = Of(x, y, raster.CellArea, raster, kernel, bandwidthMeters);
        return [.. density.Select((value, cell) => value / Math.Min(1, inside[cell]))];
    }

    private static double[] AdaptiveBandwidths(
        double[] x,
        double[] y,
        float[] weight,
        AnalysisRaster raster,
        double[] pilot,
        double bandwidthMeters
    )
    {
        var (logs, all) = (0.0, 0.0);
        var density = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            var cell = raster.FindCell(x[i], y[i]);
            density[i] = cell < 0 ? 0 : pilot[cell];
            if (density[i] > 0)
            {
                logs += weight[i] * Math.Log(density[i]);
                all += weight[i];
            }
        }
        var mean = all > 0 ? Math.Exp(logs / all) : 0;
        var narrowest = Math.Max(raster.CellMeters / 2, bandwidthMeters / 4);
        var widest = Math.Max(narrowest, bandwidthMeters * 4);
        return
        [
            .. density.Select(one =>
                one > 0
                    ? Math.Clamp(bandwidthMeters * Math.Sqrt(mean / one), narrowest, widest)
                    : bandwidthMeters
            ),
        ];
    }

    private static double[] Spread(
        double[] x,
        double[] y,
        float[] weight,
        double[] bandwidth,
        AnalysisRaster raster,
        Kernel kernel
    )
    {
        var grid = new double[raster.Rows * raster.Columns];
        var stripes = Math.Min(raster.Rows, Environment.ProcessorCount);
        Parallel.For(
            0,
            stripes,
            stripe =>
            {
                var (from, to) = (raster.Rows * stripe / stripes, raster.Rows * (stripe + 1) / stripes);
                var across = new double[raster.Columns];
                for (var i = 0; i < x.Length; i++)
                {
                    if (weight[i] > 0)
                    {
                        Add(
                            new Hill(x[i], y[i], weight[i], bandwidth[i], kernel),
                            raster,
                            from,
                            to,
                            across,
                            grid
                        );
                    }
                }
            }
        );
        var density = new double[raster.Count];
        for (var cell = 0; cell < density.Length; cell++)
        {
            density[cell] = grid[raster.CellRow[cell] * raster.Columns + raster.CellColumn[cell]];
        }
        return density;
    }

    // Adds one hill to rows from … to; columns are worked out once.
    private static void Add(
        Hill hill,
        AnalysisRaster raster,
        int from,
        int to,
        double[] across,
        double[] grid
    )
    {
        var size = raster.CellMeters;
        var (firstRow, lastRow) = Range(hill.Y, hill.Reach, raster.OriginY, size, from, to);
        var (first, last) = Range(hill.X, hill.Reach, raster.OriginX, size, 0, raster.Columns);
        for (var column = first; column <= last; column++)
        {
            var away = raster.OriginX + (column + 0.5) * size - hill.X;
            across[column] = hill.Kernel == Kernel.Gaussian ? Math.Exp(away * away * hill.Rate) : away * away;
        }
        for (var row = firstRow; row <= lastRow; row++)
        {
            var up = raster.OriginY + (row + 0.5) * size - hill.Y;
            var room = hill.Reach * hill.Reach - up * up;
            if (room < 0)
            {
                continue;
            }
            var half = Math.Sqrt(room);
            var (left, right) = Range(hill.X, half, raster.OriginX, size, first, last + 1);
            var cells = grid.AsSpan(row * raster.Columns, raster.Columns);
            var height =
                hill.Kernel == Kernel.Gaussian ? hill.Height * Math.Exp(up * up * hill.Rate) : hill.Height;
            for (var column = left; column <= right; column++)
            {
                cells[column] += hill.Kernel switch
                {
                    Kernel.Gaussian => height * across[column],
                    Kernel.Uniform => height,
                    _ => height * (room - across[column]) * (room - across[column]),
                };
            }
        }
    }

    // Cells from … to − 1 whose centers lie within the reach of a place.
    private static (int First, int Last) Range(
        double at,
        double reach,
        double origin,
        double size,
        int from,
        int to
    ) =>
        (
            Math.Max(from, (int)Math.Ceiling(Math.Max(-1e9, (at - reach - origin) / size - 0.5))),
            Math.Min(to - 1, (int)Math.Floor(Math.Min(1e9, (at + reach - origin) / size - 0.5)))
        );

    private readonly record struct Hill(double X, double Y, double Weight, double Bandwidth, Kernel Kernel)
    {
        public double Reach => Kernel == Kernel.Gaussian ? GaussianReach * Bandwidth : Bandwidth;

        public double Rate => -0.5 / (Bandwidth * Bandwidth);

        public double Height =>
            Weight
            / (Math.PI * Bandwidth * Bandwidth)
            * Kernel switch
            {
                Kernel.Gaussian => 0.5 / (1 - Math.Exp(-GaussianReach * GaussianReach / 2)),
                Kernel.Uniform => 1,
                _ => 3 / (Bandwidth * Bandwidth * Bandwidth * Bandwidth),
            };
    }
}
