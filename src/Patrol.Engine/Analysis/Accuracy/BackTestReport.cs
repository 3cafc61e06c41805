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
)
{
    /// <summary>Whether the choice has beaten the baseline for three months; null where fewer weeks can be tested.</summary>
    public BackTestSwitch? Switch { get; init; }

    /// <summary>True when it has not: the baseline is to be used.</summary>
    public bool IsSwitchedOff => Switch is { } judged && judged.Choice <= judged.Baseline;
}

/// <summary>The choice by week beside the baseline, over the last three months.</summary>
/// <param name="Weeks">Weeks looked at.</param>
/// <param name="Choice">Hit rate of the choice, the mean over <see cref="BackTest.CurveShares"/>.</param>
/// <param name="Baseline">That of the baseline.</param>
public sealed record BackTestSwitch(int Weeks, double Choice, double Baseline);

/// <summary>How far a back-test has come.</summary>
/// <param name="Weeks">Weeks foretold.</param>
/// <param name="Of">Weeks to foretell, those by which the choice is made among them.</param>
public sealed record BackTestProgress(int Weeks, int Of);

/// <summary>How one method did.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Measures">For each share of the area.</param>
/// <param name="Curve">For each of <see cref="BackTest.CurveShares"/>, ascending.</param>
public sealed record MethodResult(
    string Name,
    IReadOnlyList<AreaMeasure> Measures,
    IReadOnlyList<CurvePoint> Curve
);

/// <summary>A point of a method's curve, all tested weeks together.</summary>
/// <param name="AreaShare">Share of the area asked for.</param>
/// <param name="Cells">Number of cells.</param>
/// <param name="HitRate">Fraction of the incidents in them.</param>
/// <param name="Pai">Prediction accuracy index.</param>
/// <param name="PaiInterval">Its interval, in the same draws of weeks as all others.</param>
public sealed record CurvePoint(
    double AreaShare,
    int Cells,
    double HitRate,
    double Pai,
    (double Low, double High) PaiInterval
);

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
