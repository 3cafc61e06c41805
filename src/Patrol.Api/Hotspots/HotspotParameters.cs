using Patrol.Contracts.Hotspots;

namespace Patrol.Api.Hotspots;

/// <summary>A <see cref="HotspotQuery"/> as it stands in an address; what is left out has its default.</summary>
internal sealed record HotspotParameters(
    string? Categories,
    string? From,
    int? Weeks,
    string? To,
    string? Hours,
    string? Community,
    bool? WithDiscovered,
    string? Method,
    string? Kernel,
    double? BandwidthMeters,
    bool? Adaptive,
    bool? Edge,
    string? Neighbors,
    string? Statistic,
    int? Permutations
)
{
    /// <summary>The query.</summary>
    public HotspotQuery Query =>
        new()
        {
            Categories = Categories,
            From = From,
            Weeks = Weeks,
            To = To,
            Hours = Hours,
            Community = Community,
            WithDiscovered = WithDiscovered ?? false,
            Method = Method,
            Kernel = Kernel,
            BandwidthMeters = BandwidthMeters,
            Adaptive = Adaptive ?? false,
            Edge = Edge ?? false,
            Neighbors = Neighbors,
            Statistic = Statistic,
            Permutations = Permutations,
        };
}
