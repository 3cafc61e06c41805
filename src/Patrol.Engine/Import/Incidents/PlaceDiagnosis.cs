using System.Globalization;
using NetTopologySuite.Geometries;
using Patrol.Engine.Import.Crs;

namespace Patrol.Engine.Import.Incidents;

/// <summary>
/// Why a place lies outside the district: coordinates exchanged, in another CRS, with a decimal point or a digit
/// missing, or simply elsewhere. It only tells; nothing is moved.
/// </summary>
internal sealed class PlaceDiagnosis
{
    private const double FeetToMeters = 1200.0 / 3937;
    private static readonly double[] Scales = [1, 10, 100, 0.1, 0.01];

    // Fewest changed coordinates first.
    private static readonly (double X, double Y)[] Slips =
    [
        .. from x in Scales from y in Scales where x != 1 || y != 1 orderby x != 1 && y != 1 select (x, y),
    ];

    private readonly CoordinateTransform transform;
    private readonly IncidentFrame frame;
    private readonly List<(string Name, CoordinateTransform Transform)> others;
    private readonly Dictionary<string, int> seen = [];
    private readonly Envelope near;
    private readonly Envelope about;

    public PlaceDiagnosis(CoordinateTransform transform, IncidentFrame frame)
    {
        (this.transform, this.frame) = (transform, frame);
        var box = frame.Locator.Bounds;
        near = Widened(box, 0.1);
        about = Widened(box, 0.02);
        others =
        [
            .. new[] { "EPSG:4326", $"EPSG:{frame.MetricSrid}", "EPSG:3857" }
                .Select(name => (name, CoordinateTransform.Create(name, frame.MetricSrid)))
                .Where(other =>
                    other.Item2.IsIdentity ? !transform.IsIdentity
                    : other.Item2.IsSourceGeographic ? !transform.IsSourceGeographic
                    : !other.name.Equals(transform.SourceCrs, StringComparison.OrdinalIgnoreCase)
                ),
        ];
    }

    /// <summary>CRS that most of the misplaced rows seem to be in; null when none do.</summary>
    public string? LikelyCrs => seen.Count == 0 ? null : seen.MaxBy(pair => pair.Value).Key;

    /// <summary>Code and remedy of a place outside.</summary>
    /// <param name="first">Longitude or easting as written.</param>
    /// <param name="second">Latitude or northing as written.</param>
    /// <param name="x">Easting in the metric CRS, NaN when it has none.</param>
    /// <param name="y">Northing in the metric CRS.</param>
    public (string Code, string Remedy) Explain(double first, double second, double x, double y)
    {
        if (IsInside(Project(transform, second, first)))
        {
            return (
                "incident.swapped",
                "The two coordinates look exchanged: correct the row or the profile."
            );
        }
        if (FindCrs(first, second) is { } crs)
        {
            seen[crs] = seen.GetValueOrDefault(crs) + 1;
            return (
                "incident.wrong-crs",
                $"The coordinates look like {crs}: correct the row or the profile."
            );
        }
        if (!near.Contains(x, y) && FindSlip(first, second) is { } slip)
        {
            return (
                "incident.outside-decimal",
                $"{slip}: a decimal point or a digit may be missing; correct the row."
            );
        }
        return ("incident.outside", "The place lies outside the district: correct the row, or leave it out.");
    }

    /// <summary>Metric coordinates; NaN for degrees that no place on Earth has.</summary>
    public static (double X, double Y) Project(CoordinateTransform transform, double first, double second) =>
        transform.IsSourceGeographic && (Math.Abs(first) > 180 || Math.Abs(second) > 90)
            ? (double.NaN, double.NaN)
            : transform.Apply(first, second);

    private string? FindCrs(double first, double second)
    {
        foreach (var (name, other) in others)
        {
            if (IsInside(Project(other, first, second)))
            {
                return name;
            }
            if (other.IsSourceGeographic && IsInside(Project(other, second, first)))
            {
                return $"{name}, latitude first";
            }
        }
        return IsInside((first * FeetToMeters, second * FeetToMeters))
            ? $"US survey feet of EPSG:{frame.MetricSrid}'s grid"
            : null;
    }

    private string? FindSlip(double first, double second)
    {
        foreach (var (scaleX, scaleY) in Slips)
        {
            var (x, y) = Project(transform, first / scaleX, second / scaleY);
            if (about.Contains(x, y))
            {
                var words = new[]
                {
                    Words("the first", scaleX),
                    Words("the second", scaleY),
                }.OfType<string>();
                var text = string.Join(", ", words);
                return char.ToUpperInvariant(text[0]) + text[1..];
            }
        }
        return null;
    }

    private static string? Words(string which, double scale) =>
        scale == 1
            ? null
            : $"{which} coordinate is about {scale.ToString(CultureInfo.InvariantCulture)} times the district's";

    private bool IsInside((double X, double Y) place) => frame.Locator.Find(place.X, place.Y) >= 0;

    private static Envelope Widened(Envelope box, double share)
    {
        var wide = box.Copy();
        wide.ExpandBy(share * Math.Max(box.Width, box.Height));
        return wide;
    }
}
