using System.Globalization;
using NetTopologySuite.Geometries;
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
        var reading = new PlaceReading(
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
                        feature.Find(profile.NameProperty) ?? code,
                        feature.Find(profile.ParentProperty),
                        Residents(feature, profile, reading.Tally),
                        shape
                    )
                    : reading.Refuse<Area>(feature, "not-polygon", "Give areas as Polygon or MultiPolygon.")
        );
        return reading.Tally.Dropped.Count > 0 || areas.Count == 0
            ? throw new InputException(reading.Faults())
            : reading.Finish(areas, profile.PersonProperties);
    }

    /// <summary>Reads sites; faulty ones are left out and reported.</summary>
    /// <exception cref="InputException">The whole file is unusable: <c>file.*</c>, <c>crs.*</c>; or more than half is
    /// misplaced: <c>place.swapped</c>, <c>place.wrong-crs</c>; or nothing in it can be used: its issues, or
    /// <c>site.none</c> without any.</exception>
    public static PlaceFile<Site> ReadSites(string path, SiteProfile profile, District district)
    {
        var reading = new PlaceReading(
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
                    feature.Find(profile.NameProperty) ?? code,
                    PointOf(shape)
                )
        );
        return reading.Finish(sites, profile.PersonProperties);
    }

    /// <summary>Reads bases; faulty ones are left out and reported.</summary>
    /// <exception cref="InputException">As <see cref="ReadSites"/>.</exception>
    public static PlaceFile<PatrolBase> ReadBases(string path, BaseProfile profile, District district)
    {
        var reading = new PlaceReading(
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
                    feature.Find(profile.NameProperty) ?? code,
                    PointOf(shape)
                )
        );
        return reading.Finish(bases, profile.PersonProperties);
    }

    /// <summary>Reads land and barriers; faulty ones and points are left out and reported.</summary>
    /// <exception cref="InputException">As <see cref="ReadSites"/>.</exception>
    public static PlaceFile<Land> ReadLand(string path, LandProfile profile, District district)
    {
        var reading = new PlaceReading(
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
                    : feature.Find(profile.BarrierProperty) == "true";
                return shape is Point
                    ? reading.Refuse<Land>(feature, "not-a-shape", "Give land as lines or polygons.")
                    : new Land(kind, feature.Find(profile.NameProperty), isBarrier, shape);
            }
        );
        return reading.Finish(land, null);
    }

    private static T Kind<T>(
        this GeoJsonFeature feature,
        string? property,
        IReadOnlyDictionary<string, T>? kinds,
        T usual
    )
        where T : struct =>
        feature.Find(property) is { } value && kinds?.TryGetValue(value, out var kind) == true ? kind : usual;

    private static Point PointOf(Geometry shape) => shape as Point ?? shape.InteriorPoint;

    private static int? Residents(GeoJsonFeature feature, AreaProfile profile, ImportTally tally)
    {
        if (feature.Find(profile.ResidentsProperty) is not { } text)
        {
            return null;
        }
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var residents))
        {
            return residents;
        }
        tally.Mend(
            "area.residents",
            feature.Row,
            profile.ResidentsProperty,
            text,
            "Taken as unknown; give a whole number."
        );
        return null;
    }
}
