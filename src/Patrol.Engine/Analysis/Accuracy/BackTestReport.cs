namespace Patrol.Engine.Analysis.Accuracy;

/// <summary>How methods did on weeks they had not seen.</summary>
/// <param name="FirstWeek">First tested week, as a number of the history.</param>
/// <param name="Weeks">Weeks tested.</param>
/// <param name="Baseline">Name of the baseline.</param>
/// <param name="Chosen">Name of the method for the week after the last.</param>
/// <param name="ChosenByWeek">[tested week] name of the method that was chosen for it, on earlier weeks only.</param>
/// <param name="Methods">Results, the baseline's first, those of the choice by week last.</param>
public sealed record BackTestReport(
    int FirstWeek,
    int Weeks,
    string Baseline,
    string Chosen,
    IReadOnlyList<string> ChosenByWeek,
    IReadOnlyList<MethodResult> Methods
);

/// <summary>How one method did.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Measures">For each share of the area.</param>
public sealed record MethodResult(string Name, IReadOnlyList<AreaMeasure> Measures);

/// <summary>
/// How well the best cells did, all tested weeks together: n of N incidents in k of C cells. Intervals hold 95 % of 1,000
/// draws of as many weeks.
/// </summary>
/// <param name="AreaShare">Share of the area asked for; the cells are <c>k = max(1, round(share · C))</c>.</param>
/// <param name="Cells">k.</param>
/// <param name="HitRate"><c>n / N</c>.</param>
/// <param name="Pai">Prediction accuracy index, <c>(n / N) / (k / C)</c>.</param>
/// <param name="PaiInterval">Interval of the index.</param>
/// <param name="Pei">Prediction efficiency index, <c>n / n*</c>, n* = the most that k cells held, week by week.</param>
/// <param name="Ser">Search efficiency rate: incidents a week and square kilometer of the best cells.</param>
/// <param name="Rri">
/// Recapture rate index, <c>(n / m) / (N / M)</c>, m of M the incidents of the weeks looked at; null when m is 0.
/// </param>
/// <param name="PaiOverBaseline">Index less that of the baseline.</param>
/// <param name="OverBaselineInterval">Its interval, in the same draws of weeks: above 0, the method is better.</param>
public sealed record AreaMeasure(
    double AreaShare,
    int Cells,
    double HitRate,
    double Pai,
    (double Low, double High) PaiInterval,
    double Pei,
    double Ser,
    double? Rri,
    double PaiOverBaseline,
    (double Low, double High) OverBaselineInterval
);
