namespace Patrol.Contracts.Periods;

/// <summary>All periods together.</summary>
/// <param name="Hours">Their hours.</param>
/// <param name="HoursShare">Fraction of the week's hours.</param>
/// <param name="Share">Fraction of the week's demand.</param>
/// <param name="ShareLow">Lower end of the interval of 95 %; null with too few weeks.</param>
/// <param name="ShareHigh">Upper end; null with too few weeks.</param>
/// <param name="Ranges">Their hours as a demand query takes them.</param>
public sealed record PeriodTotal(
    int Hours,
    double HoursShare,
    double Share,
    double? ShareLow,
    double? ShareHigh,
    string Ranges
);
