namespace Patrol.Engine.Analysis.Periods.Hours;

/// <summary>
/// A Gaussian around a circle of hours: <c>K[d] ∝ Σ_w exp(−(d + w H)² / 2 b²)</c>, summing to 1 over the H hours, so that
/// Sunday's night runs on into Monday. Bandwidth b, the deviation, is in hours; 0 leaves each hour to itself, and infinity
/// spreads it evenly. Wrapped normal: Mardia and Jupp (2000), doi:10.1002/9780470316979, section 3.5.7.
/// </summary>
internal static class CircularKernel
{
    /// <summary>Deviations beyond which nothing is added.</summary>
    private const int Widths = 8;

    /// <summary>[distance from the hour] weights.</summary>
    public static double[] Of(int hours, double bandwidthHours)
    {
        var kernel = new double[hours];
        if (bandwidthHours == 0)
        {
            kernel[0] = 1;
            return kernel;
        }
        if (double.IsPositiveInfinity(bandwidthHours))
        {
            Array.Fill(kernel, 1.0 / hours);
            return kernel;
        }
        var turns = (int)Math.Ceiling(Widths * bandwidthHours / hours) + 1;
        for (var d = 0; d < hours; d++)
        {
            for (var turn = -turns; turn <= turns; turn++)
            {
                var z = (d + turn * hours) / bandwidthHours;
                kernel[d] += Math.Exp(-z * z / 2);
            }
        }
        var sum = kernel.Sum();
        return [.. kernel.Select(weight => weight / sum)];
    }

    /// <summary>[hour] <c>Σ_j K[h − j] · values[j]</c>; the sum stays the same.</summary>
    public static double[] Smooth(double[] values, double[] kernel)
    {
        var hours = values.Length;
        var smooth = new double[hours];
        for (var j = 0; j < hours; j++)
        {
            if (values[j] == 0)
            {
                continue;
            }
            for (var h = 0; h < hours; h++)
            {
                smooth[h] += values[j] * kernel[h >= j ? h - j : h - j + hours];
            }
        }
        return smooth;
    }
}
