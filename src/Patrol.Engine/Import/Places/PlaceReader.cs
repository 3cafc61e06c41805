using System.Globalization;
using NetTopologySuite.Geometries;
using Patrol.Engine.Import.Crs;
using Patrol.Engine.Import.GeoJson;
using Patrol.Engine.Model;

namespace Patrol.Engine.Import.Places;

/// <summary>
/// Reads areas, sites, bases and land from GeoJSON (plain or gzip) by a mapping profile. Properties that the profile
/// doesn't name are never read. Sites and bases drawn as lines or polygons stand at a point inside them. Nothing is
/// cut to the district's boundary.
/// </summary>
public static class PlaceReader
{
    /// <summary>Reads areas. A faulty area is an error, not a loss: without it the district would be another.</summary>
    /// <exception cref="InputException">All faults: <c>area.unclosed</c>, <c>area.flat</c>, <c>area.self-crossing</c>
    /// (when it can't be mended), <c>area.not-polygon</c>, <c>area.no-code</c>, <c>area.duplicate-code</c>,
    /// <c>area.none</c>, <c>place.none</c>, <c>place.swapped</c>, <c>place.wrong-crs</c>, <c>crs.*</c>,
    /// <c>file.*</c>.</exception>
    public static PlaceFile<Area> ReadAreas(string path, AreaProfile profile, District district)
    {
        var reading = new Reading(
            path,
            "area",
            profile.Crs,
            district,
            [profile.CodeProperty, profile.NameProperty, profile.ParentProperty, profile.ResidentsProperty]
        );
        var areas = reading.Collect(
            profile.CodeProperty,
            (feature, code, shape) =>
                shape is Polygon or MultiPolygon
                    ? new Area(
                        profile.Kind,
                        code,
                        feature.Text(profile.NameProperty) ?? code,
                        feature.Text(profile.ParentProperty),
                        Residents(feature, profile, reading.Log),
                        shape
                    )
                    : reading.Refuse<Area>(feature, "not-polygon", "Give areas as Polygon or MultiPolygon.")
        );
        return reading.Log.Dropped.Count > 0 || areas.Count == 0
            ? throw new InputException(reading.Faults())
            : reading.Finish(areas, profile.PersonProperties);
    }

    /// <summary>Reads sites; faulty ones are left out and reported.</summary>
    /// <exception cref="InputException">The whole file is unusable: <c>file.*</c>, <c>crs.*</c>; or more than half is
    /// misplaced: <c>place.swapped</c>, <c>place.wrong-crs</c>; or nothing in it can be used: its issues, or
    /// <c>site.none</c> without any.</exception>
    public static PlaceFile<Site> ReadSites(string path, SiteProfile profile, District district)
    {
        var reading = new Reading(
            path,
            "site",
            profile.Crs,
            district,
            [profile.CodeProperty, profile.NameProperty, profile.KindProperty]
        );
        var sites = reading.Collect(
            profile.CodeProperty,
            (feature, code, shape) =>
                new Site(
                    code,
                    feature.Kind(profile.KindProperty, profile.Kinds, profile.DefaultKind),
                    feature.Text(profile.NameProperty) ?? code,
                    PointOf(shape)
                )
        );
        return reading.Finish(sites, profile.PersonProperties);
    }

    /// <summary>Reads bases; faulty ones are left out and reported.</summary>
    /// <exception cref="InputException">As <see cref="ReadSites"/>.</exception>
    public static PlaceFile<PatrolBase> ReadBases(string path, BaseProfile profile, District district)
    {
        var reading = new Reading(
            path,
            "base",
            profile.Crs,
            district,
            [profile.CodeProperty, profile.NameProperty, profile.KindProperty]
        );
        var bases = reading.Collect(
            profile.CodeProperty,
            (feature, code, shape) =>
                new PatrolBase(
                    code,
                    feature.Kind(profile.KindProperty, profile.Kinds, profile.DefaultKind),
                    feature.Text(profile.NameProperty) ?? code,
                    PointOf(shape)
                )
        );
        return reading.Finish(bases, profile.PersonProperties);
    }

    /// <summary>Reads land and barriers; faulty ones and points are left out and reported.</summary>
    /// <exception cref="InputException">As <see cref="ReadSites"/>.</exception>
    public static PlaceFile<Land> ReadLand(string path, LandProfile profile, District district)
    {
        var reading = new Reading(
            path,
            "land",
            profile.Crs,
            district,
            [profile.NameProperty, profile.KindProperty, profile.BarrierProperty]
        );
        var land = reading.Collect(
            codeProperty: null,
            (feature, _, shape) =>
            {
                var kind = feature.Kind(profile.KindProperty, profile.Kinds, profile.DefaultKind);
                var isBarrier = profile.BarrierProperty is null
                    ? kind is LandKind.Water or LandKind.Railway
                    : feature.Text(profile.BarrierProperty) == "true";
                return shape is Point
                    ? reading.Refuse<Land>(feature, "not-a-shape", "Give land as lines or polygons.")
                    : new Land(kind, feature.Text(profile.NameProperty), isBarrier, shape);
            }
        );
        return reading.Finish(land, null);
    }

    private static string? Text(this GeoJsonFeature feature, string? property) =>
        property is null ? null : feature.Properties.GetValueOrDefault(property);

    private static T Kind<T>(
        this GeoJsonFeature feature,
        string? property,
        IReadOnlyDictionary<string, T>? kinds,
        T usual
    )
        where T : struct =>
        feature.Text(property) is { } value && kinds?.TryGetValue(value, out var kind) == true ? kind : usual;

    private static Point PointOf(Geometry shape) => shape as Point ?? shape.InteriorPoint;

    private static int? Residents(GeoJsonFeature feature, AreaProfile profile, IssueLog log)
    {
        if (feature.Text(profile.ResidentsProperty) is not { } text)
        {
            return null;
        }
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var residents))
        {
            return residents;
        }
        log.Mend(
            "area.residents",
            feature.Row,
            profile.ResidentsProperty,
            text,
            "Taken as unknown; give a whole number."
        );
        return null;
    }

    private sealed class Reading
    {
        private readonly GeoJsonFile file;
        private readonly FeatureShape shapes;
        private readonly string kind;

        public Reading(
            string path,
            string kind,
            string? crs,
            District district,
            IEnumerable<string?> properties
        )
        {
            this.kind = kind;
            file = GeoJsonReader.Read(path, properties);
            Log = new IssueLog(file.Name);
            var transform = CoordinateTransform.Create(crs ?? file.Crs ?? "EPSG:4326", district.MetricSrid);
            var factory = new GeometryFactory(new PrecisionModel(), district.MetricSrid);
            shapes = new FeatureShape(new PlaceCheck(transform, district), factory, Log, kind);
        }

        public IssueLog Log { get; }

        public List<T> Collect<T>(string? codeProperty, Func<GeoJsonFeature, string, Geometry, T?> make)
            where T : class
        {
            var items = new List<T>();
            var codes = new HashSet<string>();
            foreach (var feature in file.Features)
            {
                var code = codeProperty is null ? "" : feature.Text(codeProperty);
                if (code is null)
                {
                    Log.Drop(
                        DropReason.Other,
                        $"{kind}.no-code",
                        feature.Row,
                        codeProperty,
                        null,
                        "Give it a code."
                    );
                }
                else if (codeProperty is not null && !codes.Add(code))
                {
                    const string remedy =
                        "Give each a code of its own; parts of one place belong into one feature.";
                    Log.Drop(
                        DropReason.Duplicate,
                        $"{kind}.duplicate-code",
                        feature.Row,
                        codeProperty,
                        code,
                        remedy
                    );
                }
                else if (shapes.Find(feature) is { } shape && make(feature, code, shape) is { } item)
                {
                    items.Add(item);
                }
            }
            return items;
        }

        public T? Refuse<T>(GeoJsonFeature feature, string what, string remedy)
            where T : class
        {
            Log.Drop(DropReason.Other, $"{kind}.{what}", feature.Row, null, feature.Type, remedy);
            return null;
        }

        public IReadOnlyList<InputIssue> Faults() =>
            Log.Issues.Count > 0
                ? Log.Issues
                :
                [
                    new InputIssue(
                        $"{kind}.none",
                        file.Name,
                        null,
                        null,
                        null,
                        $"Give a file with at least one {kind}."
                    ),
                ];

        public PlaceFile<T> Finish<T>(List<T> items, IReadOnlyList<string>? personProperties)
        {
            if (2 * (Log.Count("place.swapped") + Log.Count("place.wrong-crs")) > file.Features.Count)
            {
                throw new InputException(Log.Issues);
            }
            // An import replaces what is there: a file of nothing would take it all away.
            if (items.Count == 0)
            {
                throw new InputException(Faults());
            }
            string[] unread = [.. (personProperties ?? []).Where(file.PropertyNames.Contains)];
            return new PlaceFile<T>(items, file.Features.Count, Log.Mended, Log.Dropped, unread, Log.Issues);
        }
    }
}
