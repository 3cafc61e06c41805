using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using Patrol.Engine.Model;

namespace Patrol.Storage.Weeks;

/// <summary>Names of what lies near a stop: sites and entrances within some meters, else the compound or park around it.</summary>
internal sealed class NearPlaces
{
    private const double ReachMeters = 60;

    private readonly IReadOnlyDictionary<string, Site> sites;
    private readonly STRtree<Site> points = new();
    private readonly STRtree<Land> grounds = new();

    public NearPlaces(IReadOnlyList<Site> sites, IReadOnlyList<Land> land)
    {
        this.sites = sites.ToDictionary(one => one.Code);
        foreach (var site in sites)
        {
            points.Insert(site.Place.EnvelopeInternal, site);
        }
        foreach (var piece in land.Where(piece => piece.Name is not null))
        {
            grounds.Insert(piece.Shape.EnvelopeInternal, piece);
        }
    }

    /// <summary>The nearest name; null when nothing is near.</summary>
    public string? Find(double x, double y)
    {
        var point = new Point(x, y);
        var around = new Envelope(x - ReachMeters, x + ReachMeters, y - ReachMeters, y + ReachMeters);
        return points
                .Query(around)
                .Where(site => site.Place.IsWithinDistance(point, ReachMeters))
                .OrderBy(site => site.Place.Distance(point))
                .ThenBy(site => site.Code, StringComparer.Ordinal)
                .FirstOrDefault()
                ?.Name
            ?? grounds
                .Query(around)
                .Where(piece => piece.Shape.IsWithinDistance(point, ReachMeters))
                .OrderBy(piece => piece.Shape.Distance(point))
                .ThenBy(piece => piece.Name, StringComparer.Ordinal)
                .FirstOrDefault()
                ?.Name;
    }

    /// <summary>Name of a site by the code of a point to pass, such as <c>S12-3</c>.</summary>
    public string NameOf(string code) =>
        code.LastIndexOf('-') is > 0 and var dash && sites.TryGetValue(code[..dash], out var site)
            ? site.Name
            : code;
}
