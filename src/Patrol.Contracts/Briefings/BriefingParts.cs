using Patrol.Contracts.Comparisons;
using Patrol.Contracts.Hotspots;

namespace Patrol.Contracts.Briefings;

/// <summary>High-incidence periods of the year that ends with the month.</summary>
/// <param name="From">First Monday counted.</param>
/// <param name="To">Monday after the last week.</param>
/// <param name="Unit"><c>week</c> or <c>incident</c>: what was drawn for the intervals.</param>
/// <param name="Units">How many of them.</param>
/// <param name="Draws">Draws.</param>
/// <param name="Share">[hour of week] share of the week's reported demand.</param>
/// <param name="Periods">By first hour.</param>
/// <param name="Limits">Codes of what a reader must know.</param>
public sealed record BriefingPeriods(
    string From,
    string To,
    string Unit,
    int Units,
    int Draws,
    IReadOnlyList<double> Share,
    IReadOnlyList<BriefingPeriod> Periods,
    IReadOnlyList<string> Limits
);

/// <summary>A high-incidence period.</summary>
/// <param name="From">First hour of the week, 0 = Monday 00:00.</param>
/// <param name="Hours">Its length; hours past 167 are those of Monday.</param>
/// <param name="Share">Share of the week's reported demand.</param>
/// <param name="Interval">Interval of the share, 95 %.</param>
/// <param name="Stability">The smaller share of draws in which its first or last hour lies in a period.</param>
public sealed record BriefingPeriod(
    int From,
    int Hours,
    double Share,
    IntervalView Interval,
    double Stability
);

/// <summary>Cells with the highest smoothed counts of the twelve weeks that end with the month.</summary>
/// <param name="Cells">Highest first.</param>
/// <param name="AreaShare">Their share of the district's cells.</param>
/// <param name="Held">Share of the twelve weeks' incidents in them.</param>
public sealed record BriefingPlaces(IReadOnlyList<PlaceView> Cells, double AreaShare, double Held);

/// <summary>A cell as a place: where it is and which streets it holds.</summary>
/// <param name="Rank">1 = highest.</param>
/// <param name="Cell">Ordinal.</param>
/// <param name="Center">Longitude, latitude.</param>
/// <param name="Outline">Its corners, longitude and latitude, closed.</param>
/// <param name="Community">Code of its community; null outside any.</param>
/// <param name="CommunityName">Name of it.</param>
/// <param name="Streets">Names of its streets, the longest first; at most three.</param>
/// <param name="PerWeek">Expected reported incidents a week.</param>
public sealed record PlaceView(
    int Rank,
    int Cell,
    double[] Center,
    IReadOnlyList<double[]> Outline,
    string? Community,
    string? CommunityName,
    IReadOnlyList<string> Streets,
    double PerWeek
);

/// <summary>The newest back-test on record, in short. Fractions.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Method">The method that maps use since.</param>
/// <param name="Weeks">Weeks it was judged on.</param>
/// <param name="AreaShare">Share of the area looked at, which is what chance would hold too.</param>
/// <param name="Held">Fraction of the incidents held by the method's best cells.</param>
/// <param name="Baseline">That held by the baseline's.</param>
public sealed record BriefingBackTest(
    string Id,
    string Method,
    int Weeks,
    double AreaShare,
    double Held,
    double Baseline
);

/// <summary>How the places were found.</summary>
/// <param name="Method"><c>smoothedCounts</c>.</param>
/// <param name="CellMeters">Edge of a cell.</param>
/// <param name="Cells">Cells of the district.</param>
/// <param name="From">First Monday counted.</param>
/// <param name="To">Monday after the last week.</param>
/// <param name="Incidents">Incidents counted.</param>
/// <param name="Categories">Categories counted.</param>
/// <param name="Reading">The same map drawn without the month, and what of the month its top held; null with too little data.</param>
/// <param name="Limits">Codes of what a reader must know.</param>
public sealed record BriefingCard(
    string Method,
    double CellMeters,
    int Cells,
    string From,
    string To,
    double Incidents,
    IReadOnlyList<NamedCode> Categories,
    MapReading? Reading,
    IReadOnlyList<string> Limits
);
