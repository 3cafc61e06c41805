namespace Patrol.Engine.Model;

/// <summary>Why a surface is drawn by its method, and how that did on weeks it had not seen.</summary>
/// <param name="Reason">
/// <c>backtest</c>: it did best on this district's own data; <c>switched-off</c>: the choice has not beaten the plain count for
/// three months, which is used instead; <c>asked</c>: somebody asked for it; <c>no-backtest</c>: too little data to tell.
/// </param>
/// <param name="Backtest">Id of the back-test, such as <c>dc-4</c>; null where none is stored.</param>
/// <param name="Figures">Its figures beside those of the plain count, by share of the area; empty without a test.</param>
public sealed record MethodChoice(string Reason, string? Backtest, IReadOnlyList<ChoiceFigure> Figures)
{
    /// <summary>Nothing is known of how well the method does.</summary>
    public static MethodChoice Untested { get; } = new("no-backtest", null, []);
}

/// <summary>A method beside the plain count at one share of the area. Intervals hold 95 %: low, high.</summary>
/// <param name="AreaShare">Share of the area.</param>
/// <param name="HitRate">Fraction of the incidents in the method's best cells.</param>
/// <param name="Pai">Prediction accuracy index; chance is 1.</param>
/// <param name="PaiInterval">Its interval.</param>
/// <param name="BaselinePai">That of the plain count.</param>
/// <param name="BaselineInterval">Its interval.</param>
/// <param name="OverBaseline">Index less that of the plain count.</param>
/// <param name="OverBaselineInterval">Its interval, both in the same weeks.</param>
public sealed record ChoiceFigure(
    double AreaShare,
    double HitRate,
    double Pai,
    (double Low, double High) PaiInterval,
    double BaselinePai,
    (double Low, double High) BaselineInterval,
    double OverBaseline,
    (double Low, double High) OverBaselineInterval
);

/// <summary>A category in a surface.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Weight">What an incident of it weighs.</param>
public sealed record CategoryWeight(string Code, double Weight);
