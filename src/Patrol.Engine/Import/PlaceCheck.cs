using Patrol.Engine.Import.Crs;
using Patrol.Engine.Model;

namespace Patrol.Engine.Import;

/// <summary>What a place looks like, seen from the district's anchor.</summary>
internal enum PlaceVerdict
{
    /// <summary>Near enough.</summary>
    Good,

    /// <summary>No finite coordinates.</summary>
    None,

    /// <summary>Longitude and latitude are swapped.</summary>
    Swapped,

    /// <summary>More than 500 km away: the CRS is not the one that the profile names.</summary>
    WrongCrs,
}

/// <summary>
/// Tells swapped coordinates and a wrong CRS from good places. Degrees are swapped when the latitude is out of ±90 or
/// the place lies more than 5 degrees from the anchor, and it is within 5 degrees once swapped. A place more than
/// 500 km from the anchor on the ground has a wrong CRS.
/// </summary>
internal sealed class PlaceCheck
{
    private const double FarMeters = 500_000;
    private const double FarDegrees = 5;
    private readonly CoordinateTransform transform;
    private readonly District district;
    private readonly double anchorX;
    private readonly double anchorY;

    /// <summary>Makes the check for a source CRS.</summary>
    public PlaceCheck(CoordinateTransform transform, District district)
    {
        this.transform = transform;
        this.district = district;
        (anchorX, anchorY) = CoordinateTransform
            .Create("EPSG:4326", district.MetricSrid)
            .Apply(district.AnchorLongitude, district.AnchorLatitude);
    }

    /// <summary>Brings a source place into the metric CRS and judges it.</summary>
    public PlaceVerdict Apply(double first, double second, out double x, out double y)
    {
        (x, y) = (double.NaN, double.NaN);
        if (!double.IsFinite(first) || !double.IsFinite(second))
        {
            return PlaceVerdict.None;
        }
        if (transform.IsSourceGeographic && !IsNear(first, second) && IsNear(second, first))
        {
            return PlaceVerdict.Swapped;
        }
        (x, y) = transform.Apply(first, second);
        var square = (x - anchorX) * (x - anchorX) + (y - anchorY) * (y - anchorY);
        return square <= FarMeters * FarMeters ? PlaceVerdict.Good : PlaceVerdict.WrongCrs;
    }

    /// <summary>Code and remedy of a verdict that is not good.</summary>
    public (string Code, string Remedy) Explain(PlaceVerdict verdict) =>
        verdict switch
        {
            PlaceVerdict.Swapped => ("place.swapped", "Put longitude first and latitude second."),
            PlaceVerdict.WrongCrs => (
                "place.wrong-crs",
                $"Name the file's true CRS in its profile; as {transform.SourceCrs} it lies over 500 km from the district."
            ),
            _ => ("place.none", "Give the feature coordinates, finite numbers."),
        };

    private bool IsNear(double longitude, double latitude) =>
        Math.Abs(latitude) <= 90
        && Math.Abs(latitude - district.AnchorLatitude) <= FarDegrees
        && Math.Abs(Math.IEEERemainder(longitude - district.AnchorLongitude, 360)) <= FarDegrees;
}
