namespace Patrol.Contracts.Hotspots;

/// <summary>Asks for a hotspot map: which demand, by which method. The same query gives the same map.</summary>
public sealed record HotspotQuery : DemandQuery
{
    /// <summary>
    /// <c>kernelDensity</c>, <c>counts</c>, or a forecast of the next week: <c>smoothedCounts</c>, <c>yearCounts</c>,
    /// <c>prospective</c>, <c>selfExciting</c>, <c>kernelPrior</c>; null for the one that the district's back-test chose, or
    /// <c>kernelDensity</c> before there is one.
    /// </summary>
    public string? Method { get; init; }

    /// <summary>Of <c>kernelDensity</c>: <c>quartic</c>, <c>gaussian</c> or <c>uniform</c>; null for quartic.</summary>
    public string? Kernel { get; init; }

    /// <summary>Radius of the kernel; null for the likeliest by later weeks.</summary>
    public double? BandwidthMeters { get; init; }

    /// <summary>True for a radius that is wide where incidents are few.</summary>
    public bool Adaptive { get; init; }

    /// <summary>True to correct for demand beyond the boundary that is not on record.</summary>
    public bool Edge { get; init; }

    /// <summary>Of the significance: <c>queen</c>, <c>rook</c>, or meters such as <c>300</c>; null for queen.</summary>
    public string? Neighbors { get; init; }

    /// <summary><c>gistar</c> or <c>moran</c>; null for gistar.</summary>
    public string? Statistic { get; init; }

    /// <summary>Draws of conditional permutations, 99 to 9,999; null for the normal approximation.</summary>
    public int? Permutations { get; init; }
}
