using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using Patrol.Engine.Model;

namespace Patrol.Engine.Import.Rasters;

/// <summary>
/// Places points in a district: at once in a cell that the border does not touch, by an exact test elsewhere. A point
/// on the border lies inside. Safe for concurrent use.
/// </summary>
public sealed class DistrictLocator
{
    private readonly AnalysisRaster raster;
    private readonly IndexedPointInAreaLocator boundary;
    private readonly CellFrame frame;
    private readonly bool[] onBorder;

    /// <summary>Makes a locator.</summary>
    /// <param name="area">Area of the district, metric CRS.</param>
    /// <param name="raster">Its raster.</param>
    public DistrictLocator(Geometry area, AnalysisRaster raster)
    {
        this.raster = raster;
        Bounds = area.EnvelopeInternal;
        boundary = new IndexedPointInAreaLocator(area);
        frame = new CellFrame(raster.OriginX, raster.OriginY, raster.CellMeters, raster.Columns, raster.Rows);
        onBorder = new bool[raster.Columns * raster.Rows];
        frame.MarkBorder(area, onBorder);
    }

    /// <summary>Bounds of the district, metric CRS.</summary>
    public Envelope Bounds { get; }

    /// <summary>
    /// Cell of a place, or -1 outside the district and for NaN. A place inside whose own square is no cell goes to the
    /// nearest one.
    /// </summary>
    /// <param name="x">Easting, meters, metric CRS.</param>
    /// <param name="y">Northing, meters, metric CRS.</param>
    public int Find(double x, double y)
    {
        if (!Bounds.Contains(x, y))
        {
            return -1;
        }
        var cell = raster.FindCell(x, y);
        if (cell >= 0 && !onBorder[raster.CellRow[cell] * raster.Columns + raster.CellColumn[cell]])
        {
            return cell;
        }
        return boundary.Locate(new Coordinate(x, y)) == Location.Exterior ? -1
            : cell >= 0 ? cell
            : raster.NearestCell(x, y);
    }

    /// <summary>Community of a cell as an index into the communities ordered by code; -1 outside any.</summary>
    public int Community(int cell) => raster.CellCommunity[cell];
}
