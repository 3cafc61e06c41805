namespace Patrol.Contracts.Hotspots;

/// <summary>Asks for densities along streets: which demand, spread how far. The same query gives the same map.</summary>
public sealed record StreetQuery : DemandQuery
{
    /// <summary>Reach of an incident along the streets, 20 to 2,000 m; null for 200, two street blocks.</summary>
    public double? BandwidthMeters { get; init; }

    /// <summary><c>quartic</c>, <c>gaussian</c> or <c>uniform</c>; null for quartic.</summary>
    public string? Kernel { get; init; }
}
