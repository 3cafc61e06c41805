using System.Globalization;
using Patrol.Engine.Model;
using ProjNet.CoordinateSystems;

namespace Patrol.Engine.Import.Crs;

/// <summary>
/// The coordinate reference systems Patrol knows, by EPSG code. Definitions are shipped as well-known text; UTM
/// zones of WGS 84 (326xx, 327xx), ETRS89 (258xx) and NAD83 (269xx) are constructed.
/// </summary>
internal static class CrsCatalog
{
    private const string Degree = "PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]";
    private const string Grs80 = "SPHEROID[\"GRS 1980\",6378137,298.257222101]";
    private static readonly Lazy<Dictionary<int, string>> Definitions = new(ReadDefinitions);
    private static readonly HashSet<int> Geographic = [4326, 4269, 4258, 4490, 4619, 4737];

    /// <summary>Code of a CRS name, or 0 when the name is not of the form EPSG:n or one of the aliases.</summary>
    public static int FindCode(string name)
    {
        var text = name.Trim().ToUpperInvariant();
        if (text is "CGCS2000")
        {
            return 4490;
        }
        if (text is "WGS84" or "WGS 84" or "WGS-84" || text.EndsWith("CRS84", StringComparison.Ordinal))
        {
            return 4326;
        }
        var colon = text.LastIndexOf(':');
        var isEpsg =
            text.StartsWith("EPSG:", StringComparison.Ordinal)
            || text.Contains(":EPSG:", StringComparison.Ordinal);
        return
            isEpsg
            && int.TryParse(
                text.AsSpan(colon + 1),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var code
            )
            ? code
            : 0;
    }

    /// <summary>True for a geographic CRS whose coordinates are taken as WGS 84 degrees.</summary>
    public static bool IsGeographic(int code) => Geographic.Contains(code);

    /// <summary>The projected CRS of a code; null when it is not known.</summary>
    public static ProjectedCoordinateSystem? FindProjected(int code)
    {
        if (code == 3857)
        {
            return ProjectedCoordinateSystem.WebMercator;
        }
        var text = Definitions.Value.GetValueOrDefault(code) ?? FindUtm(code);
        return text is null
            ? null
            : (ProjectedCoordinateSystem)new CoordinateSystemFactory().CreateFromWkt(text);
    }

    private static string? FindUtm(int code) =>
        code switch
        {
            >= 32601 and <= 32660 => Utm(
                "WGS 84",
                "SPHEROID[\"WGS 84\",6378137,298.257223563]",
                code - 32600,
                0
            ),
            >= 32701 and <= 32760 => Utm(
                "WGS 84",
                "SPHEROID[\"WGS 84\",6378137,298.257223563]",
                code - 32700,
                10_000_000
            ),
            >= 25828 and <= 25838 => Utm("ETRS89", Grs80, code - 25800, 0),
            >= 26901 and <= 26923 => Utm("NAD83", Grs80, code - 26900, 0),
            _ => null,
        };

    private static string Utm(string datum, string spheroid, int zone, int falseNorthing) =>
        $"PROJCS[\"{datum} / UTM zone {zone}\",GEOGCS[\"{datum}\",DATUM[\"{datum}\",{spheroid}],{Degree}],"
        + "PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"latitude_of_origin\",0],"
        + $"PARAMETER[\"central_meridian\",{zone * 6 - 183}],PARAMETER[\"scale_factor\",0.9996],"
        + $"PARAMETER[\"false_easting\",500000],PARAMETER[\"false_northing\",{falseNorthing}],UNIT[\"metre\",1]]";

    private static Dictionary<int, string> ReadDefinitions()
    {
        const string resource = "Patrol.Engine.Import.Crs.epsg-wkt.txt";
        using var stream = typeof(CrsCatalog).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        var definitions = new Dictionary<int, string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                var tab = line.IndexOf('\t');
                definitions[int.Parse(line.AsSpan(0, tab), CultureInfo.InvariantCulture)] = line[(tab + 1)..];
            }
        }
        return definitions;
    }

    /// <summary>The issue of a CRS name that is not known.</summary>
    public static InputIssue Unknown(string name) =>
        new(
            "crs.unknown",
            null,
            null,
            "crs",
            name,
            "Use EPSG:4326, EPSG:4269, CGCS2000, GCJ-02, BD-09 or the EPSG code of a projected CRS that Patrol ships "
                + "(UTM, CGCS2000 Gauss-Krüger, state planes and national grids), or transform the file first."
        );

    /// <summary>The issue of a metric CRS in which distances are not meters.</summary>
    public static InputIssue NotMetric(int code, string why) =>
        new(
            "crs.not-metric",
            null,
            null,
            "metricSrid",
            $"EPSG:{code}",
            $"{why} Use a projected CRS in meters."
        );
}
