namespace Patrol.Contracts.Hotspots;

/// <summary>A hotspot map without its values, which are a byte a cell and come apart.</summary>
/// <param name="District">Code of the district.</param>
/// <param name="Demand">The demand counted.</param>
/// <param name="Method">The method used.</param>
/// <param name="MethodReason">Why this one: <c>asked</c>, <c>backtest</c>, <c>no-backtest</c> or <c>switched-off</c> (the choice has
/// not beaten the plain count for three months, which is shown instead).</param>
/// <param name="Kernel">Kernel; null for methods without.</param>
/// <param name="BandwidthMeters">Radius used; null for methods without or that mix several.</param>
/// <param name="BandwidthChosen">True when it was chosen by later weeks.</param>
/// <param name="CellMeters">Edge of a cell.</param>
/// <param name="Cells">Number of cells looked at: the district's, or the community's.</param>
/// <param name="TotalPerWeek">Expected reported incidents a week, of the hours asked for.</param>
/// <param name="Scale">How a byte of <c>values</c> stands for incidents a week.</param>
/// <param name="Significance">What stands out; null where all cells are alike.</param>
/// <param name="Patterns">[code → cells] emerging patterns, such as <c>persistent</c>; null with too few weeks.</param>
/// <param name="Reading">How much the top of the map held of later weeks; null with too little data.</param>
/// <param name="Top">The highest cells, highest first, at most 100.</param>
/// <param name="Limits">Codes of what a reader must know.</param>
public sealed record HotspotMap(
    string District,
    DemandSummary Demand,
    string Method,
    string MethodReason,
    string? Kernel,
    double? BandwidthMeters,
    bool BandwidthChosen,
    double CellMeters,
    int Cells,
    double TotalPerWeek,
    ValueScale Scale,
    SignificanceSummary? Significance,
    IReadOnlyDictionary<string, int>? Patterns,
    MapReading? Reading,
    IReadOnlyList<TopCell> Top,
    IReadOnlyList<string> Limits
);

/// <summary>What stands out by a statistic, on counts of the demand by cell.</summary>
/// <param name="Statistic"><c>gistar</c> or <c>moran</c>.</param>
/// <param name="Neighbors">As asked for.</param>
/// <param name="Permutations">Draws; null for the normal approximation.</param>
/// <param name="PFdrThreshold">Largest p that holds after the correction for false discoveries at 5 %.</param>
/// <param name="High">[90, 95, 99 %] cells high without the correction.</param>
/// <param name="Low">[90, 95, 99 %] cells low without the correction.</param>
/// <param name="HighCorrected">Cells high with it.</param>
/// <param name="LowCorrected">Cells low with it.</param>
/// <param name="Outliers">Of <c>moran</c>: cells unlike their neighbors at 95 %, high among low and low among high; else null.</param>
public sealed record SignificanceSummary(
    string Statistic,
    string Neighbors,
    int? Permutations,
    double PFdrThreshold,
    IReadOnlyList<int> High,
    IReadOnlyList<int> Low,
    int HighCorrected,
    int LowCorrected,
    IReadOnlyList<int>? Outliers = null
);

/// <summary>
/// The map judged on weeks it has not seen: drawn without them, its top cells held a part of what followed. Fractions.
/// </summary>
/// <param name="AreaShare">Part of the cells looked at in the top: about 5 %, at least one cell. What chance would hold.</param>
/// <param name="From">First Monday of the later weeks.</param>
/// <param name="To">Monday after the last.</param>
/// <param name="Incidents">Incidents in them.</param>
/// <param name="Held">Part held by this map's top cells.</param>
/// <param name="PlainCount">Part held by as many cells of a plain count.</param>
public sealed record MapReading(
    double AreaShare,
    string From,
    string To,
    double Incidents,
    double Held,
    double PlainCount
);

/// <summary>A high cell.</summary>
/// <param name="Rank">1 = highest.</param>
/// <param name="Cell">Ordinal.</param>
/// <param name="Center">Longitude, latitude.</param>
/// <param name="Community">Name of the community; null outside any.</param>
/// <param name="PerWeek">Expected reported incidents a week.</param>
/// <param name="Count">Incidents counted in it.</param>
/// <param name="Z">Score of the statistic; null where all cells are alike.</param>
/// <param name="P">Two-sided p.</param>
/// <param name="Class">±90, ±95, ±99 or 0, without the correction.</param>
/// <param name="ClassCorrected">±95 or ±99 where it holds after the correction, or 0.</param>
/// <param name="Pattern">Code of its pattern; null for none.</param>
public sealed record TopCell(
    int Rank,
    int Cell,
    double[] Center,
    string? Community,
    double PerWeek,
    double Count,
    double? Z,
    double? P,
    int Class,
    int ClassCorrected,
    string? Pattern
);
