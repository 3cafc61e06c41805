namespace Patrol.Contracts;

/// <summary>Asks for tonight's patrols.</summary>
/// <param name="From">Start of the window, local wall clock of the district, <c>2016-08-12T20:00</c>.</param>
/// <param name="Hours">Length of the window, 0.25–24 hours.</param>
/// <param name="Patrols">Number of patrols, 1–500.</param>
/// <param name="Seed">Seed of the search.</param>
/// <param name="BudgetSeconds">Longest search, 1–600 seconds; a first whole plan and its check are finished even when
/// they take longer.</param>
/// <param name="Surface">Id of the surface; null for the newest.</param>
public sealed record TonightRequest(
    string From,
    double Hours = 4,
    int Patrols = 20,
    int Seed = 7,
    double BudgetSeconds = 30,
    string? Surface = null
);

/// <summary>Tonight's patrols.</summary>
/// <param name="Id">Such as <c>dc-3</c>; null when not stored.</param>
/// <param name="District">Code of the district.</param>
/// <param name="Surface">Id of the surface it was planned on.</param>
/// <param name="Window">Local wall clock, half-open.</param>
/// <param name="Patrols">One a patrol, most risk first.</param>
/// <param name="RiskCovered">Fraction of the window's risk in the visited cells.</param>
/// <param name="Bound">Proven upper bound of it.</param>
/// <param name="Gap">(bound − riskCovered) / bound.</param>
/// <param name="Status"><c>optimal</c>, <c>feasible</c> or <c>budgetSpent</c>.</param>
/// <param name="OneMore">What one more patrol would add to the plan, fraction of the window's risk; 0 when none can be placed.</param>
/// <param name="Unplaced">Patrols that found no place, with the reason as a code; empty when all were placed.</param>
/// <param name="Violations">Broken rules that the independent checker found; 0 in a stored plan.</param>
/// <param name="Seed">Seed of the search.</param>
/// <param name="ClockStopped">True when the clock or a person ended the search before its work was done: the same seed
/// may then give another plan.</param>
/// <param name="Seconds">Time taken.</param>
public sealed record TonightPlan(
    string? Id,
    string District,
    string Surface,
    TonightWindow Window,
    IReadOnlyList<TonightPatrol> Patrols,
    double RiskCovered,
    double Bound,
    double Gap,
    string Status,
    double OneMore,
    IReadOnlyList<ReasonView> Unplaced,
    int Violations,
    int Seed,
    bool ClockStopped,
    double Seconds
)
{
    /// <summary>Version of this object's form.</summary>
    public int Schema => 1;
}

/// <summary>A window in local wall clock, half-open, ISO 8601 without offset.</summary>
public sealed record TonightWindow(string From, string To);

/// <summary>One patrol's area (its beat).</summary>
/// <param name="Base">Code of the base it starts from.</param>
/// <param name="BaseName">Name of the base.</param>
/// <param name="BasePlace">Longitude, latitude of the base.</param>
/// <param name="Cells">Ordinals of the cells to visit, connected by edges.</param>
/// <param name="CellCenters">Easting, northing of each cell's center in the district's metric CRS, in the same order.</param>
/// <param name="Outline">Rings of the area in WGS 84, longitude first.</param>
/// <param name="RiskShare">Fraction of the window's risk in these cells.</param>
/// <param name="FarthestMeters">Street distance from the base to the farthest of its cells.</param>
/// <param name="Streets">Names of its streets, longest first.</param>
public sealed record TonightPatrol(
    string Base,
    string BaseName,
    double[] BasePlace,
    IReadOnlyList<int> Cells,
    IReadOnlyList<double[]> CellCenters,
    IReadOnlyList<double[][]> Outline,
    double RiskShare,
    double FarthestMeters,
    IReadOnlyList<string> Streets
);

/// <summary>A reason as code and arguments, so that every language can say it.</summary>
public sealed record ReasonView(string Code, IReadOnlyDictionary<string, string> Arguments);
