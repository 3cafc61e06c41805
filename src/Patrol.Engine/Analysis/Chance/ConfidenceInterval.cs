namespace Patrol.Engine.Analysis.Chance;

/// <summary>Where a value lies but for chance: both ends belong to it.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end; null where the data set none.</param>
public sealed record ConfidenceInterval(double Low, double? High)
{
    /// <summary>The usual share of intervals that hold the true value.</summary>
    public const double Usual = 0.95;

    /// <summary>True when a value lies inside.</summary>
    public bool Holds(double value) => value >= Low && !(value > High);

    /// <summary>Both ends times a factor above 0.</summary>
    public ConfidenceInterval Times(double factor) => new(Low * factor, High * factor);
}
