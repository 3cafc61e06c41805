namespace Patrol.Contracts.Hotspots;

/// <summary>Asks for walkable hotspots of a map: few connected areas that hold the most.</summary>
/// <param name="Map">The map.</param>
/// <param name="Areas">Most areas, 1–50.</param>
/// <param name="SquareMeters">Largest area of each.</param>
/// <param name="BudgetSeconds">Longest search, 1–600.</param>
public sealed record WalkableAreasRequest(
    HotspotQuery Map,
    int Areas = 8,
    double SquareMeters = 250_000,
    double BudgetSeconds = 60
);

/// <summary>Walkable hotspots found.</summary>
/// <param name="Id">Such as <c>dc-4</c>; null before they are stored.</param>
/// <param name="District">Code of the district.</param>
/// <param name="Created">UTC, ISO 8601.</param>
/// <param name="Request">What was asked for.</param>
/// <param name="Method">Method of the map.</param>
/// <param name="Demand">The demand counted.</param>
/// <param name="Status"><c>optimal</c>, <c>feasible</c> or <c>budgetSpent</c>.</param>
/// <param name="PerWeek">Expected reported incidents a week in all areas.</param>
/// <param name="Share">Part of the expected incidents of the district, or of the community asked for.</param>
/// <param name="AreaShare">Part of its area.</param>
/// <param name="Bound">Most that any such areas could hold, incidents a week.</param>
/// <param name="Gap">(bound − found) / bound.</param>
/// <param name="Greedy">What a greedy choice on the same cells holds, incidents a week.</param>
/// <param name="Reading">The same areas drawn without the last weeks, and what those then held; null with too little data.</param>
/// <param name="Areas">The areas, most first.</param>
/// <param name="CellMeters">Edge of a cell.</param>
/// <param name="Barriers">Pairs of neighboring cells between which nobody walks: a river or railway without a crossing.</param>
/// <param name="Missing">One for each area that was asked for and is not there, with the reason as a code.</param>
/// <param name="Seconds">Time taken.</param>
/// <param name="ClockStopped">True when the clock or a person ended the search before its work was done: asked again, the
/// same may then give other areas.</param>
public sealed record WalkableAreas(
    string? Id,
    string District,
    string Created,
    WalkableAreasRequest Request,
    string Method,
    DemandSummary Demand,
    string Status,
    double PerWeek,
    double Share,
    double AreaShare,
    double Bound,
    double Gap,
    double Greedy,
    MapReading? Reading,
    IReadOnlyList<WalkableArea> Areas,
    double CellMeters,
    int Barriers,
    IReadOnlyList<ReasonView> Missing,
    double Seconds,
    bool ClockStopped
)
{
    /// <summary>Version of this document's form.</summary>
    public int Schema => 1;
}

/// <summary>A walkable hotspot.</summary>
/// <param name="Rank">1 = holds most.</param>
/// <param name="Cells">Ordinals of its cells.</param>
/// <param name="SquareMeters">Area.</param>
/// <param name="PerWeek">Expected reported incidents a week.</param>
/// <param name="Share">Part of the district's, or of those of the community asked for.</param>
/// <param name="Community">Name of the community that holds most of it; null outside any.</param>
/// <param name="Streets">Names of streets in it, at most five.</param>
/// <param name="Center">Longitude, latitude.</param>
/// <param name="Outline">Rings of longitude, latitude; the first is the outer one, others are holes.</param>
public sealed record WalkableArea(
    int Rank,
    IReadOnlyList<int> Cells,
    double SquareMeters,
    double PerWeek,
    double Share,
    string? Community,
    IReadOnlyList<string> Streets,
    double[] Center,
    double[][][] Outline
);
