using Dapper;
using NetTopologySuite.Geometries;
using NodaTime;
using Npgsql;
using Patrol.Engine.Model;

namespace Patrol.Storage.Geography;

/// <summary>
/// Areas, streets, sites, bases, land and the calendar of a district. Each import replaces its kind whole; all
/// geometry is in the district's metric CRS.
/// </summary>
public static class GeographyStore
{
    // Geometry for tiles, in the web's CRS, once at the load instead of at each tile.
    private const string Web = "st_transform(shape, 3857)";

    /// <summary>Replaces the areas of one kind; the union of the widest kind becomes the district's boundary.</summary>
    /// <exception cref="InputException"><c>area.frame</c>: the raster lies on other subdistricts or communities.</exception>
    public static async Task ReplaceAreasAsync(
        DistrictSession session,
        AreaKind kind,
        IReadOnlyList<Area> areas
    )
    {
        var frame = await FrameAsync(session, kind);
        await Stage.ExecuteAsync(session, "delete from patrol.area where kind = $1", Stage.Of((short)kind));
        await Stage.LoadAsync(
            session,
            "area_stage",
            "code text, name text, parent_code text, residents integer, shape geometry",
            areas,
            (copy, area) =>
            {
                copy.Write(area.Code);
                copy.Write(area.Name);
                copy.WriteOrNull(area.ParentCode);
                if (area.Residents is { } residents)
                {
                    copy.Write(residents);
                }
                else
                {
                    copy.WriteNull();
                }
                copy.Write(area.Shape);
            }
        );
        await Stage.ExecuteAsync(
            session,
            $"""
            insert into patrol.area (district_id, kind, code, name, parent_code, residents, shape, web)
            select $1, $2, code, name, parent_code, residents, shape, {Web} from area_stage
            """,
            Stage.Of(session.District.Value),
            Stage.Of((short)kind)
        );
        await Stage.ExecuteAsync(session, "drop table area_stage");
        RefuseOtherFrame(frame, areas);
        if (kind == AreaKind.Subdistrict)
        {
            await Stage.ExecuteAsync(
                session,
                "update patrol.district set boundary = (select st_union(shape) from patrol.area where kind = 1)"
            );
        }
        await DistrictStore.TouchTilesAsync(session);
    }

    /// <summary>Replaces the street network.</summary>
    public static async Task ReplaceStreetsAsync(
        DistrictSession session,
        IReadOnlyList<StreetSegment> segments
    )
    {
        await Stage.ExecuteAsync(session, "delete from patrol.street_segment");
        await Stage.LoadAsync(
            session,
            "street_stage",
            """
            number integer, from_node integer, to_node integer, name text, class smallint, length_meters double precision,
            foot_kmh real, ebike_kmh real, car_kmh real, one_way smallint, shape geometry
            """,
            segments,
            (copy, segment) =>
            {
                copy.Write(segment.Number);
                copy.Write(segment.FromNode);
                copy.Write(segment.ToNode);
                copy.WriteOrNull(segment.Name);
                copy.Write((short)segment.Class);
                copy.Write(segment.LengthMeters);
                copy.Write(segment.Speeds.FootKmh);
                copy.Write(segment.Speeds.EBikeKmh);
                copy.Write(segment.Speeds.CarKmh);
                copy.Write((short)segment.OneWay);
                copy.Write<Geometry>(segment.Shape);
            }
        );
        await Stage.ExecuteAsync(
            session,
            $"insert into patrol.street_segment select $1, *, {Web} from street_stage",
            Stage.Of(session.District.Value)
        );
        await Stage.ExecuteAsync(session, "drop table street_stage");
        await DistrictStore.TouchTilesAsync(session);
    }

    /// <summary>Replaces the sites.</summary>
    public static Task ReplaceSitesAsync(DistrictSession session, IReadOnlyList<Site> sites) =>
        ReplacePlacesAsync(
            session,
            "site",
            sites.Select(site => (site.Code, (short)site.Kind, site.Name, site.Place))
        );

    /// <summary>Replaces the bases.</summary>
    public static Task ReplaceBasesAsync(DistrictSession session, IReadOnlyList<PatrolBase> bases) =>
        ReplacePlacesAsync(
            session,
            "base",
            bases.Select(one => (one.Code, (short)one.Kind, one.Name, one.Place))
        );

    /// <summary>Replaces land and barriers.</summary>
    public static async Task ReplaceLandAsync(DistrictSession session, IReadOnlyList<Land> land)
    {
        await Stage.ExecuteAsync(session, "delete from patrol.land");
        await Stage.LoadAsync(
            session,
            "land_stage",
            "number integer, kind smallint, name text, is_barrier boolean, shape geometry",
            land.Select((piece, number) => (piece, number)),
            (copy, row) =>
            {
                copy.Write(row.number);
                copy.Write((short)row.piece.Kind);
                copy.WriteOrNull(row.piece.Name);
                copy.Write(row.piece.IsBarrier);
                copy.Write(row.piece.Shape);
            }
        );
        await Stage.ExecuteAsync(
            session,
            $"insert into patrol.land select $1, *, {Web} from land_stage",
            Stage.Of(session.District.Value)
        );
        await Stage.ExecuteAsync(session, "drop table land_stage");
        await DistrictStore.TouchTilesAsync(session);
    }

    /// <summary>Replaces the calendar of day types.</summary>
    public static async Task ReplaceCalendarAsync(DistrictSession session, DayCalendar calendar)
    {
        await Stage.ExecuteAsync(session, "delete from patrol.day_calendar");
        await Stage.ExecuteAsync(
            session,
            "insert into patrol.day_calendar select $1, * from unnest($2, $3)",
            Stage.Of(session.District.Value),
            Stage.Of(calendar.Dates.Keys.ToArray()),
            Stage.Of(calendar.Dates.Values.Select(type => (short)type).ToArray())
        );
    }

    /// <summary>Areas of one kind, ordered by code.</summary>
    public static async Task<IReadOnlyList<Area>> LoadAreasAsync(DistrictSession session, AreaKind kind) =>
        (
            await session.Connection.QueryAsync<(
                string Code,
                string Name,
                string? Parent,
                int? Residents,
                Geometry Shape
            )>(
                """select code, name, parent_code, residents, shape from patrol.area where kind = @kind order by code collate "C" """,
                new { kind = (short)kind }
            )
        )
            .Select(row => new Area(kind, row.Code, row.Name, row.Parent, row.Residents, row.Shape))
            .ToArray();

    /// <summary>Number of areas of a kind.</summary>
    public static Task<int> CountAreasAsync(DistrictSession session, AreaKind kind) =>
        session.Connection.ExecuteScalarAsync<int>(
            "select count(*)::int from patrol.area where kind = @kind",
            new { kind = (short)kind }
        );

    // The raster's cells, and all that is counted in them, lie on the subdistricts and communities it was laid on; null
    // while there is none.
    private static async Task<IReadOnlyList<Area>?> FrameAsync(DistrictSession session, AreaKind kind) =>
        kind is AreaKind.Subdistrict or AreaKind.Community
        && await RasterStore.LoadCurrentAsync(session) is not null
            ? await LoadAreasAsync(session, kind)
            : null;

    private static void RefuseOtherFrame(IReadOnlyList<Area>? frame, IReadOnlyList<Area> areas)
    {
        if (frame is null)
        {
            return;
        }
        var known = frame.ToDictionary(area => area.Code);
        var other =
            areas.FirstOrDefault(area =>
                !known.TryGetValue(area.Code, out var same) || !same.Shape.EqualsExact(area.Shape)
            ) ?? frame.ExceptBy(areas.Select(area => area.Code), area => area.Code).FirstOrDefault();
        if (other is not null)
        {
            throw new InputException(
                new InputIssue(
                    "area.frame",
                    null,
                    null,
                    "code",
                    other.Code,
                    "What is counted lies on the areas that are there; these have other codes or shapes. Names and residents may change; for other areas delete the district (./patrol reset) and import it anew."
                )
            );
        }
    }

    /// <summary>The street network, by number.</summary>
    public static async Task<IReadOnlyList<StreetSegment>> LoadStreetsAsync(DistrictSession session)
    {
        await using var command = new NpgsqlCommand(
            """
            select number, from_node, to_node, name, class, length_meters, foot_kmh, ebike_kmh, car_kmh, one_way, shape
            from patrol.street_segment order by number
            """,
            session.Connection,
            session.Transaction
        );
        await using var reader = await command.ExecuteReaderAsync();
        var segments = new List<StreetSegment>();
        while (await reader.ReadAsync())
        {
            segments.Add(
                new StreetSegment(
                    reader.GetInt32(0),
                    reader.GetInt32(1),
                    reader.GetInt32(2),
                    reader.IsDBNull(3) ? null : reader.GetString(3),
                    (StreetClass)reader.GetInt16(4),
                    reader.GetDouble(5),
                    new SegmentSpeeds(reader.GetFloat(6), reader.GetFloat(7), reader.GetFloat(8)),
                    (OneWay)reader.GetInt16(9),
                    (LineString)reader.GetFieldValue<Geometry>(10)
                )
            );
        }
        return segments;
    }

    /// <summary>Bases, ordered by code.</summary>
    public static async Task<IReadOnlyList<PatrolBase>> LoadBasesAsync(DistrictSession session) =>
        (
            await session.Connection.QueryAsync<(string Code, short Kind, string Name, Geometry Place)>(
                """select code, kind, name, place from patrol.base order by code collate "C" """
            )
        )
            .Select(row => new PatrolBase(row.Code, (BaseKind)row.Kind, row.Name, (Point)row.Place))
            .ToArray();

    /// <summary>Sites, ordered by code.</summary>
    public static async Task<IReadOnlyList<Site>> LoadSitesAsync(DistrictSession session) =>
        (
            await session.Connection.QueryAsync<(string Code, short Kind, string Name, Geometry Place)>(
                """select code, kind, name, place from patrol.site order by code collate "C" """
            )
        )
            .Select(row => new Site(row.Code, (SiteKind)row.Kind, row.Name, (Point)row.Place))
            .ToArray();

    /// <summary>Land that has a name, in the order it was imported.</summary>
    public static async Task<IReadOnlyList<Land>> LoadNamedLandAsync(DistrictSession session) =>
        (
            await session.Connection.QueryAsync<(short Kind, string Name, bool IsBarrier, Geometry Shape)>(
                "select kind, name, is_barrier, shape from patrol.land where name is not null order by number"
            )
        )
            .Select(row => new Land((LandKind)row.Kind, row.Name, row.IsBarrier, row.Shape))
            .ToArray();

    /// <summary>The calendar of day types.</summary>
    public static async Task<DayCalendar> LoadCalendarAsync(DistrictSession session) =>
        new(
            (
                await session.Connection.QueryAsync<(LocalDate Date, short Type)>(
                    "select date, day_type from patrol.day_calendar"
                )
            ).ToDictionary(row => row.Date, row => (DayType)row.Type)
        );

    private static async Task ReplacePlacesAsync(
        DistrictSession session,
        string table,
        IEnumerable<(string Code, short Kind, string Name, Point Place)> places
    )
    {
        await Stage.ExecuteAsync(session, $"delete from patrol.{table}");
        await Stage.LoadAsync(
            session,
            "place_stage",
            "code text, kind smallint, name text, shape geometry",
            places,
            (copy, place) =>
            {
                copy.Write(place.Code);
                copy.Write(place.Kind);
                copy.Write(place.Name);
                copy.Write<Geometry>(place.Place);
            }
        );
        await Stage.ExecuteAsync(
            session,
            $"insert into patrol.{table} select $1, *, {Web} from place_stage",
            Stage.Of(session.District.Value)
        );
        await Stage.ExecuteAsync(session, "drop table place_stage");
        await DistrictStore.TouchTilesAsync(session);
    }
}
