using Patrol.Engine.Model;

namespace Patrol.Engine.Optimization.Coverage;

/// <summary>A base with the cells that lie within reach of it.</summary>
/// <param name="Code">Code of the base.</param>
/// <param name="Cells">Ordinals of the cells in reach.</param>
/// <param name="Meters">[same order] street distance from the base, meters.</param>
public sealed record BeatBase(string Code, int[] Cells, double[] Meters);

/// <summary>
/// Where to send patrols: each gets a base and a beat of up to <see cref="MaxCells"/> cells that hang together by their
/// edges and all lie in reach of the base; no cell belongs to two beats; several patrols may share a base. The more
/// risk the beats hold, the better.
/// </summary>
public sealed class BeatProblem
{
    /// <summary>Largest beat: there are 307 shapes of at most six cells, and ten times as many of eight.</summary>
    public const int LargestBeat = 6;

    /// <summary>States a problem.</summary>
    /// <param name="raster">Analysis cells.</param>
    /// <param name="risk">[cell] risk in the window, zero or more.</param>
    /// <param name="bases">Bases with their reach.</param>
    /// <param name="patrols">Number of patrols, at least one.</param>
    /// <param name="maxCells">Cells of a beat, 1–6.</param>
    /// <exception cref="ArgumentException">An array has the wrong length, or a value is out of range.</exception>
    public BeatProblem(
        AnalysisRaster raster,
        double[] risk,
        IReadOnlyList<BeatBase> bases,
        int patrols,
        int maxCells = LargestBeat
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(patrols, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCells, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxCells, LargestBeat);
        if (risk.Length != raster.Count)
        {
            throw new ArgumentException($"There are {raster.Count} cells and {risk.Length} risks.", nameof(risk));
        }
        if (Array.FindIndex(risk, value => !(value >= 0 && double.IsFinite(value))) is >= 0 and var bad)
        {
            throw new ArgumentException($"The risk of cell {bad} is {risk[bad]}.", nameof(risk));
        }
        foreach (var one in bases)
        {
            if (one.Cells.Length != one.Meters.Length || one.Cells.Any(cell => (uint)cell >= (uint)raster.Count))
            {
                throw new ArgumentException($"The reach of base {one.Code} does not fit the raster.", nameof(bases));
            }
        }
        (Raster, Risk, Bases, Patrols, MaxCells) = (raster, risk, bases, patrols, maxCells);
        TotalRisk = risk.Sum();
    }

    /// <summary>Analysis cells.</summary>
    public AnalysisRaster Raster { get; }

    /// <summary>[cell] risk in the window.</summary>
    public double[] Risk { get; }

    /// <summary>Bases with their reach.</summary>
    public IReadOnlyList<BeatBase> Bases { get; }

    /// <summary>Number of patrols.</summary>
    public int Patrols { get; }

    /// <summary>Cells of a beat at most.</summary>
    public int MaxCells { get; }

    /// <summary>Risk of the whole district in the window.</summary>
    public double TotalRisk { get; }
}
