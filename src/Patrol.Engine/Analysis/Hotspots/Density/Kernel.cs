namespace Patrol.Engine.Analysis.Hotspots.Density;

/// <summary>The hill that one incident spreads over, of volume 1; h is the bandwidth, d the distance.</summary>
public enum Kernel
{
    /// <summary><c>3 / (π h²) · (1 − d²/h²)²</c> for d ≤ h, else 0.</summary>
    Quartic,

    /// <summary>
    /// <c>exp(−d² / 2h²) / (2π h² (1 − e⁻⁸))</c> for d ≤ 4 h, else 0: h is the standard deviation, and the 0.03 % farther away
    /// is given back to the rest.
    /// </summary>
    Gaussian,

    /// <summary><c>1 / (π h²)</c> for d ≤ h, else 0.</summary>
    Uniform,
}
