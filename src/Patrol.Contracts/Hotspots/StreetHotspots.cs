namespace Patrol.Contracts.Hotspots;

/// <summary>
/// Reported demand along the streets, without the values of all segments, which are a byte each and come apart: in the order of
/// segment numbers, by <see cref="Scale"/>, in incidents per kilometer and week.
/// </summary>
/// <param name="District">Code of the district.</param>
/// <param name="Demand">The demand asked for.</param>
/// <param name="Kernel">The kernel.</param>
/// <param name="BandwidthMeters">Its reach along the streets.</param>
/// <param name="Segments">Number of segments.</param>
/// <param name="Meters">Length of all of them.</param>
/// <param name="PerWeek">Incidents a week that lie on them.</param>
/// <param name="Incidents">Incidents that were brought to the nearest street.</param>
/// <param name="FarFromStreets">Incidents left out: farther than <see cref="ReachMeters"/> from any street.</param>
/// <param name="Expired">Incidents left out: only their cell is still known, because their detail has expired.</param>
/// <param name="ReachMeters">Farthest that an incident may lie from its street.</param>
/// <param name="Scale">How a byte stands for incidents per kilometer and week.</param>
/// <param name="Held">What the densest segments hold, fewest first.</param>
/// <param name="Top">The densest segments, densest first, at most 100.</param>
public sealed record StreetHotspots(
    string District,
    DemandSummary Demand,
    string Kernel,
    double BandwidthMeters,
    int Segments,
    double Meters,
    double PerWeek,
    double Incidents,
    double FarFromStreets,
    double Expired,
    double ReachMeters,
    ValueScale Scale,
    IReadOnlyList<StreetShare> Held,
    IReadOnlyList<TopStreet> Top
)
{
    /// <summary>Version of this document's form.</summary>
    public int Schema => 1;
}

/// <summary>What the densest segments hold, as far as they make up a part of the length of all.</summary>
/// <param name="LengthShare">That part, such as 0.01.</param>
/// <param name="Segments">Segments in it.</param>
/// <param name="Meters">Their length.</param>
/// <param name="Share">Part of the expected incidents on them.</param>
public sealed record StreetShare(double LengthShare, int Segments, double Meters, double Share);

/// <summary>A dense segment.</summary>
/// <param name="Rank">1 = densest.</param>
/// <param name="Segment">Number of the segment: its feature id in the tiles' layer <c>streets</c>.</param>
/// <param name="Name">Name of the street; null when it has none.</param>
/// <param name="Community">Name of the community that its middle lies in; null outside any.</param>
/// <param name="Center">Longitude, latitude of its middle.</param>
/// <param name="Meters">Length.</param>
/// <param name="PerWeekKm">Incidents per kilometer and week.</param>
/// <param name="PerWeek">Incidents a week on it.</param>
/// <param name="Share">Part of the expected incidents on all streets.</param>
public sealed record TopStreet(
    int Rank,
    int Segment,
    string? Name,
    string? Community,
    double[] Center,
    double Meters,
    double PerWeekKm,
    double PerWeek,
    double Share
);
