using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using Patrol.Engine.Model;

namespace Patrol.Engine.Import.Rasters;

/// <summary>Places points in a district: at once in a cell that lies wholly inside, exactly near the border.</summary>
public sealed class DistrictLocator
{
    private readonly AnalysisRaster raster;
    private readonly IndexedPointInAreaLocator boundary;
    private readonly bool[] isInterior;

    /// <summary>Makes a locator.</summary>
    /// <param name="area">Area of the district, metric CRS.</param>
    /// <param name="raster">Its raster.</param>
    public DistrictLocator(Geometry area, AnalysisRaster raster)
    {
        this.raster = raster;
        Bounds = area.EnvelopeInternal;
        boundary = new IndexedPointInAreaLocator(area);
        var full = raster.CellMeters * raster.CellMeters;
        isInterior = Array.ConvertAll(raster.CellArea, cell => cell >= full * (1 - 1e-6));
    }

    /// <summary>Bounds of the district, metric CRS.</summary>
    public Envelope Bounds { get; }

    /// <summary>
    /// Cell of a place, or -1 outside the district. A place inside whose own square is no cell goes to the nearest one.
    /// </summary>
    public int Find(double x, double y)
    {
        if (!Bounds.Contains(x, y))
        {
            return -1;
        }
        var cell = raster.FindCell(x, y);
        if (cell >= 0 && isInterior[cell])
        {
            return cell;
        }
        return boundary.Locate(new Coordinate(x, y)) == Location.Exterior ? -1
            : cell >= 0 ? cell
            : raster.NearestCell(x, y);
    }
}
