namespace Patrol.Contracts.Backtests;

/// <summary>How one method did.</summary>
/// <param name="Name">Its name; <c>nested</c> for the choice made anew for each week.</param>
/// <param name="Measures">At 1, 2, 5 and 10 % of the area.</param>
/// <param name="Curve">From 0.5 to 20 % of the area, for plots.</param>
public sealed record BacktestMethod(
    string Name,
    IReadOnlyList<BacktestMeasure> Measures,
    IReadOnlyList<BacktestPoint> Curve
);

/// <summary>
/// How well the best cells did: n of N incidents in k of C cells. Intervals hold 95 % of 1,000 draws of as many weeks: low,
/// high.
/// </summary>
/// <param name="AreaShare">Share of the area.</param>
/// <param name="Cells">k.</param>
/// <param name="HitRate">n / N.</param>
/// <param name="Pai">Prediction accuracy index, (n / N) / (k / C); chance is 1.</param>
/// <param name="PaiInterval">Its interval.</param>
/// <param name="Pei">Prediction efficiency index, n over the most that k cells held.</param>
/// <param name="Ser">Search efficiency rate: incidents a week and square kilometer of the best cells.</param>
/// <param name="Rri">Recapture rate index: share of the tested weeks' over that of the weeks looked at; null when that is 0.</param>
/// <param name="PaiOverBaseline">Index less that of the baseline.</param>
/// <param name="OverBaselineInterval">Its interval, both in the same weeks: above 0, the method is better.</param>
public sealed record BacktestMeasure(
    double AreaShare,
    int Cells,
    double HitRate,
    double Pai,
    double[] PaiInterval,
    double Pei,
    double Ser,
    double? Rri,
    double PaiOverBaseline,
    double[] OverBaselineInterval
);

/// <summary>A point of the curve of a method.</summary>
/// <param name="AreaShare">Share of the area.</param>
/// <param name="HitRate">Fraction of the incidents held.</param>
/// <param name="Pai">Prediction accuracy index.</param>
/// <param name="PaiInterval">Its interval: low, high.</param>
public sealed record BacktestPoint(double AreaShare, double HitRate, double Pai, double[] PaiInterval);
