using Patrol.Engine.Model;
using Patrol.Engine.Network;
using Patrol.Engine.Optimization.Routes.Towns;
using Patrol.Engine.Optimization.Routes.Validation;

namespace Patrol.Engine.Optimization.Routes;

/// <summary>
/// What all problems of a district share and what is slow to make: the candidate stops of each community, the cells that
/// each covers, and the travel times between them. Made once, used for every week and for each change of a plan. Immutable,
/// safe for concurrent use.
/// <list type="bullet">
/// <item>Candidate stops: points every quarter of a cell (at most 50 m) along the streets of the community where a patrol
/// may stop. Of points that cover the same cells only the one nearest to their middle is kept, and a point is left out
/// when another within half a cell covers the same and more.</item>
/// <item>Ways of over an hour are not used.</item>
/// </list>
/// </summary>
public sealed class RouteGround
{
    /// <summary>Longest way between two points of a route.</summary>
    public const int MaxLegSeconds = 3600;

    private readonly Dictionary<string, CommunityGround> communities;
    private readonly Dictionary<string, SnapPoint> bases;

    private RouteGround(
        AnalysisRaster raster,
        StreetGraph graph,
        RouteRules rules,
        Dictionary<string, CommunityGround> communities,
        Dictionary<string, SnapPoint> bases
    )
    {
        (Raster, Graph, Rules) = (raster, graph, rules);
        (this.communities, this.bases) = (communities, bases);
    }

    /// <summary>Analysis cells.</summary>
    public AnalysisRaster Raster { get; }

    /// <summary>Streets.</summary>
    public StreetGraph Graph { get; }

    /// <summary>Rules that it was made for.</summary>
    public RouteRules Rules { get; }

    /// <summary>Number of candidate stops.</summary>
    public int StopCount => communities.Values.Sum(one => one.Stops.Length);

    /// <summary>Prepares a district.</summary>
    /// <param name="raster">Analysis cells.</param>
    /// <param name="graph">Streets.</param>
    /// <param name="areas">Communities; the first of a code counts.</param>
    /// <param name="places">Bases; the first of a code counts.</param>
    /// <param name="rules">Mode and cover radius.</param>
    /// <param name="cancellation">Ends it early, with an exception.</param>
    /// <exception cref="InputException">The rules can't be used: <c>route.rule</c>.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public static RouteGround Prepare(
        AnalysisRaster raster,
        StreetGraph graph,
        IReadOnlyList<Area> areas,
        IReadOnlyList<PatrolBase> places,
        RouteRules rules,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(raster);
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(areas);
        ArgumentNullException.ThrowIfNull(places);
        ArgumentNullException.ThrowIfNull(rules);
        var issues = new List<InputIssue>();
        FactsCheck.Rules(rules, issues);
        if (issues.Count > 0)
        {
            throw new InputException(issues);
        }
        var snap = new StreetSnap(graph.Segments, rules.Mode);
        var bases = new Dictionary<string, SnapPoint>();
        foreach (var place in places)
        {
            if (snap.Find(place.Place.X, place.Place.Y, RouteRules.BaseSnapMeters) is { } point)
            {
                bases.TryAdd(place.Code, point);
            }
        }
        var unique = areas.DistinctBy(area => area.Code).ToArray();
        var candidates = CandidateStops.Find(raster, graph, unique, rules);
        var grounds = new CommunityGround[unique.Length];
        Parallel.For(
            0,
            unique.Length,
            new ParallelOptions { CancellationToken = cancellation },
            at =>
                grounds[at] = new CommunityGround(
                    unique[at].Code,
                    candidates[at],
                    new TravelTimes(graph, rules.Mode)
                )
        );
        return new RouteGround(raster, graph, rules, grounds.ToDictionary(ground => ground.Area), bases);
    }

    internal CommunityGround? FindCommunity(string area) => communities.GetValueOrDefault(area);

    internal SnapPoint? FindBase(string code) => bases.TryGetValue(code, out var point) ? point : null;
}
