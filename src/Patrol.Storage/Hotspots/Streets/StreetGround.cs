using NetTopologySuite.LinearReferencing;
using Patrol.Engine.Analysis.Hotspots.Streets;
using Patrol.Engine.Model;
using Patrol.Storage.Demand;

namespace Patrol.Storage.Hotspots.Streets;

/// <summary>What a density along streets was computed of.</summary>
/// <param name="Selection">The demand.</param>
/// <param name="Streets">Segments, by number.</param>
/// <param name="Raster">The district's cells.</param>
/// <param name="Communities">Communities, ordered by code.</param>
/// <param name="Incidents">Incidents on the segments.</param>
/// <param name="Expired">Incidents whose place is no longer known.</param>
internal sealed record StreetGround(
    DemandSelection Selection,
    IReadOnlyList<StreetSegment> Streets,
    AnalysisRaster Raster,
    IReadOnlyList<Area> Communities,
    StreetIncidents Incidents,
    double Expired
)
{
    /// <summary>Middle of a segment along its length, metric CRS.</summary>
    public (double X, double Y) MiddleOf(int segment)
    {
        var shape = Streets[segment].Shape;
        var middle = new LengthIndexedLine(shape).ExtractPoint(shape.Length / 2);
        return (middle.X, middle.Y);
    }

    /// <summary>Index of the community that a segment's middle lies in; -1 for none.</summary>
    public int CommunityOf(int segment)
    {
        var (x, y) = MiddleOf(segment);
        return Raster.FindCell(x, y) is >= 0 and var cell ? Raster.CellCommunity[cell] : -1;
    }

    /// <summary>Segments in the community asked for; all without one.</summary>
    public int[] InScope() =>
        [
            .. Enumerable
                .Range(0, Streets.Count)
                .Where(segment =>
                    Selection.Community is not { } community || CommunityOf(segment) == community
                ),
        ];
}
