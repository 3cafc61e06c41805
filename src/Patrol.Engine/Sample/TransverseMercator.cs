namespace Patrol.Engine.Sample;

/// <summary>
/// Transverse Mercator on the GRS 80 ellipsoid, inverse only: easting and northing in meters to degrees. ETRS89 and
/// Korea 2000 are taken as WGS 84.
/// </summary>
/// <remarks>
/// ξ' = ξ − Σ βⱼ sin 2jξ cosh 2jη, η' = η − Σ βⱼ cos 2jξ sinh 2jη, with ξ = (N − N₀)/(k A) + ξ₀ and η = (E − E₀)/(k A);
/// χ = asin(sin ξ' / cosh η'), latitude = χ + Σ δⱼ sin 2jχ. Series in the third flattening n to n⁴, error under 0.1 mm
/// within 3° of the central meridian. Source: Krüger 1912, doi:10.2312/GFZ.b103-krueger28; Karney 2011,
/// doi:10.1007/s00190-011-0445-3.
/// </remarks>
/// <param name="Srid">EPSG code.</param>
/// <param name="CentralMeridian">Degrees east.</param>
/// <param name="OriginLatitude">Degrees north.</param>
/// <param name="Scale">Scale on the central meridian.</param>
/// <param name="FalseEasting">Meters.</param>
/// <param name="FalseNorthing">Meters.</param>
internal sealed record TransverseMercator(
    int Srid,
    double CentralMeridian,
    double OriginLatitude,
    double Scale,
    double FalseEasting,
    double FalseNorthing
)
{
    private const double SemiMajor = 6_378_137;
    private const double Flattening = 1 / 298.257222101;
    private const double N = Flattening / (2 - Flattening);
    private const double N2 = N * N;
    private const double N3 = N2 * N;
    private const double N4 = N3 * N;
    private const double Rectifying = SemiMajor / (1 + N) * (1 + N2 / 4 + N4 / 64);

    private static readonly double[] Alpha =
    [
        N / 2 - 2 * N2 / 3 + 5 * N3 / 16 + 41 * N4 / 180,
        13 * N2 / 48 - 3 * N3 / 5 + 557 * N4 / 1440,
        61 * N3 / 240 - 103 * N4 / 140,
        49561 * N4 / 161280,
    ];

    private static readonly double[] Beta =
    [
        N / 2 - 2 * N2 / 3 + 37 * N3 / 96 - N4 / 360,
        N2 / 48 + N3 / 15 - 437 * N4 / 1440,
        17 * N3 / 480 - 37 * N4 / 840,
        4397 * N4 / 161280,
    ];

    private static readonly double[] Delta =
    [
        2 * N - 2 * N2 / 3 - 2 * N3 + 116 * N4 / 45,
        7 * N2 / 3 - 8 * N3 / 5 - 227 * N4 / 45,
        56 * N3 / 15 - 136 * N4 / 35,
        4279 * N4 / 630,
    ];

    /// <summary>ETRS89 / UTM zone 32N.</summary>
    public static TransverseMercator Epsg25832 { get; } = new(25832, 9, 0, 0.9996, 500_000, 0);

    /// <summary>Korea 2000 / Central Belt 2010.</summary>
    public static TransverseMercator Epsg5186 { get; } = new(5186, 127, 38, 1, 200_000, 600_000);

    /// <summary>Degrees of a place in meters.</summary>
    public (double Longitude, double Latitude) Inverse(double x, double y)
    {
        var xi = (y - FalseNorthing) / (Scale * Rectifying) + Meridian(OriginLatitude * Math.PI / 180);
        var eta = (x - FalseEasting) / (Scale * Rectifying);
        var (xiPrime, etaPrime) = (xi, eta);
        for (var j = 1; j <= 4; j++)
        {
            xiPrime -= Beta[j - 1] * Math.Sin(2 * j * xi) * Math.Cosh(2 * j * eta);
            etaPrime -= Beta[j - 1] * Math.Cos(2 * j * xi) * Math.Sinh(2 * j * eta);
        }
        var chi = Math.Asin(Math.Sin(xiPrime) / Math.Cosh(etaPrime));
        var latitude = chi;
        for (var j = 1; j <= 4; j++)
        {
            latitude += Delta[j - 1] * Math.Sin(2 * j * chi);
        }
        var longitude = Math.Atan2(Math.Sinh(etaPrime), Math.Cos(xiPrime));
        return (CentralMeridian + longitude * 180 / Math.PI, latitude * 180 / Math.PI);
    }

    /// <summary>ξ of a latitude on the central meridian.</summary>
    private static double Meridian(double latitude)
    {
        const double Root = 2 * 1.0 / (1 + N);
        var e = Math.Sqrt(N) * Root;
        var t = Math.Sinh(Math.Atanh(Math.Sin(latitude)) - e * Math.Atanh(e * Math.Sin(latitude)));
        var xiPrime = Math.Atan(t);
        var xi = xiPrime;
        for (var j = 1; j <= 4; j++)
        {
            xi += Alpha[j - 1] * Math.Sin(2 * j * xiPrime);
        }
        return xi;
    }
}
