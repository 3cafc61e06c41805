namespace Patrol.Engine.Optimization.Rosters.Modeling;

/// <summary>Values as whole numbers for CP-SAT: exact where a small factor makes them whole, else rounded to one in ten
/// million of the largest.</summary>
internal sealed class Weights
{
    private const double Largest = 1e7;

    private static readonly int[] Factors = [1, 10, 60, 100, 420, 600, 840, 1000, 8400];

    public Weights(IReadOnlyList<double> values)
    {
        var most = values.DefaultIfEmpty().Max(Math.Abs);
        var exact = Factors.FirstOrDefault(factor =>
            most * factor <= Largest && values.All(value => IsWhole(value * factor))
        );
        (PerUnit, Error) =
            exact > 0 ? (exact, 0)
            : most > 0 ? (Largest / most, 0.5)
            : (1, 0);
        Of = [.. values.Select(value => (long)Math.Round(value * PerUnit))];
    }

    /// <summary>[value] as a whole number.</summary>
    public long[] Of { get; }

    /// <summary>Whole numbers of a value of 1.</summary>
    public double PerUnit { get; }

    /// <summary>What rounding may hide in one of them.</summary>
    public double Error { get; }

    private static bool IsWhole(double value) => Math.Abs(value - Math.Round(value)) < 1e-9;
}
