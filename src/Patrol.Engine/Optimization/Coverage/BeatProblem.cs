using Patrol.Engine.Model;

namespace Patrol.Engine.Optimization.Coverage;

/// <summary>
/// Which cells to visit: each of up to <see cref="Patrols"/> patrols gets one base and up to <see cref="MaxCells"/>
/// cells that hang together by edges (rook neighbors), each within <see cref="MaxMeters"/> of the base on the
/// streets; no cell belongs to two patrols, several patrols may share a base. Maximize
/// <c>Σ risk[cell]</c> over the cells visited.
/// </summary>
public sealed class BeatProblem
{
    /// <summary>Most patrols of one problem.</summary>
    public const int PatrolLimit = 1000;

    /// <summary>Most cells of one beat: the shapes to try grow fourfold with each (6: 307, 8: 3,792).</summary>
    public const int CellLimit = 8;

    /// <summary>Makes a problem from checked data.</summary>
    /// <param name="raster">Analysis cells.</param>
    /// <param name="risk">[cell] risk of the window, at least 0, in any unit; it is copied.</param>
    /// <param name="bases">Bases and what they reach; entries beyond <paramref name="maxMeters"/> are left out.</param>
    /// <param name="patrols">Number of patrols, 1 … <see cref="PatrolLimit"/>.</param>
    /// <param name="maxCells">Most cells of a beat, 1 … <see cref="CellLimit"/>.</param>
    /// <param name="maxMeters">Largest street distance from base to cell, inclusive.</param>
    /// <exception cref="InputException">Anything does not hold; every issue is listed.</exception>
    public BeatProblem(
        AnalysisRaster raster,
        IReadOnlyList<double> risk,
        IReadOnlyList<BeatBase> bases,
        int patrols,
        int maxCells = 6,
        double maxMeters = 1200
    )
    {
        ArgumentNullException.ThrowIfNull(raster);
        ArgumentNullException.ThrowIfNull(risk);
        ArgumentNullException.ThrowIfNull(bases);
        var issues = new List<InputIssue>();
        CheckNumbers(patrols, maxCells, maxMeters, issues);
        CheckRisk(raster, risk, issues);
        CheckBases(raster, bases, issues);
        if (issues.Count > 0)
        {
            throw new InputException(issues);
        }
        Raster = raster;
        Risk = [.. risk];
        Bases = [.. bases.Select(one => Within(one, maxMeters))];
        Patrols = patrols;
        MaxCells = maxCells;
        MaxMeters = maxMeters;
        TotalRisk = Risk.Sum();
    }

    /// <summary>Analysis cells.</summary>
    public AnalysisRaster Raster { get; }

    /// <summary>[cell] risk of the window.</summary>
    public IReadOnlyList<double> Risk { get; }

    /// <summary>Bases, with only the cells within <see cref="MaxMeters"/>.</summary>
    public IReadOnlyList<BeatBase> Bases { get; }

    /// <summary>Number of patrols.</summary>
    public int Patrols { get; }

    /// <summary>Most cells of a beat.</summary>
    public int MaxCells { get; }

    /// <summary>Largest street distance from base to cell, meters, inclusive.</summary>
    public double MaxMeters { get; }

    /// <summary>Σ risk of all cells.</summary>
    public double TotalRisk { get; }

    private static BeatBase Within(BeatBase one, double maxMeters)
    {
        var kept = Enumerable.Range(0, one.Cells.Length).Where(i => one.Meters[i] <= maxMeters).ToArray();
        return new BeatBase(
            one.Code,
            [.. kept.Select(i => one.Cells[i])],
            [.. kept.Select(i => one.Meters[i])]
        );
    }

    private static void CheckNumbers(int patrols, int maxCells, double maxMeters, List<InputIssue> issues)
    {
        if (patrols is < 1 or > PatrolLimit)
        {
            issues.Add("beat.patrols", "patrols", patrols, $"Ask for 1 to {PatrolLimit} patrols.");
        }
        if (maxCells is < 1 or > CellLimit)
        {
            issues.Add("beat.max-cells", "maxCells", maxCells, $"Allow 1 to {CellLimit} cells a patrol.");
        }
        if (!(maxMeters > 0) || double.IsInfinity(maxMeters))
        {
            issues.Add("beat.max-meters", "maxMeters", maxMeters, "Give a distance above 0 m.");
        }
    }

    private static void CheckRisk(AnalysisRaster raster, IReadOnlyList<double> risk, List<InputIssue> issues)
    {
        if (risk.Count != raster.Count)
        {
            issues.Add(
                "beat.risk-length",
                "risk",
                risk.Count,
                $"Give one value for each of {raster.Count} cells."
            );
        }
        var sum = 0.0;
        for (var cell = 0; cell < risk.Count; cell++)
        {
            if (!(risk[cell] >= 0) || double.IsInfinity(risk[cell]))
            {
                issues.Add(
                    "beat.risk-value",
                    $"risk[{cell}]",
                    risk[cell],
                    "Give a finite risk of at least 0."
                );
            }
            sum += risk[cell];
        }
        if (double.IsPositiveInfinity(sum) && issues.Count == 0)
        {
            issues.Add("beat.risk-sum", "risk", sum, "Scale the risk so that its sum is finite.");
        }
    }

    private static void CheckBases(
        AnalysisRaster raster,
        IReadOnlyList<BeatBase> bases,
        List<InputIssue> issues
    )
    {
        var codes = new HashSet<string>();
        foreach (var one in bases)
        {
            if (string.IsNullOrWhiteSpace(one.Code) || !codes.Add(one.Code))
            {
                issues.Add("beat.base-code", "base", one.Code, "Give each base a code of its own.");
            }
            if (one.Cells.Length != one.Meters.Length)
            {
                issues.Add(
                    "beat.reach-length",
                    one.Code,
                    one.Meters.Length,
                    "Give one distance for each cell."
                );
                continue;
            }
            var seen = new HashSet<int>();
            for (var i = 0; i < one.Cells.Length; i++)
            {
                var cell = one.Cells[i];
                if (cell < 0 || cell >= raster.Count || !seen.Add(cell))
                {
                    issues.Add(
                        "beat.reach-cell",
                        one.Code,
                        cell,
                        "List each cell of the raster at most once."
                    );
                }
                if (!(one.Meters[i] >= 0))
                {
                    issues.Add(
                        "beat.reach-meters",
                        one.Code,
                        one.Meters[i],
                        "Give a distance of at least 0 m."
                    );
                }
            }
        }
    }
}
