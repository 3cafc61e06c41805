namespace Patrol.Contracts.Comparisons;

/// <summary>
/// Asks what became of an area after a measure began there, against areas without it. The spans before and after are equally
/// long.
/// </summary>
public sealed record MeasureQuery
{
    /// <summary>Codes of the area's communities, comma-separated; null where a circle is given.</summary>
    public string? Communities { get; init; }

    /// <summary>Longitude of a circle's middle.</summary>
    public double? Longitude { get; init; }

    /// <summary>Latitude of a circle's middle.</summary>
    public double? Latitude { get; init; }

    /// <summary>Radius of the circle, meters; cells count whose center lies in it.</summary>
    public double? RadiusMeters { get; init; }

    /// <summary>Codes of the communities compared with; null for all that the area does not touch.</summary>
    public string? Compare { get; init; }

    /// <summary>Width of the ring around the area in which displacement is looked for; 0 for none. Null for 400.</summary>
    public double? RingMeters { get; init; }

    /// <summary>Local date on which the measure began.</summary>
    public string? Began { get; init; }

    /// <summary>Local date after the last counted; null for that after the last on record.</summary>
    public string? To { get; init; }

    /// <summary>Codes of categories, comma-separated; null for all that are not sensitive.</summary>
    public string? Categories { get; init; }
}

/// <summary>What became of an area with a measure.</summary>
/// <param name="District">Code of the district.</param>
/// <param name="From">First local date before.</param>
/// <param name="Began">Local date on which the measure began.</param>
/// <param name="To">Local date after the last.</param>
/// <param name="Days">Days of each span.</param>
/// <param name="Area">The area with the measure.</param>
/// <param name="Comparison">The areas compared with.</param>
/// <param name="Ring">The ring; null without one.</param>
/// <param name="ComparedWith">Codes of the communities compared with.</param>
/// <param name="Ratio">(area after ÷ before) ÷ (comparison after ÷ before); null where a count to divide by is 0.</param>
/// <param name="Exact">Exact interval of it.</param>
/// <param name="LogNormal">Interval widened for incidents that come in clusters; null where a count is 0.</param>
/// <param name="Dispersion">How much weekly counts spread beyond independent incidents, at least 1.</param>
/// <param name="Verdict"><c>tooFew</c>, <c>noClearChange</c>, <c>higher</c> or <c>lower</c> than the comparison leads to expect.</param>
/// <param name="Displacement">Whether incidents moved around the corner; null without a ring.</param>
/// <param name="ExpiredLeftOut">Incidents of the spans whose detail is gone: they have no date and are left out.</param>
/// <param name="Limits">Codes of what a reader must know.</param>
public sealed record MeasureView(
    string District,
    string From,
    string Began,
    string To,
    int Days,
    MeasureCount Area,
    MeasureCount Comparison,
    MeasureCount? Ring,
    IReadOnlyList<string> ComparedWith,
    double? Ratio,
    IntervalView Exact,
    IntervalView? LogNormal,
    double Dispersion,
    string Verdict,
    DisplacementView? Displacement,
    int ExpiredLeftOut,
    IReadOnlyList<string> Limits
);

/// <summary>Incidents of an area before and after.</summary>
/// <param name="Cells">Analysis cells in it.</param>
/// <param name="Before">Incidents before.</param>
/// <param name="After">Incidents after.</param>
public sealed record MeasureCount(int Cells, int Before, int After);

/// <summary>What the ring says.</summary>
/// <param name="Quotient">Weighted displacement quotient; null where the area did not improve.</param>
/// <param name="QuotientInterval">Interval of it; null with it.</param>
/// <param name="NetEffect">Incidents avoided in area and ring, below 0 added; null where the comparison had none.</param>
/// <param name="NetInterval">Interval of it; null with it.</param>
/// <param name="Verdict"><c>nothingToMove</c>, <c>unclear</c>, <c>diffusion</c>, <c>displacement</c> or <c>moreThanGained</c>.</param>
public sealed record DisplacementView(
    double? Quotient,
    IntervalView? QuotientInterval,
    double? NetEffect,
    IntervalView? NetInterval,
    string Verdict
);
