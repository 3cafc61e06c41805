using Patrol.Engine.Model;

namespace Patrol.Engine.Sample.Demand;

/// <summary>A category of the sample: its share, its times and what draws it.</summary>
/// <param name="Code">Code in the files.</param>
/// <param name="Name">Name shown to people.</param>
/// <param name="Share">Share of all incidents.</param>
/// <param name="IntervalShare">Share of its times that are intervals.</param>
/// <param name="MeanHours">Mean length of its intervals, exponential.</param>
/// <param name="Peaks">Hours in which it stands out, before raking to the district's hours.</param>
/// <param name="PeakFactor">By how much.</param>
internal sealed record SampleCategory(
    string Code,
    string Name,
    double Share,
    double IntervalShare,
    double MeanHours,
    int[] Peaks,
    double PeakFactor
);

/// <summary>Categories, their shares and the pull of sites on them.</summary>
internal static class SampleCategories
{
    private const double TheftIntervals = 0.8;

    /// <summary>So that 35 % of all times are intervals.</summary>
    private const double OtherIntervals = (0.35 - 0.17 * TheftIntervals) / 0.83;

    public const int Theft = 1;

    public static SampleCategory[] All { get; } =
    [
        new("dispute", "Dispute", 0.22, OtherIntervals, 0.5, [18, 19, 20, 21, 22], 2.5),
        new("theft", "E-bike and other theft", 0.17, TheftIntervals, 6, [10, 11, 12, 17, 18, 19], 2.5),
        new("traffic", "Obstruction and traffic", 0.16, OtherIntervals, 0.5, [7, 16, 17], 3),
        new("noise", "Noise", 0.14, OtherIntervals, 0.5, [21, 22, 23, 0], 4),
        new("assistance", "Lost and assistance", 0.12, OtherIntervals, 0.5, [], 1),
        new("hazard", "Fire and electric hazard", 0.09, OtherIntervals, 0.5, [], 1),
        new("fraud", "Fraud", 0.06, OtherIntervals, 0.5, [], 1),
        new("other", "Other", 0.04, OtherIntervals, 0.5, [], 1),
    ];

    /// <summary>Kinds of sites with the distance their pull fades over, meters, and β by category in the order above.</summary>
    public static (SiteKind Kind, double FadeMeters, double[] Pull)[] Attractors { get; } =
    [
        (SiteKind.Market, 150, [0.8, 1.6, 0.9, 0.3, 1.0, 0.4, 0.8, 0.5]),
        (SiteKind.Metro, 150, [0.5, 1.4, 0.9, 0.4, 1.2, 0.2, 0.4, 0.4]),
        (SiteKind.BusHub, 120, [0.4, 0.9, 0.8, 0.3, 0.8, 0.2, 0.3, 0.3]),
        (SiteKind.School, 120, [0.3, 0.5, 1.2, 0.1, 0.4, 0.1, 0.1, 0.2]),
        (SiteKind.Hospital, 150, [0.7, 0.6, 0.8, 0.1, 0.9, 0.2, 0.5, 0.3]),
        (SiteKind.Stadium, 250, [0.5, 0.5, 0.9, 0.8, 0.4, 0.1, 0.1, 0.3]),
        (SiteKind.Park, 150, [0.3, 0.3, 0.2, 0.6, 0.5, 0.1, 0.1, 0.2]),
        (SiteKind.CompoundEntrance, 100, [0.9, 0.8, 0.6, 1.0, 0.5, 1.1, 1.0, 0.5]),
    ];
}
