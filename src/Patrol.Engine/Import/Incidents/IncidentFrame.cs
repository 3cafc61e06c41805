using NetTopologySuite.Geometries;
using NodaTime;
using Patrol.Engine.Import.Rasters;
using Patrol.Engine.Model;

namespace Patrol.Engine.Import.Incidents;

/// <summary>What incidents are placed and timed in.</summary>
/// <param name="Zone">The district's zone.</param>
/// <param name="MetricSrid">The district's metric CRS.</param>
/// <param name="Locator">Finds the cell of a place.</param>
/// <param name="Now">Times more than a day after are refused.</param>
/// <param name="ExpiredBefore">Rows of earlier local weeks are refused, since their counts stand already; null for none.</param>
public sealed record IncidentFrame(
    DateTimeZone Zone,
    int MetricSrid,
    DistrictLocator Locator,
    Instant Now,
    LocalDate? ExpiredBefore
)
{
    /// <summary>The frame of a district with a raster.</summary>
    public static IncidentFrame Of(
        District district,
        Geometry area,
        AnalysisRaster raster,
        Instant now,
        LocalDate? expiredBefore
    ) => new(district.TimeZone, district.MetricSrid, new DistrictLocator(area, raster), now, expiredBefore);
}
