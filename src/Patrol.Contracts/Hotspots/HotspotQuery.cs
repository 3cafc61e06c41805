namespace Patrol.Contracts.Hotspots;

/// <summary>Asks for a hotspot map: which demand, by which method. The same query gives the same map.</summary>
/// <param name="Method">
/// <c>kernelDensity</c>, <c>counts</c>, or a forecast of the next week: <c>smoothedCounts</c>, <c>yearCounts</c>,
/// <c>prospective</c>, <c>selfExciting</c>, <c>kernelPrior</c>; null for the one that the district's back-test chose, or
/// <c>kernelDensity</c> before there is one.
/// </param>
/// <param name="Kernel">Of <c>kernelDensity</c>: <c>quartic</c>, <c>gaussian</c> or <c>uniform</c>; null for quartic.</param>
/// <param name="BandwidthMeters">Radius of the kernel; null for the likeliest by later weeks.</param>
/// <param name="Adaptive">True for a radius that is wide where incidents are few.</param>
/// <param name="Edge">True to correct for demand beyond the boundary that is not on record.</param>
/// <param name="Neighbors">Of the significance: <c>queen</c>, <c>rook</c>, or meters such as <c>300</c>; null for queen.</param>
/// <param name="Statistic"><c>gistar</c> or <c>moran</c>; null for gistar.</param>
/// <param name="Permutations">Draws of conditional permutations, 99 to 9,999; null for the normal approximation.</param>
public sealed record HotspotQuery(
    string? Method = null,
    string? Kernel = null,
    double? BandwidthMeters = null,
    bool Adaptive = false,
    bool Edge = false,
    string? Neighbors = null,
    string? Statistic = null,
    int? Permutations = null,
    string? Categories = null,
    string? From = null,
    string? To = null,
    string? Hours = null,
    string? Community = null,
    bool WithDiscovered = false
) : DemandQuery(Categories, From, To, Hours, Community, WithDiscovered);
