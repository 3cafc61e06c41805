using Patrol.Engine.Analysis.Periods;
using Patrol.Engine.Model;

namespace Patrol.Engine.Analysis.Hotspots;

/// <summary>
/// Codes of what a reader must know before trusting a surface; a method card lists those that hold. The thresholds
/// are our own choice.
/// </summary>
public static class SurfaceLimits
{
    /// <summary>
    /// Demand beyond the boundary is unknown, so cells within the radius of it read low. Holds for methods that spread incidents
    /// over the ground.
    /// </summary>
    public const string NoEdgeCorrection = "no-edge-correction";

    /// <summary>Counts know the cell of an incident, not its place in it: each is taken at the center.</summary>
    public const string CellCenters = "cell-centers";

    /// <summary>No incident has a time of day: every hour of the week is taken as equal.</summary>
    public const string NoHourProfile = "no-hour-profile";

    /// <summary>More than a fifth of the incidents have no time of day; hours come from the others alone.</summary>
    public const string DatesOnly = "dates-only";

    /// <summary>Communities' hours could not be told from the district's, or all could: the prior is at its bound.</summary>
    public const string PriorAtBound = "prior-at-bound";

    /// <summary>Fewer than 100 incidents.</summary>
    public const string FewIncidents = "few-incidents";

    /// <summary>All incidents lie in one cell.</summary>
    public const string OneCell = "one-cell";

    /// <summary>There are gaps of more than 28 days; they are left out of the weeks that rates divide by.</summary>
    public const string LongGaps = "long-gaps";

    /// <summary>Fewer than 8 observed weeks.</summary>
    public const string ShortWindow = "short-window";

    /// <summary>The radius is shorter than a cell.</summary>
    public const string NarrowKernel = "narrow-kernel";

    /// <summary>Too little data to hold out weeks and judge the map on them.</summary>
    public const string NoReading = "no-reading";

    /// <summary>On the held-out weeks a plain count map held more than this one.</summary>
    public const string PlainCountBetter = "plain-count-better";

    /// <summary>The choice has not beaten the plain count for three months, which is used instead.</summary>
    public const string SwitchedOff = "switched-off";

    /// <summary>The back-test that chose the method ends more than three months before the data does.</summary>
    public const string OldBacktest = "backtest-old";

    /// <summary>What police discovered is counted too: places look high where police already were.</summary>
    public const string WithDiscovered = "with-discovered";

    private const double LargeShare = 0.2;
    private const int FewestIncidents = 100;
    private const double FewestWeeks = 8;
    private const int OldWeeks = 13;

    // These count in their own cell only.
    private static readonly string[] Spreadless = ["smoothedCounts", "yearCounts"];

    internal static IReadOnlyList<string> Of(MethodCard card, HourProfiles hours, bool oneCell)
    {
        var untimed = 1 - card.TimedIncidents / (double)card.Incidents;
        var strengths = HourProfiles.Strengths;
        (string Code, bool Holds)[] limits =
        [
            (NoEdgeCorrection, !Spreadless.Contains(card.Method)),
            (CellCenters, !Spreadless.Contains(card.Method)),
            (NoHourProfile, hours.PeakHour is null),
            (DatesOnly, hours.PeakHour is not null && untimed > LargeShare),
            (PriorAtBound, card.PriorStrength == strengths[0] || card.PriorStrength == strengths[^1]),
            (FewIncidents, card.Incidents < FewestIncidents),
            (OneCell, oneCell),
            (LongGaps, card.Gaps.Count > 0),
            (ShortWindow, card.ObservedWeeks < FewestWeeks),
            (NarrowKernel, card.BandwidthMeters < card.CellMeters),
            (NoReading, card.Reading is null),
            (PlainCountBetter, card.Reading is { } reading && reading.PlainCount > reading.Surface),
            (SwitchedOff, card.Choice.Reason == SwitchedOff),
            (OldBacktest, card.Reading is { } read && read.To.PlusWeeks(OldWeeks) < card.To),
            (WithDiscovered, card.WithDiscovered),
        ];
        return [.. limits.Where(limit => limit.Holds).Select(limit => limit.Code)];
    }
}
