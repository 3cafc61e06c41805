using MathNet.Numerics;

namespace Patrol.Engine.Analysis.Chance;

/// <summary>
/// A table of two rows and two columns, <c>[a b; c d]</c>, whose margins are taken as given: for an odds ratio ω the first
/// cell is x with a chance in proportion to <c>C(a + b, x) · C(c + d, a + c − x) · ωˣ</c>.
/// </summary>
/// <remarks>Fisher (1935), doi:10.2307/2342435; intervals as in Cornfield (1956).</remarks>
internal sealed class HypergeometricTable
{
    private const double WidestLogOdds = 60;
    private const int Halvings = 100;
    private readonly double[] logWeight;
    private readonly int least;
    private readonly int first;

    public HypergeometricTable(int a, int b, int c, int d)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(a);
        ArgumentOutOfRangeException.ThrowIfNegative(b);
        ArgumentOutOfRangeException.ThrowIfNegative(c);
        ArgumentOutOfRangeException.ThrowIfNegative(d);
        first = a;
        least = Math.Max(0, a - d);
        logWeight = new double[Math.Min(a + b, a + c) - least + 1];
        for (var i = 0; i < logWeight.Length; i++)
        {
            var x = least + i;
            logWeight[i] =
                SpecialFunctions.BinomialLn(a + b, x) + SpecialFunctions.BinomialLn(c + d, a + c - x);
        }
    }

    /// <summary>Chance that the first cell is at most what it is.</summary>
    public double AtMost(double logOdds = 0) => Chance(logOdds, 0, first - least);

    /// <summary>Chance that the first cell is at least what it is.</summary>
    public double AtLeast(double logOdds = 0) => Chance(logOdds, first - least, logWeight.Length - 1);

    /// <summary>Odds ratios that neither tail of α/2 speaks against.</summary>
    public ConfidenceInterval OddsRatio(double level)
    {
        var outside = Level.Outside(level) / 2;
        return new ConfidenceInterval(
            first == least ? 0 : Solve(log => AtLeast(log) - outside),
            first == least + logWeight.Length - 1 ? null : Solve(log => outside - AtMost(log))
        );
    }

    private double Chance(double logOdds, int from, int to)
    {
        var highest = double.NegativeInfinity;
        for (var i = 0; i < logWeight.Length; i++)
        {
            highest = Math.Max(highest, logWeight[i] + i * logOdds);
        }
        var (part, all) = (0.0, 0.0);
        for (var i = 0; i < logWeight.Length; i++)
        {
            var weight = Math.Exp(logWeight[i] + i * logOdds - highest);
            all += weight;
            part += i >= from && i <= to ? weight : 0;
        }
        return part / all;
    }

    // The function rises with the odds.
    private static double Solve(Func<double, double> rising)
    {
        var (low, high) = (-WidestLogOdds, WidestLogOdds);
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = rising(middle) < 0 ? (middle, high) : (low, middle);
        }
        return Math.Exp((low + high) / 2);
    }
}
