using Patrol.Engine.Analysis.Hotspots.Significance;

namespace Patrol.Engine.Analysis.Hotspots.Maps;

/// <summary>How a cell stands out: by level, one code each for maps.</summary>
public enum SignificanceClass : byte
{
    /// <summary>As chance would have it.</summary>
    None,

    /// <summary>High, 90 %.</summary>
    High90,

    /// <summary>High, 95 %.</summary>
    High95,

    /// <summary>High, 99 %.</summary>
    High99,

    /// <summary>Low, 90 %.</summary>
    Low90,

    /// <summary>Low, 95 %.</summary>
    Low95,

    /// <summary>Low, 99 %.</summary>
    Low99,

    /// <summary>Of local Moran: high among low, 95 %.</summary>
    HighAmongLow,

    /// <summary>Of local Moran: low among high, 95 %.</summary>
    LowAmongHigh,
}

/// <summary>
/// What stands out among counts by cell. Without permutations by the normal approximation of <see cref="CellGStar"/> or
/// <see cref="LocalMoran"/>; with them by <see cref="ConditionalPermutation"/>, two-sided as the other p is.
/// </summary>
/// <remarks>
/// High and low are by the sign of Gi*; by the quadrant of local Moran, where cells unlike their neighbors are classes of
/// their own.
/// </remarks>
/// <param name="Z">[cell] score.</param>
/// <param name="P">[cell] two-sided p.</param>
/// <param name="PFdrThreshold">Largest p that holds at 5 % false discoveries.</param>
/// <param name="Classes">[cell] class, each cell by itself.</param>
/// <param name="Corrected">[cell] class, with false discoveries held at 10, 5 and 1 %.</param>
public sealed record CellSignificance(
    double[] Z,
    double[] P,
    double PFdrThreshold,
    SignificanceClass[] Classes,
    SignificanceClass[] Corrected
)
{
    private const int Usual = 2;

    /// <summary>Computes it; null where all cells are alike.</summary>
    internal static CellSignificance? Of(double[] counts, MapDemand demand, MapOptions options)
    {
        var (raster, around) = (demand.Raster, options.Neighborhood);
        var quadrants = default(MoranQuadrant[]);
        Scores? scores;
        if (options.Statistic == MapStatistic.Moran)
        {
            var weights = around.WeightsOf(raster).RowStandardized();
            var moran = LocalMoran.Of(counts, weights);
            (quadrants, scores) = (moran?.Quadrants, moran?.Scores);
        }
        else
        {
            scores = CellGStar.Of(counts, raster, around);
        }
        if (scores is null)
        {
            return null;
        }
        if (options.Draws is { } draws)
        {
            var p = ConditionalPermutation.TwoSided(counts, raster, around, draws);
            scores = new Scores(scores.Z, p, FalseDiscovery.Threshold(p));
        }
        return new CellSignificance(
            scores.Z,
            scores.P,
            scores.PFdrThreshold,
            ClassesOf(scores, quadrants, isCorrected: false),
            ClassesOf(scores, quadrants, isCorrected: true)
        );
    }

    private static SignificanceClass[] ClassesOf(Scores scores, MoranQuadrant[]? quadrants, bool isCorrected)
    {
        var signed = scores.Classes(isCorrected);
        return [.. signed.Select((one, cell) => ClassOf(Math.Abs((int)one), one > 0, quadrants?[cell]))];
    }

    private static SignificanceClass ClassOf(int level, bool isPositive, MoranQuadrant? quadrant) =>
        (level, quadrant) switch
        {
            (0, _) => SignificanceClass.None,
            (_, MoranQuadrant.HighHigh) => (SignificanceClass)level,
            (_, MoranQuadrant.LowLow) => Low(level),
            (>= Usual, MoranQuadrant.HighLow) => SignificanceClass.HighAmongLow,
            (>= Usual, MoranQuadrant.LowHigh) => SignificanceClass.LowAmongHigh,
            (_, null) => isPositive ? (SignificanceClass)level : Low(level),
            _ => SignificanceClass.None,
        };

    private static SignificanceClass Low(int level) =>
        (SignificanceClass)((int)SignificanceClass.High99 + level);
}
