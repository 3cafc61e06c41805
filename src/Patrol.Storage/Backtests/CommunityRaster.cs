using Patrol.Engine.Model;

namespace Patrol.Storage.Backtests;

/// <summary>The cells of one community as a raster of their own, so that shares of the area are shares of it.</summary>
internal static class CommunityRaster
{
    /// <summary>Cuts a raster and its counts.</summary>
    /// <param name="raster">The district's.</param>
    /// <param name="counts">Counts in cells of the community only.</param>
    /// <param name="community">Index of the community.</param>
    public static (AnalysisRaster Raster, CellCounts Counts) Cut(
        AnalysisRaster raster,
        CellCounts counts,
        short community
    )
    {
        int[] kept =
        [
            .. Enumerable.Range(0, raster.Count).Where(cell => raster.CellCommunity[cell] == community),
        ];
        var number = new int[raster.Count];
        for (var i = 0; i < kept.Length; i++)
        {
            number[kept[i]] = i;
        }
        return (
            new AnalysisRaster(
                raster.Number,
                raster.OriginX,
                raster.OriginY,
                raster.CellMeters,
                raster.Columns,
                raster.Rows,
                [.. kept.Select(cell => raster.CellColumn[cell])],
                [.. kept.Select(cell => raster.CellRow[cell])],
                [.. kept.Select(cell => raster.CellCommunity[cell])],
                [.. kept.Select(cell => raster.CellArea[cell])]
            ),
            counts with
            {
                Cell = [.. counts.Cell.Select(cell => number[cell])],
            }
        );
    }
}
