using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Operation.Union;
using Patrol.Engine.Import.Osm;
using Patrol.Engine.Model;

namespace Patrol.Engine.Import.Places;

/// <summary>
/// Takes areas, sites, bases and land from an OpenStreetMap file. Areas are administrative relations of the profile's
/// levels whose rings close within the file; others, such as half a neighboring municipality, are left out and
/// reported. Their parent is the wider area that holds a point inside them. Sites need a name; the same name and kind
/// within 150 m is a duplicate. With areas, sites and bases must lie in their union, and land must touch it (it is
/// not cut). Codes are n, w or r and the element's id.
/// </summary>
public sealed class OsmPlaceReader
{
    private const double SameSiteMeters = 150;
    private readonly OsmFile file;
    private readonly OsmShapes shapes;
    private IPreparedGeometry? district;

    private OsmPlaceReader(OsmFile file, District district)
    {
        this.file = file;
        shapes = new OsmShapes(file, district);
    }

    /// <summary>Reads the places.</summary>
    /// <exception cref="InputException"><c>crs.*</c>; <c>area.none</c> when the profile asks for areas and none is
    /// complete.</exception>
    public static OsmPlaces Read(OsmFile file, OsmPlaceProfile profile, District district)
    {
        var reader = new OsmPlaceReader(file, district);
        var areas = reader.ReadAreas(profile);
        if (areas.Items.Count > 0)
        {
            reader.district = PreparedGeometryFactory.Prepare(
                UnaryUnionOp.Union(areas.Items.Select(a => a.Shape))
            );
        }
        var elements = reader.Elements().ToList();
        return new OsmPlaces(
            areas,
            reader.ReadSites(elements),
            reader.ReadBases(elements),
            reader.ReadLand(elements)
        );
    }

    private sealed record Element(
        string Code,
        IReadOnlyDictionary<string, string> Tags,
        Func<Geometry?> Shape
    )
    {
        public string? Name =>
            Tags.GetValueOrDefault("name") is { } name && !string.IsNullOrWhiteSpace(name) ? name : null;
    }

    /// <summary>Tagged relations, ways and nodes; shapes are made only when asked for.</summary>
    private IEnumerable<Element> Elements() =>
        file
            .Relations.Where(relation => relation.Tags.GetValueOrDefault("type") == "multipolygon")
            .Select(relation => new Element(
                $"r{relation.Id}",
                relation.Tags,
                () => shapes.FindPolygon(relation)
            ))
            .Concat(
                file.Ways.Where(way => way.Tags.Count > 0)
                    .Select(way => new Element(
                        $"w{way.Id}",
                        way.Tags,
                        () =>
                            OsmPlaceTags.FindLine(way.Tags) is null
                                ? shapes.FindPolygon(way)
                                : shapes.FindLine(way)
                    ))
            )
            .Concat(
                file.TaggedNodes.Select(node => new Element(
                    $"n{node.Id}",
                    node.Tags,
                    () => shapes.Find(node)
                ))
            );

    private PlaceFile<Area> ReadAreas(OsmPlaceProfile profile)
    {
        var tally = new ImportTally(file.Name);
        var found = new List<Area>();
        var rows = 0;
        foreach (var relation in file.Relations)
        {
            var tags = relation.Tags;
            if (
                tags.GetValueOrDefault("boundary") != "administrative"
                || tags.GetValueOrDefault("type") is not ("boundary" or "multipolygon")
                || !profile.AdminLevels.TryGetValue(tags.GetValueOrDefault("admin_level") ?? "", out var kind)
            )
            {
                continue;
            }
            rows++;
            var name = tags.GetValueOrDefault("name") ?? $"r{relation.Id}";
            if (shapes.FindPolygon(relation) is { } shape)
            {
                found.Add(new Area(kind, $"r{relation.Id}", name, null, null, shape));
            }
            else
            {
                const string remedy =
                    "Cut the file wider if this area belongs to the district; its border is incomplete.";
                tally.Drop(
                    DropReason.Outside,
                    "area.incomplete",
                    rows,
                    $"relation {relation.Id}",
                    name,
                    remedy
                );
            }
        }
        if (found.Count == 0 && profile.AdminLevels.Count > 0)
        {
            var none = new InputIssue(
                "area.none",
                file.Name,
                null,
                "admin_level",
                null,
                "Name levels that are complete."
            );
            throw new InputException([none, .. tally.Samples]);
        }
        Area[] areas =
        [
            .. found.Select(area => area with { ParentCode = Parent(area, found) }).OrderBy(a => a.Kind),
        ];
        return new PlaceFile<Area>(areas, rows, tally.Mended, tally.Dropped, [], tally.Samples);
    }

    /// <summary>Code of the narrowest wider area around a point inside an area; null when there is none.</summary>
    private static string? Parent(Area area, List<Area> all)
    {
        var inside = area.Shape.InteriorPoint;
        return all.Where(other => other.Kind < area.Kind && other.Shape.Contains(inside))
            .OrderByDescending(other => other.Kind)
            .FirstOrDefault()
            ?.Code;
    }

    private PlaceFile<Site> ReadSites(List<Element> elements)
    {
        var tally = new ImportTally(file.Name);
        var sites = new List<Site>();
        var byName = new Dictionary<(SiteKind, string), List<Point>>();
        var rows = 0;
        foreach (var element in elements)
        {
            if (OsmPlaceTags.FindSite(element.Tags) is not { } kind || element.Name is not { } name)
            {
                continue;
            }
            rows++;
            if (FindPoint(element, rows, tally) is not { } place)
            {
                continue;
            }
            if (!byName.TryGetValue((kind, name), out var known))
            {
                byName[(kind, name)] = known = [];
            }
            if (known.Exists(other => other.Distance(place) <= SameSiteMeters))
            {
                const string remedy = "Map the site once; its name and kind are already there within 150 m.";
                tally.Drop(DropReason.Duplicate, "site.duplicate", rows, element.Code, name, remedy);
                continue;
            }
            known.Add(place);
            sites.Add(new Site(element.Code, kind, name, place));
        }
        return new PlaceFile<Site>(sites, rows, tally.Mended, tally.Dropped, [], tally.Samples);
    }

    private PlaceFile<PatrolBase> ReadBases(List<Element> elements)
    {
        var tally = new ImportTally(file.Name);
        var bases = new List<PatrolBase>();
        var rows = 0;
        foreach (var element in elements.Where(e => e.Tags.GetValueOrDefault("amenity") == "police"))
        {
            rows++;
            if (FindPoint(element, rows, tally) is { } place)
            {
                bases.Add(
                    new PatrolBase(element.Code, BaseKind.Station, element.Name ?? element.Code, place)
                );
            }
        }
        return new PlaceFile<PatrolBase>(bases, rows, tally.Mended, tally.Dropped, [], tally.Samples);
    }

    private PlaceFile<Land> ReadLand(List<Element> elements)
    {
        var tally = new ImportTally(file.Name);
        var land = new List<Land>();
        var rows = 0;
        foreach (var element in elements)
        {
            var line = element.Code[0] == 'w' ? OsmPlaceTags.FindLine(element.Tags) : null;
            if (element.Code[0] == 'n' || (line ?? OsmPlaceTags.FindLand(element.Tags)) is not { } kind)
            {
                continue;
            }
            rows++;
            if (element.Shape() is not { } shape)
            {
                const string remedy = "Close its ring, or cut complete elements.";
                tally.Drop(DropReason.NoPlace, "place.none", rows, element.Code, element.Name, remedy);
            }
            else if (district?.Intersects(shape) == false)
            {
                tally.Drop(
                    DropReason.Outside,
                    "place.outside",
                    rows,
                    element.Code,
                    element.Name,
                    "Nothing to do."
                );
            }
            else
            {
                land.Add(new Land(kind, element.Name, kind is LandKind.Water or LandKind.Railway, shape));
            }
        }
        return new PlaceFile<Land>(land, rows, tally.Mended, tally.Dropped, [], tally.Samples);
    }

    private Point? FindPoint(Element element, int row, ImportTally tally)
    {
        var shape = element.Shape();
        var place = shape as Point ?? shape?.InteriorPoint;
        if (place is null || place.IsEmpty)
        {
            tally.Drop(
                DropReason.NoPlace,
                "place.none",
                row,
                element.Code,
                element.Name,
                "Close its ring, or map it as a point."
            );
            return null;
        }
        if (district?.Contains(place) == false)
        {
            tally.Drop(
                DropReason.Outside,
                "place.outside",
                row,
                element.Code,
                element.Name,
                "Nothing to do."
            );
            return null;
        }
        return place;
    }
}
