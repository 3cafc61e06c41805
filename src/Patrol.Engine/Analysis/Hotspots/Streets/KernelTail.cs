using System.Runtime.Intrinsics;
using MathNet.Numerics;
using Patrol.Engine.Analysis.Hotspots.Density;

namespace Patrol.Engine.Analysis.Hotspots.Streets;

/// <summary>
/// What of one side of a kernel lies farther than d: <c>T(d) = ∫_d^∞ k(t) dt</c>, T(0) = 1/2; in closed form, and as a
/// polynomial of degree five about the middle of each of the equal steps that the reach is cut into. For the quartic kernel
/// that polynomial is T itself: with u = d/h, <c>T = (1 − u)³ (3u² + 9u + 8) / 16</c>, which keeps its precision near h.
/// </summary>
internal sealed class KernelTail
{
    /// <summary>Numbers to a step: the polynomial's six coefficients and two zeros.</summary>
    public const int Lanes = 8;

    private const double GaussianReach = 4;
    private static readonly double GaussianInside = SpecialFunctions.Erf(GaussianReach / Math.Sqrt(2));
    private readonly Kernel kernel;
    private readonly double bandwidthMeters;
    private readonly double[] terms;

    public KernelTail(Kernel kernel, double bandwidthMeters, int steps)
    {
        (this.kernel, this.bandwidthMeters, Steps) = (kernel, bandwidthMeters, steps);
        ReachMeters = kernel == Kernel.Gaussian ? GaussianReach * bandwidthMeters : bandwidthMeters;
        StepMeters = ReachMeters / steps;
        terms = new double[steps * Lanes];
        Span<double> derivatives = stackalloc double[6];
        for (var step = 0; step < steps; step++)
        {
            var u = (step + 0.5) * StepMeters / bandwidthMeters;
            Derive(u, derivatives);
            var scale = 1.0;
            for (var power = 0; power < 6; power++)
            {
                terms[step * Lanes + power] = derivatives[power] * scale;
                scale *= StepMeters / bandwidthMeters / (power + 1);
            }
        }
    }

    /// <summary>Steps that the reach is cut into.</summary>
    public int Steps { get; }

    /// <summary>Distance from which on nothing is left.</summary>
    public double ReachMeters { get; }

    /// <summary>Length of a step.</summary>
    public double StepMeters { get; }

    /// <summary>T in closed form.</summary>
    public double At(double meters) => meters >= ReachMeters ? 0 : At(kernel, meters / bandwidthMeters);

    /// <summary>[power] coefficients by powers of the distance from the middle of a step, in steps; then two zeros.</summary>
    public Vector512<double> Terms(int step) => Vector512.LoadUnsafe(ref terms[step * Lanes]);

    private static double At(Kernel kernel, double u) =>
        kernel switch
        {
            Kernel.Gaussian => (
                SpecialFunctions.Erfc(u / Math.Sqrt(2)) - SpecialFunctions.Erfc(GaussianReach / Math.Sqrt(2))
            ) / (2 * GaussianInside),
            Kernel.Uniform => (1 - u) / 2,
            Kernel.Quartic => (1 - u) * (1 - u) * (1 - u) * (3 * u * u + 9 * u + 8) / 16,
            _ => throw new ArgumentOutOfRangeException(nameof(kernel), kernel, "There is no such kernel."),
        };

    // [order] derivatives of T by u.
    private void Derive(double u, Span<double> to)
    {
        to.Clear();
        to[0] = At(kernel, u);
        switch (kernel)
        {
            case Kernel.Gaussian:
                var height = Math.Exp(-u * u / 2) / (Math.Sqrt(2 * Math.PI) * GaussianInside);
                to[1] = -height;
                to[2] = u * height;
                to[3] = (1 - u * u) * height;
                to[4] = (u * u - 3) * u * height;
                to[5] = ((6 - u * u) * u * u - 3) * height;
                break;
            case Kernel.Uniform:
                to[1] = -0.5;
                break;
            default:
                to[1] = -15.0 / 16 * (1 - u * u) * (1 - u * u);
                to[2] = 15.0 / 4 * u * (1 - u * u);
                to[3] = 15.0 / 4 * (1 - 3 * u * u);
                to[4] = -45.0 / 2 * u;
                to[5] = -45.0 / 2;
                break;
        }
    }
}
