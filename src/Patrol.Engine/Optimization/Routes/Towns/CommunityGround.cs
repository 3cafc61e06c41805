using Patrol.Engine.Network;

namespace Patrol.Engine.Optimization.Routes.Towns;

/// <summary>A place where a patrol may stop.</summary>
/// <param name="Point">Point on a street.</param>
/// <param name="Cells">Ordinals of the cells it covers, ascending; at least one.</param>
internal sealed record CandidateStop(SnapPoint Point, int[] Cells);

/// <summary>Candidate stops of a community and the seconds between them.</summary>
internal sealed class CommunityGround
{
    public CommunityGround(string area, IReadOnlyList<CandidateStop> stops, TravelTimes times)
    {
        Area = area;
        Stops = [.. stops];
        Points = [.. Stops.Select(stop => stop.Point)];
        Seconds = times.Between(Points, Points, RouteGround.MaxLegSeconds);
    }

    public string Area { get; }

    public CandidateStop[] Stops { get; }

    public SnapPoint[] Points { get; }

    /// <summary>[from][to] seconds, or <see cref="TravelTimes.Never"/>.</summary>
    public int[][] Seconds { get; }
}
