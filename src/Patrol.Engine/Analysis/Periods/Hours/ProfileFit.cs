namespace Patrol.Engine.Analysis.Periods.Hours;

/// <summary>Sums smoothed with one bandwidth, and how well they foretell each other.</summary>
internal sealed class ProfileFit
{
    private readonly double[] sums;
    private readonly double[] smooth;
    private readonly double own;
    private readonly double total;

    public ProfileFit(double[] sums, int hours, double bandwidthHours)
    {
        this.sums = sums;
        var kernel = CircularKernel.Of(hours, bandwidthHours);
        smooth = CircularKernel.Smooth(sums, kernel);
        own = kernel[0];
        total = sums.Sum();
    }

    /// <summary>Profile with one incident spread evenly, so that no hour is 0.</summary>
    public double[] Profile() => [.. smooth.Select((_, h) => Without(h, 0))];

    /// <summary>Profile shrunk toward another; that one where there is no incident.</summary>
    public double[] Profile(double[] prior, double strength) =>
        total > 0 ? [.. smooth.Select((sum, h) => (sum + strength * prior[h]) / (total + strength))] : prior;

    /// <summary>Log-likelihood of each incident from the others.</summary>
    public double Score()
    {
        var score = 0.0;
        for (var h = 0; h < sums.Length; h++)
        {
            score += sums[h] > 0 ? sums[h] * Math.Log(Without(h, Math.Min(1, sums[h]))) : 0;
        }
        return score;
    }

    /// <summary>Log-likelihood of each incident from the others of its community and a district's profile without it.</summary>
    public double Score(ProfileFit district, double strength)
    {
        var score = 0.0;
        for (var h = 0; h < sums.Length; h++)
        {
            if (sums[h] > 0)
            {
                var left = Math.Min(1, sums[h]);
                var prior = district.Without(h, left);
                var rest = Math.Max(0, smooth[h] - left * own);
                score += sums[h] * Math.Log((rest + strength * prior) / (total - left + strength));
            }
        }
        return score;
    }

    private double Without(int hour, double left) =>
        (Math.Max(0, smooth[hour] - left * own) + 1.0 / sums.Length) / (total - left + 1);
}
