using Patrol.Engine.Model;
using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;

namespace Patrol.Engine.Import.Crs;

/// <summary>
/// Brings coordinates of a source CRS into a district's metric CRS, once, at the door, and back to WGS 84 for maps.
/// Longitude or easting comes first. NAD83, ETRS89, CGCS2000, SWEREF99, Korea 2000 and JGD are taken as WGS 84: they
/// differ from it by less than about 2 m. Datums on another ellipsoid (OSGB 1936, CH1903+, Korean 1985, MGI, HK 1980)
/// are shifted by the seven parameters of their definition, which is good to about 1–5 m on the ground. Agreement with
/// PostGIS is below 1 mm without a datum shift, below 1 cm with one (Korean 1985: 5 cm). Safe for concurrent use.
/// </summary>
public sealed class CoordinateTransform
{
    private readonly Func<double, double, (double, double)>? offset;
    private readonly MathTransform? toWgs84;
    private readonly MathTransform? toMetric;
    private readonly MathTransform fromMetric;

    private CoordinateTransform(
        string sourceCrs,
        int metricSrid,
        bool isIdentity,
        Func<double, double, (double, double)>? offset,
        MathTransform? toWgs84,
        MathTransform? toMetric,
        MathTransform fromMetric
    )
    {
        SourceCrs = sourceCrs;
        MetricSrid = metricSrid;
        IsIdentity = isIdentity;
        this.offset = offset;
        this.toWgs84 = toWgs84;
        this.toMetric = toMetric;
        this.fromMetric = fromMetric;
    }

    /// <summary>Name of the source CRS as given.</summary>
    public string SourceCrs { get; }

    /// <summary>EPSG code of the metric CRS.</summary>
    public int MetricSrid { get; }

    /// <summary>True when the source is the metric CRS itself, so that applying costs nothing.</summary>
    public bool IsIdentity { get; }

    /// <summary>True when source coordinates are longitude and latitude in degrees.</summary>
    public bool IsSourceGeographic => !IsIdentity && toWgs84 is null;

    /// <summary>Makes the transform.</summary>
    /// <param name="sourceCrs"><c>EPSG:4326</c>, <c>EPSG:4269</c>, <c>EPSG:4490</c> or <c>CGCS2000</c>,
    /// <c>GCJ-02</c>, <c>BD-09</c>, <c>OGC:CRS84</c>, or <c>EPSG:n</c> of a shipped projected CRS; URN forms too.</param>
    /// <param name="metricSrid">EPSG code of a shipped projected CRS in meters.</param>
    /// <exception cref="InputException"><c>crs.unknown</c>; <c>crs.not-metric</c> for degrees, feet and web
    /// Mercator, whose meters are 1/cos(latitude) too long.</exception>
    public static CoordinateTransform Create(string sourceCrs, int metricSrid)
    {
        var metric = Metric(metricSrid);
        var offset = FindOffset(sourceCrs);
        var code = offset is null ? CrsCatalog.FindCode(sourceCrs) : 4326;
        ProjectedCoordinateSystem? source = null;
        if (!CrsCatalog.IsGeographic(code))
        {
            source =
                CrsCatalog.FindProjected(code) ?? throw new InputException(CrsCatalog.Unknown(sourceCrs));
        }
        var sameDatum = source is not null && Shift(source) is { } a && Shift(metric) is { } b && a.Equals(b);
        return new CoordinateTransform(
            sourceCrs,
            metricSrid,
            code == metricSrid,
            offset,
            source is null ? null : ToGeographic(source, sameDatum),
            ToGeographic(metric, sameDatum).Inverse(),
            ToGeographic(metric, keepDatum: false)
        );
    }

    /// <summary>Metric coordinates of a source place; NaN when it is not finite or can't be projected.</summary>
    /// <param name="first">Longitude in degrees, or easting in the unit of the source.</param>
    /// <param name="second">Latitude in degrees, or northing in the unit of the source.</param>
    public (double X, double Y) Apply(double first, double second)
    {
        if (IsIdentity)
        {
            return (first, second);
        }
        try
        {
            if (offset is not null)
            {
                (first, second) = offset(first, second);
            }
            else if (toWgs84 is not null)
            {
                (first, second) = toWgs84.Transform(first, second);
            }
            return IsOnEarth(first, second) ? toMetric!.Transform(first, second) : (double.NaN, double.NaN);
        }
        catch (ArgumentException)
        {
            return (double.NaN, double.NaN);
        }
    }

    /// <summary>Replaces source coordinates by metric ones, in place.</summary>
    /// <param name="first">[place] longitudes or eastings; becomes X.</param>
    /// <param name="second">[place] latitudes or northings; becomes Y.</param>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    public void Apply(Span<double> first, Span<double> second)
    {
        if (first.Length != second.Length)
        {
            throw new ArgumentException($"{first.Length} and {second.Length} coordinates.", nameof(second));
        }
        for (var i = 0; !IsIdentity && i < first.Length; i++)
        {
            (first[i], second[i]) = Apply(first[i], second[i]);
        }
    }

    /// <summary>WGS 84 degrees of a place of the metric CRS (not of the source CRS).</summary>
    public (double Longitude, double Latitude) Inverse(double x, double y)
    {
        try
        {
            return double.IsFinite(x) && double.IsFinite(y)
                ? fromMetric.Transform(x, y)
                : (double.NaN, double.NaN);
        }
        catch (ArgumentException)
        {
            return (double.NaN, double.NaN);
        }
    }

    /// <summary>Replaces metric coordinates by WGS 84 longitudes and latitudes, in place.</summary>
    /// <param name="x">[place] eastings, meters; becomes longitude.</param>
    /// <param name="y">[place] northings, meters; becomes latitude.</param>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    public void Inverse(Span<double> x, Span<double> y)
    {
        if (x.Length != y.Length)
        {
            throw new ArgumentException($"{x.Length} and {y.Length} coordinates.", nameof(y));
        }
        for (var i = 0; i < x.Length; i++)
        {
            (x[i], y[i]) = Inverse(x[i], y[i]);
        }
    }

    private static bool IsOnEarth(double longitude, double latitude) =>
        Math.Abs(longitude) <= 360 && Math.Abs(latitude) < 90;

    private static Func<double, double, (double, double)>? FindOffset(string crs) =>
        crs.Trim().ToUpperInvariant() switch
        {
            "GCJ-02" or "GCJ02" => ChinaOffset.FromGcj02,
            "BD-09" or "BD09" => ChinaOffset.FromBd09,
            _ => null,
        };

    private static ProjectedCoordinateSystem Metric(int srid)
    {
        if (CrsCatalog.IsGeographic(srid))
        {
            throw new InputException(CrsCatalog.NotMetric(srid, "Its unit is the degree."));
        }
        if (srid == 3857)
        {
            throw new InputException(CrsCatalog.NotMetric(srid, "Its meters are 1/cos(latitude) too long."));
        }
        var metric =
            CrsCatalog.FindProjected(srid) ?? throw new InputException(CrsCatalog.Unknown($"EPSG:{srid}"));
        return metric.LinearUnit.MetersPerUnit == 1
            ? metric
            : throw new InputException(
                CrsCatalog.NotMetric(srid, $"Its unit is the {metric.LinearUnit.Name}.")
            );
    }

    private static Wgs84ConversionInfo? Shift(ProjectedCoordinateSystem crs) =>
        crs.GeographicCoordinateSystem.HorizontalDatum.Wgs84Parameters is { HasZeroValuesOnly: false } shift
            ? shift
            : null;

    /// <summary>
    /// Projected → degrees: of WGS 84, or of the CRS's own datum when that is taken as WGS 84 or is to be kept.
    /// ProjNET's change between nearly equal ellipsoids would only add its own error of some millimeters.
    /// </summary>
    private static MathTransform ToGeographic(ProjectedCoordinateSystem crs, bool keepDatum)
    {
        var target =
            keepDatum || Shift(crs) is null
                ? crs.GeographicCoordinateSystem
                : GeographicCoordinateSystem.WGS84;
        return new CoordinateTransformationFactory().CreateFromCoordinateSystems(crs, target).MathTransform;
    }
}
