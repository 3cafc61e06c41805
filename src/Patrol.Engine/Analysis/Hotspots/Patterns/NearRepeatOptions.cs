namespace Patrol.Engine.Analysis.Hotspots.Patterns;

/// <summary>Bands and orders of a search for near repeats. The usual bands are our own choice.</summary>
public sealed record NearRepeatOptions
{
    /// <summary>Upper limits of the distances, meters, ascending.</summary>
    public IReadOnlyList<double> Meters { get; init; } = [100, 200, 400];

    /// <summary>Upper limits of the times between, days, ascending.</summary>
    public IReadOnlyList<double> Days { get; init; } = [3, 7, 14];

    /// <summary>Orders tried, at least 1.</summary>
    public int Permutations { get; init; } = 999;

    /// <summary>Same seed, same report, on any number of processors.</summary>
    public int Seed { get; init; } = 7;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Permutations);
        foreach (var limits in new[] { Meters, Days })
        {
            if (
                limits.Count == 0
                || !limits.Select((limit, i) => limit > (i > 0 ? limits[i - 1] : 0)).All(ascends => ascends)
                || !double.IsFinite(limits[^1])
            )
            {
                throw new ArgumentException($"Limits must ascend from above 0: {string.Join(", ", limits)}.");
            }
        }
    }
}
