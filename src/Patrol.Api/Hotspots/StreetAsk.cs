using Patrol.Contracts.Hotspots;

namespace Patrol.Api.Hotspots;

/// <summary>A query for densities along streets as an address says it.</summary>
internal sealed class StreetAsk
{
    public string? Categories { get; init; }
    public string? From { get; init; }
    public string? To { get; init; }
    public string? Hours { get; init; }
    public string? Community { get; init; }
    public bool? WithDiscovered { get; init; }
    public double? BandwidthMeters { get; init; }
    public string? Kernel { get; init; }

    public StreetQuery Query =>
        new()
        {
            Categories = Categories,
            From = From,
            To = To,
            Hours = Hours,
            Community = Community,
            WithDiscovered = WithDiscovered ?? false,
            BandwidthMeters = BandwidthMeters,
            Kernel = Kernel,
        };
}
