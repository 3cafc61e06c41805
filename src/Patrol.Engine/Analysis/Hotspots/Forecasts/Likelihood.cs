namespace Patrol.Engine.Analysis.Hotspots.Forecasts;

/// <summary>How well rates foretell where later incidents lie, whatever their number.</summary>
internal static class Likelihood
{
    /// <summary>Weeks at the end of a window on which parameters are chosen: its last quarter, 1 to 13.</summary>
    public static int WeeksHeld(int weeks) => Math.Clamp(weeks / 4, 1, 13);

    /// <summary>
    /// <c>Σ_c n_c ln((N r_c / Σ r + 1/C) / (N + 1)) / Σ_c n_c</c>, N = incidents that the rates were made of: one more, spread
    /// evenly, keeps every cell possible.
    /// </summary>
    public static double Score(double[] rate, double incidents, double[] later)
    {
        var total = rate.Sum();
        var (score, all) = (0.0, 0.0);
        for (var cell = 0; cell < rate.Length; cell++)
        {
            if (later[cell] > 0)
            {
                var share = total > 0 ? rate[cell] / total * incidents : 0;
                score += later[cell] * Math.Log((share + 1.0 / rate.Length) / (incidents + 1));
                all += later[cell];
            }
        }
        return all > 0 ? score / all : 0;
    }
}
