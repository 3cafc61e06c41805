using Patrol.Engine.Model;

namespace Patrol.Engine.Import.Streets;

/// <summary>Streets as read: segments between nodes, with no junction inside a segment.</summary>
/// <param name="Segments">Segments in the order of the file, numbered from 0.</param>
/// <param name="NodeX">[node] easting, meters, metric CRS.</param>
/// <param name="NodeY">[node] northing, meters, metric CRS.</param>
/// <param name="PiecesBeforeRepeats">Pieces before those of the same geometry were kept once.</param>
/// <param name="Rows">Features or street ways read; = rows used + Σ <paramref name="Dropped"/>.</param>
/// <param name="Mended">Rows used that had something mended, such as vertices that the file doesn't hold.</param>
/// <param name="Dropped">Rows left out, by reason; reasons that did not occur are absent.</param>
/// <param name="Issues">The first hundred issues of each code.</param>
public sealed record StreetNetwork(
    IReadOnlyList<StreetSegment> Segments,
    double[] NodeX,
    double[] NodeY,
    int PiecesBeforeRepeats,
    int Rows,
    int Mended,
    IReadOnlyDictionary<DropReason, int> Dropped,
    IReadOnlyList<InputIssue> Issues
)
{
    /// <summary>Number of nodes.</summary>
    public int NodeCount => NodeX.Length;
}
