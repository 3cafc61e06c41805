using Dapper;
using NetTopologySuite.Geometries;
using Patrol.Contracts.Papers;
using Patrol.Engine.Model;
using Patrol.Storage.Documents;

namespace Patrol.Storage.Plans;

/// <summary>Loads what the maps of papers show, in WGS 84.</summary>
public static class PlanMapLoading
{
    // A degree is a tenth of a millimeter to nine digits: the same database gives the same papers.
    private const int Digits = 9;

    private static readonly short[] CoarseLand =
    [
        (short)LandKind.Water,
        (short)LandKind.Park,
        (short)LandKind.Railway,
        (short)LandKind.Industrial,
    ];

    private const string Seen = """
        @west::float8 is null or shape && st_transform(
          st_setsrid(st_makebox2d(st_makepoint(@west, @south), st_makepoint(@east, @north)), 4326), metric_srid)
        """;

    /// <summary>All bases, sites and communities, with the streets and the land of a box.</summary>
    /// <param name="session">A session.</param>
    /// <param name="bounds">West, south, east, north in WGS 84; null for the whole district.</param>
    /// <param name="isFine">False to leave out what small maps don't show: buildings, compounds, paths and alleys.</param>
    public static async Task<PaperMap> LoadAsync(
        DistrictSession session,
        double[]? bounds,
        bool isFine = true
    )
    {
        var box = new
        {
            west = bounds?[0],
            south = bounds?[1],
            east = bounds?[2],
            north = bounds?[3],
            isFine,
            coarse = CoarseLand,
            narrowest = (short)StreetClass.Local,
        };
        var streets = await session.Connection.QueryAsync<(string? Name, short Class, Geometry Shape)>(
            $"select s.name, class, st_transform(shape, 4326) from patrol.street_segment s, patrol.district where ({Seen}) and (@isFine or class <= @narrowest) order by number",
            box
        );
        var land = await session.Connection.QueryAsync<(short Kind, string? Name, Geometry Shape)>(
            $"select kind, l.name, st_transform(shape, 4326) from patrol.land l, patrol.district where ({Seen}) and (@isFine or kind = any(@coarse)) order by number",
            box
        );
        return await LoadPlacesAsync(session) with
        {
            Streets =
            [
                .. streets.Select(row => new PaperStreet(
                    row.Name,
                    Codes.Of((StreetClass)row.Class),
                    LineOf(row.Shape)
                )),
            ],
            Land = [.. land.SelectMany(row => LandOf((LandKind)row.Kind, row.Name, row.Shape))],
        };
    }

    /// <summary>All bases, sites and communities; no streets and no land.</summary>
    internal static async Task<PaperMap> LoadPlacesAsync(DistrictSession session) =>
        new(
            [],
            [],
            await LoadPlacesAsync<SiteKind>(session, "site"),
            await LoadPlacesAsync<BaseKind>(session, "base"),
            await LoadAreasAsync(session)
        );

    private static async Task<IReadOnlyList<PaperArea>> LoadAreasAsync(DistrictSession session) =>
        [
            .. (
                await session.Connection.QueryAsync<(string Code, string Name, Geometry Shape)>(
                    """select code, name, st_transform(shape, 4326) from patrol.area where kind = 2 order by code collate "C" """
                )
            ).Select(row => new PaperArea(row.Code, row.Name, RingsOf(row.Shape))),
        ];

    private static async Task<IReadOnlyList<PaperPlace>> LoadPlacesAsync<TKind>(
        DistrictSession session,
        string table
    )
        where TKind : struct, Enum =>
        [
            .. (
                await session.Connection.QueryAsync<(string Code, short Kind, string Name, Geometry Place)>(
                    $"""select code, kind, name, st_transform(place, 4326) from patrol.{table} order by code collate "C" """
                )
            ).Select(row => new PaperPlace(
                row.Code,
                Codes.Of((TKind)Enum.ToObject(typeof(TKind), row.Kind)),
                row.Name,
                At(row.Place.Coordinate)
            )),
        ];

    private static IEnumerable<PaperLand> LandOf(LandKind kind, string? name, Geometry shape) =>
        Enumerable
            .Range(0, shape.NumGeometries)
            .Select(shape.GetGeometryN)
            .Select(part => new PaperLand(
                Codes.Of(kind),
                name,
                part is Polygon,
                part is Polygon ? RingsOf(part) : [LineOf(part)]
            ));

    private static IReadOnlyList<IReadOnlyList<double[]>> RingsOf(Geometry shape) =>
        [
            .. Enumerable
                .Range(0, shape.NumGeometries)
                .Select(shape.GetGeometryN)
                .OfType<Polygon>()
                .SelectMany(polygon => polygon.InteriorRings.Prepend(polygon.ExteriorRing))
                .Select(LineOf),
        ];

    private static IReadOnlyList<double[]> LineOf(Geometry line) => [.. line.Coordinates.Select(At)];

    private static double[] At(Coordinate place) =>
        [Math.Round(place.X, Digits), Math.Round(place.Y, Digits)];
}
