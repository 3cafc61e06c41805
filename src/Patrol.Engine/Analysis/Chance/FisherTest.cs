namespace Patrol.Engine.Analysis.Chance;

/// <summary>
/// Whether two shares differ, by the chance of tables with the same margins: a of a + b against c of c + d. Exact for
/// small counts too. Fisher (1935), doi:10.2307/2342435.
/// </summary>
public static class FisherTest
{
    /// <summary>Chance of a first cell as small or smaller when both shares are the same: one-sided p.</summary>
    /// <param name="a">First row, first column.</param>
    /// <param name="b">First row, second column.</param>
    /// <param name="c">Second row, first column.</param>
    /// <param name="d">Second row, second column.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static double Less(int a, int b, int c, int d) => new HypergeometricTable(a, b, c, d).AtMost();

    /// <summary>Chance of a first cell as large or larger when both shares are the same: one-sided p.</summary>
    /// <param name="a">First row, first column.</param>
    /// <param name="b">First row, second column.</param>
    /// <param name="c">Second row, first column.</param>
    /// <param name="d">Second row, second column.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static double Greater(int a, int b, int c, int d) => new HypergeometricTable(a, b, c, d).AtLeast();

    /// <summary>
    /// Exact interval of the odds ratio <c>(a/b) / (c/d)</c>, given the margins: each tail holds at most half of what is
    /// left out (Cornfield 1956). 0 or no end where a cell is as extreme as the margins allow.
    /// </summary>
    /// <param name="a">First row, first column.</param>
    /// <param name="b">First row, second column.</param>
    /// <param name="c">Second row, first column.</param>
    /// <param name="d">Second row, second column.</param>
    /// <param name="level">Level of confidence, in 0 … 1, exclusive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or no such level.</exception>
    public static ConfidenceInterval OddsRatio(
        int a,
        int b,
        int c,
        int d,
        double level = ConfidenceInterval.Usual
    ) => new HypergeometricTable(a, b, c, d).OddsRatio(level);
}
