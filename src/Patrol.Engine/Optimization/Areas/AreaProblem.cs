using Patrol.Engine.Model;

namespace Patrol.Engine.Optimization.Areas;

/// <summary>
/// Which areas to walk: at most <c>N</c> sets of cells, each connected by edges (rook neighbors) that no barrier runs
/// along, each at most <c>A</c> square meters, no cell in two of them. Maximize <c>Σ risk[cell]</c> over all their cells.
/// </summary>
/// <remarks>
/// <para>A cell is as large as its part inside the district, so an area at the border may hold more cells.</para>
/// <para>Areas may touch. Each is the walk of one patrol, and a hot center larger than one walk is shared by several side
/// by side; kept apart, they would leave a strip of the hottest streets to nobody. The greedy choice plays by the same
/// rule.</para>
/// </remarks>
public sealed class AreaProblem
{
    /// <summary>Most areas of one problem.</summary>
    public const int AreaLimit = 200;

    /// <summary>Makes a problem from checked data.</summary>
    /// <param name="facts">What is asked.</param>
    /// <exception cref="InputException">Anything does not hold; every issue is listed: <c>hotspot.areas</c>,
    /// <c>hotspot.square-meters</c>, <c>hotspot.risk-length</c>, <c>hotspot.risk-value</c>, <c>hotspot.risk-sum</c>,
    /// <c>hotspot.barrier</c>.</exception>
    public AreaProblem(AreaFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var issues = new List<InputIssue>();
        issues.Require(
            facts.Areas is >= 1 and <= AreaLimit,
            "hotspot.areas",
            "areas",
            facts.Areas,
            $"Ask for 1 to {AreaLimit} areas."
        );
        issues.Require(
            facts.MaxSquareMeters > 0 && double.IsFinite(facts.MaxSquareMeters),
            "hotspot.square-meters",
            "maxSquareMeters",
            facts.MaxSquareMeters,
            "Give a size above 0 m²."
        );
        CheckRisk(facts, issues);
        CheckBarriers(facts, issues);
        if (issues.Count > 0)
        {
            throw new InputException(issues);
        }
        Raster = facts.Raster;
        Risk = [.. facts.Risk];
        Areas = facts.Areas;
        MaxSquareMeters = facts.MaxSquareMeters;
        Barriers = [.. facts.Barriers];
        TotalRisk = Risk.Sum();
    }

    /// <summary>Analysis cells.</summary>
    public AnalysisRaster Raster { get; }

    /// <summary>[cell] risk.</summary>
    public IReadOnlyList<double> Risk { get; }

    /// <summary>Most areas.</summary>
    public int Areas { get; }

    /// <summary>Largest size of an area, square meters, inclusive.</summary>
    public double MaxSquareMeters { get; }

    /// <summary>Neighboring cells between which nobody walks.</summary>
    public IReadOnlyList<CellPair> Barriers { get; }

    /// <summary>Σ risk of all cells.</summary>
    public double TotalRisk { get; }

    /// <summary>Size of a cell inside the district, square meters; never more than its square.</summary>
    public double SquareMetersOf(int cell) =>
        Math.Min(Raster.CellArea[cell], Raster.CellMeters * Raster.CellMeters);

    private static void CheckRisk(AreaFacts facts, List<InputIssue> issues)
    {
        issues.Require(
            facts.Risk.Count == facts.Raster.Count,
            "hotspot.risk-length",
            "risk",
            facts.Risk.Count,
            $"Give one value for each of {facts.Raster.Count} cells."
        );
        for (var cell = 0; cell < facts.Risk.Count; cell++)
        {
            issues.Require(
                facts.Risk[cell] >= 0 && double.IsFinite(facts.Risk[cell]),
                "hotspot.risk-value",
                $"risk[{cell}]",
                facts.Risk[cell],
                "Give a finite risk of at least 0."
            );
        }
        issues.Require(
            !double.IsPositiveInfinity(facts.Risk.Sum()) || facts.Risk.Any(double.IsPositiveInfinity),
            "hotspot.risk-sum",
            "risk",
            facts.Risk.Sum(),
            "Scale the risk so that its sum is finite."
        );
    }

    private static void CheckBarriers(AreaFacts facts, List<InputIssue> issues)
    {
        bool Exists(int cell) => cell >= 0 && cell < facts.Raster.Count;
        int Apart(int[] of, CellPair pair) => Math.Abs(of[pair.First] - of[pair.Second]);
        foreach (var pair in facts.Barriers)
        {
            issues.Require(
                Exists(pair.First)
                    && Exists(pair.Second)
                    && Apart(facts.Raster.CellColumn, pair) + Apart(facts.Raster.CellRow, pair) == 1,
                "hotspot.barrier",
                "barriers",
                $"{pair.First}-{pair.Second}",
                "Name two cells of the raster that share an edge."
            );
        }
    }
}
