using Patrol.Engine.Analysis.Periods;
using Patrol.Engine.Model;

namespace Patrol.Engine.Analysis.Hotspots;

/// <summary>
/// Codes of what a reader must know before trusting a surface; a method card lists those that hold. The thresholds
/// are our own choice.
/// </summary>
public static class SurfaceLimits
{
    /// <summary>Demand beyond the boundary is unknown, so cells within the radius of it read low. Always holds.</summary>
    public const string NoEdgeCorrection = "no-edge-correction";

    /// <summary>No incident has a time of day: every hour of the week is taken as equal.</summary>
    public const string NoHourProfile = "no-hour-profile";

    /// <summary>More than a fifth of the incidents have no time of day; hours come from the others alone.</summary>
    public const string DatesOnly = "dates-only";

    /// <summary>Communities' hours could not be told from the district's, or all could: the prior is at its bound.</summary>
    public const string PriorAtBound = "prior-at-bound";

    /// <summary>More than a fifth of the incidents share their exact place with another, such as a block's center.</summary>
    public const string MostlyCoincident = "mostly-coincident";

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

    private const double LargeShare = 0.2;
    private const int FewestIncidents = 100;
    private const double FewestWeeks = 8;

    internal static IReadOnlyList<string> Of(MethodCard card, HourProfiles hours, bool oneCell)
    {
        var untimed = 1 - card.TimedIncidents / (double)card.Incidents;
        var strengths = HourProfiles.Strengths;
        (string Code, bool Holds)[] limits =
        [
            (NoEdgeCorrection, true),
            (NoHourProfile, hours.PeakHour is null),
            (DatesOnly, hours.PeakHour is not null && untimed > LargeShare),
            (PriorAtBound, card.PriorStrength == strengths[0] || card.PriorStrength == strengths[^1]),
            (MostlyCoincident, card.CoincidentShare > LargeShare),
            (FewIncidents, card.Incidents < FewestIncidents),
            (OneCell, oneCell),
            (LongGaps, card.Gaps.Count > 0),
            (ShortWindow, card.ObservedWeeks < FewestWeeks),
            (NarrowKernel, card.BandwidthMeters < card.CellMeters),
            (NoReading, card.Reading is null),
            (PlainCountBetter, card.Reading is { } reading && reading.PlainCount > reading.Surface),
        ];
        return [.. limits.Where(limit => limit.Holds).Select(limit => limit.Code)];
    }
}
