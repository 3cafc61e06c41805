namespace Patrol.Contracts.Hotspots;

/// <summary>
/// Two windows of one question, drawn the same way. The cells come apart, a byte each: 128 stands for no change, 128 + b for
/// <c>Low · (High / Low)^((b - 1) / 126)</c> more incidents a week than before, 128 - b for as many fewer, b = 1 … 127.
/// </summary>
/// <param name="District">Code of the district.</param>
/// <param name="Now">Demand of the later window.</param>
/// <param name="Before">Demand of the earlier one.</param>
/// <param name="Method">The method used for both.</param>
/// <param name="MethodReason">As of the map.</param>
/// <param name="Kernel">Kernel; null for methods without.</param>
/// <param name="BandwidthMeters">Radius used for both; null for methods without.</param>
/// <param name="BandwidthChosen">True when it was chosen by later weeks, of the later window.</param>
/// <param name="CellMeters">Edge of a cell.</param>
/// <param name="Cells">Number of cells looked at.</param>
/// <param name="NowPerWeek">Reported incidents a week in the later window.</param>
/// <param name="BeforePerWeek">Reported incidents a week in the earlier one.</param>
/// <param name="Ratio">Later rate over the earlier; null where that is 0.</param>
/// <param name="RatioLow">Lower end of its interval of 95 %.</param>
/// <param name="RatioHigh">Upper end; null for none.</param>
/// <param name="Verdict"><c>tooFew</c>, <c>noClearChange</c>, <c>higher</c> or <c>lower</c>.</param>
/// <param name="Scale">How a byte stands for a change, without its sign.</param>
/// <param name="Risen">Cells that rose by at least the scale's lowest value.</param>
/// <param name="Fallen">Cells that fell by as much.</param>
/// <param name="Top">Cells that changed most, at most 50 of each sign, the largest change first.</param>
/// <param name="Limits">Codes of what a reader must know.</param>
public sealed record HotspotDifference(
    string District,
    DemandSummary Now,
    DemandSummary Before,
    string Method,
    string MethodReason,
    string? Kernel,
    double? BandwidthMeters,
    bool BandwidthChosen,
    double CellMeters,
    int Cells,
    double NowPerWeek,
    double BeforePerWeek,
    double? Ratio,
    double RatioLow,
    double? RatioHigh,
    string Verdict,
    ValueScale Scale,
    int Risen,
    int Fallen,
    IReadOnlyList<ChangedCell> Top,
    IReadOnlyList<string> Limits
)
{
    /// <summary>Byte of no change.</summary>
    public const byte Unchanged = 128;
}

/// <summary>A cell whose demand has changed.</summary>
/// <param name="Rank">1 = changed most.</param>
/// <param name="Cell">Ordinal.</param>
/// <param name="Center">Longitude, latitude.</param>
/// <param name="Community">Name of the community; null outside any.</param>
/// <param name="NowPerWeek">Expected reported incidents a week, later window.</param>
/// <param name="BeforePerWeek">Expected reported incidents a week, earlier window.</param>
/// <param name="NowCount">Incidents counted in it and its neighbors, later window.</param>
/// <param name="BeforeCount">Incidents counted in it and its neighbors, earlier window.</param>
/// <param name="Verdict">What these two counts say: <c>tooFew</c>, <c>noClearChange</c>, <c>higher</c> or <c>lower</c>.</param>
public sealed record ChangedCell(
    int Rank,
    int Cell,
    double[] Center,
    string? Community,
    double NowPerWeek,
    double BeforePerWeek,
    double NowCount,
    double BeforeCount,
    string Verdict
);
