using Patrol.Engine.Analysis.Accuracy;
using Patrol.Engine.Analysis.Hotspots.Density;
using Patrol.Engine.Analysis.Hotspots.Patterns;

namespace Patrol.Engine.Analysis.Hotspots.Maps;

/// <summary>A hotspot map: expected reported demand by cell, what stands out, and what the map was worth on later weeks.</summary>
/// <param name="Method">Method used.</param>
/// <param name="Kernel">Kernel; null for methods without.</param>
/// <param name="BandwidthMeters">Radius used; null for methods without or that mix several.</param>
/// <param name="IsBandwidthChosen">True when it was chosen by later weeks.</param>
/// <param name="RatePerWeek">[cell] expected reported incidents a week, of the hours counted.</param>
/// <param name="Counts">[cell] incidents counted.</param>
/// <param name="Significance">What stands out; null where all cells are alike.</param>
/// <param name="Patterns">How demand went; null with too few weeks.</param>
/// <param name="HeldOut">The map judged on weeks it has not seen; null with too little data.</param>
/// <param name="Limits">Codes of what a reader must know, see <see cref="MapLimits"/>.</param>
public sealed record CellMap(
    string Method,
    Kernel? Kernel,
    double? BandwidthMeters,
    bool IsBandwidthChosen,
    double[] RatePerWeek,
    double[] Counts,
    CellSignificance? Significance,
    EmergingPatterns? Patterns,
    HeldOutMap? HeldOut,
    IReadOnlyList<string> Limits
)
{
    /// <summary>The cells with the highest rates above 0, highest first; among equals the one with more incidents.</summary>
    /// <param name="most">Most cells.</param>
    public int[] Top(int most) =>
        [
            .. TopCells
                .Of(RatePerWeek, Counts, Math.Min(most, RatePerWeek.Length))
                .Where(cell => RatePerWeek[cell] > 0),
        ];
}
