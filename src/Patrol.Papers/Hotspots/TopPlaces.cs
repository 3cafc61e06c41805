using Patrol.Contracts.Hotspots;
using Patrol.Contracts.Papers;

namespace Patrol.Papers.Hotspots;

/// <summary>
/// The highest cells that lie apart from each other: the highest cells of all are mostly neighbors, and a list of them would name one
/// place ten times.
/// </summary>
/// <param name="Number">1 = highest.</param>
/// <param name="Cell">The cell.</param>
/// <param name="Street">Name of the nearest street; null where none with a name is near.</param>
internal sealed record TopPlace(int Number, TopCell Cell, string? Street);

/// <summary>Finds <see cref="TopPlace"/>s.</summary>
internal static class TopPlaces
{
    /// <summary>Most places.</summary>
    public const int Most = 8;

    /// <summary>Least meters between two places, at least three cells.</summary>
    public const double ApartMeters = 400;

    private const double MetersPerDegree = 6_371_008.8 * Math.PI / 180;
    private const double LeastReach = 150;

    /// <summary>Those of a map, highest first.</summary>
    public static IReadOnlyList<TopPlace> Of(HotspotSheet sheet)
    {
        var apart = Apart(sheet);
        var chosen = new List<TopPlace>();
        foreach (var top in sheet.Map.Top)
        {
            if (chosen.Count == Most)
            {
                break;
            }
            if (chosen.TrueForAll(other => Meters(other.Cell.Center, top.Center) >= apart))
            {
                chosen.Add(new TopPlace(chosen.Count + 1, top, StreetOf(sheet, top.Center)));
            }
        }
        return chosen;
    }

    /// <summary>Meters between places of a map.</summary>
    public static double Apart(HotspotSheet sheet) => Math.Max(ApartMeters, 3 * sheet.Map.CellMeters);

    private static string? StreetOf(HotspotSheet sheet, double[] center)
    {
        var reach = Math.Max(LeastReach, sheet.Map.CellMeters);
        var degrees = reach / MetersPerDegree / Math.Cos(center[1] * Math.PI / 180);
        return sheet
            .Ground.Streets.Where(street => street.Name is not null && IsNear(street.Line, center, degrees))
            .Select(street => (street.Name, Meters: MetersTo(street.Line, center)))
            .Where(street => street.Meters <= reach)
            .OrderBy(street => street.Meters)
            .ThenBy(street => street.Name, StringComparer.Ordinal)
            .FirstOrDefault()
            .Name;
    }

    private static bool IsNear(IReadOnlyList<double[]> line, double[] center, double degrees) =>
        line.Min(place => place[0]) <= center[0] + degrees
        && line.Max(place => place[0]) >= center[0] - degrees
        && line.Min(place => place[1]) <= center[1] + degrees
        && line.Max(place => place[1]) >= center[1] - degrees;

    private static double MetersTo(IReadOnlyList<double[]> line, double[] center)
    {
        var points = line.Select(place => Offset(center, place)).ToArray();
        var nearest = Math.Sqrt(points[0].East * points[0].East + points[0].North * points[0].North);
        for (var index = 1; index < points.Length; index++)
        {
            nearest = Math.Min(nearest, MetersTo(points[index - 1], points[index]));
        }
        return nearest;
    }

    // From the origin to a line between two points.
    private static double MetersTo((double East, double North) from, (double East, double North) to)
    {
        var (east, north) = (to.East - from.East, to.North - from.North);
        var square = east * east + north * north;
        var along = square == 0 ? 0 : Math.Clamp(-(from.East * east + from.North * north) / square, 0, 1);
        return Math.Sqrt(Math.Pow(from.East + along * east, 2) + Math.Pow(from.North + along * north, 2));
    }

    private static double Meters(double[] from, double[] to)
    {
        var (east, north) = Offset(from, to);
        return Math.Sqrt(east * east + north * north);
    }

    private static (double East, double North) Offset(double[] from, double[] to) =>
        (
            (to[0] - from[0]) * MetersPerDegree * Math.Cos(from[1] * Math.PI / 180),
            (to[1] - from[1]) * MetersPerDegree
        );
}
