namespace Patrol.Engine.Analysis.Chance;

/// <summary>Intervals of draws.</summary>
internal static class Percentiles
{
    /// <summary>
    /// The middle share of draws: with n draws in order, those at <c>⌊α/2 · n⌋</c> and <c>⌈(1 − α/2) · n⌉ − 1</c>. Efron
    /// (1979), doi:10.1214/aos/1176344552.
    /// </summary>
    public static ConfidenceInterval Middle(double[] draws, double level = ConfidenceInterval.Usual)
    {
        var outside = Level.Outside(level) / 2;
        var sorted = draws.Order().ToArray();
        // Products such as 0.025 · 1000 may come out a hair beside the whole number meant.
        var low = (int)Math.Floor(outside * sorted.Length + 1e-9);
        var high = (int)Math.Ceiling((1 - outside) * sorted.Length - 1e-9) - 1;
        return new ConfidenceInterval(sorted[low], sorted[high]);
    }
}
