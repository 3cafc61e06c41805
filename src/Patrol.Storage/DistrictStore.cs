using Dapper;
using NetTopologySuite.Geometries;
using NodaTime;
using Npgsql;
using Patrol.Contracts;
using Patrol.Engine.Model;

namespace Patrol.Storage;

/// <summary>Districts: what there are, making one, and what is in one.</summary>
public static class DistrictStore
{
    /// <summary>Codes of all districts, in order.</summary>
    public static Task<IReadOnlyList<string>> ListAsync(
        PatrolDatabase database,
        CancellationToken cancel = default
    ) =>
        database.AtTheDoorAsync<IReadOnlyList<string>>(
            async connection =>
                (await connection.QueryAsync<string>("select code from patrol.list_districts()")).AsList(),
            cancel
        );

    /// <summary>Key of a district by its code; null when there is none.</summary>
    public static async Task<DistrictId?> FindIdAsync(
        PatrolDatabase database,
        string code,
        CancellationToken cancel = default
    ) =>
        await database.AtTheDoorAsync(
            connection =>
                connection.QuerySingleOrDefaultAsync<int?>(
                    "select district_id from patrol.list_districts() where code = @code",
                    new { code }
                ),
            cancel
        )
            is { } id
            ? new DistrictId(id)
            : null;

    /// <summary>A district by its code; null when there is none.</summary>
    public static async Task<District?> FindAsync(
        PatrolDatabase database,
        string code,
        CancellationToken cancel = default
    ) =>
        await FindIdAsync(database, code, cancel) is { } id
            ? await database.ReadAsync(id, LoadAsync, cancel)
            : null;

    /// <summary>Makes a district.</summary>
    /// <exception cref="InputException"><c>district.exists</c>: the code is taken.</exception>
    public static async Task<District> CreateAsync(
        PatrolDatabase database,
        string code,
        string name,
        double longitude,
        double latitude,
        int metricSrid,
        DateTimeZone zone,
        CancellationToken cancel = default
    )
    {
        try
        {
            await database.AtTheDoorAsync(
                connection =>
                    connection.ExecuteScalarAsync<int>(
                        "select patrol.create_district(@code, @name, @longitude, @latitude, @metricSrid, @zone)",
                        new
                        {
                            code,
                            name,
                            longitude,
                            latitude,
                            metricSrid,
                            zone = zone.Id,
                        }
                    ),
                cancel
            );
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new InputException(
                new InputIssue(
                    "district.exists",
                    null,
                    null,
                    "code",
                    code,
                    "Choose another code, or import into this one."
                )
            );
        }
        return (await FindAsync(database, code, cancel))!;
    }

    /// <summary>Deletes a district with everything in it, from inside it.</summary>
    public static Task DeleteAsync(
        PatrolDatabase database,
        DistrictId district,
        CancellationToken cancel = default
    ) =>
        database.WriteAloneAsync(
            district,
            new Actor("patrol", "district deleted"),
            session =>
                Stage.ExecuteAsync(
                    session,
                    "select patrol.delete_district($1)",
                    Stage.Of(session.District.Value)
                ),
            cancel
        );

    /// <summary>The session's district.</summary>
    public static async Task<District> LoadAsync(DistrictSession session)
    {
        var row = await session.Connection.QuerySingleAsync<Row>(
            """
            select code, name, anchor_longitude as "AnchorLongitude", anchor_latitude as "AnchorLatitude",
              metric_srid as "MetricSrid", time_zone as "TimeZone", boundary
            from patrol.district
            """
        );
        return new District(
            session.District,
            row.Code,
            row.Name,
            row.AnchorLongitude,
            row.AnchorLatitude,
            row.MetricSrid,
            DateTimeZoneProviders.Tzdb[row.TimeZone],
            row.Boundary
        );
    }

    /// <summary>First local week of which detail is kept; null when none has expired.</summary>
    public static Task<LocalDate?> LoadExpiryAsync(DistrictSession session) =>
        session.Connection.ExecuteScalarAsync<LocalDate?>("select expired_before from patrol.district");

    /// <summary>The same, and nothing expires until the session ends: rows that are read now still fit when they are stored.</summary>
    public static async Task<LocalDate?> HoldExpiryAsync(DistrictSession session)
    {
        await DistrictLocks.HoldExpiryAsync(session);
        return await LoadExpiryAsync(session);
    }

    /// <summary>The district as a map needs it.</summary>
    public static async Task<DistrictView> ViewAsync(DistrictSession session)
    {
        var district = await LoadAsync(session);
        var facts = await session.Connection.QuerySingleAsync<Facts>(
            """
            select
              (select tiles_version from patrol.district) as "TilesVersion",
              (select count(*) from patrol.area where kind = 1)::int as subdistricts,
              (select count(*) from patrol.area where kind = 2)::int as communities,
              (select count(*) from patrol.area where kind = 3)::int as "ManagementGrids",
              (select count(*) from patrol.area where kind = 4)::int as enterprises,
              (select count(*) from patrol.street_segment)::int as streets,
              (select count(*) from patrol.site)::int as sites,
              (select count(*) from patrol.base)::int as bases,
              (select count(*) from patrol.land)::int as land,
              (select coalesce(sum((report->>'inserted')::int - (report->>'withdrawn')::int), 0)
                from patrol.import_batch where kind = 'incidents')::int as incidents,
              (select count(*) from patrol.member)::int as members,
              (select count(*) from patrol.member where is_generated)::int as "MembersGenerated",
              (select count(*) from patrol.team)::int as teams,
              (select count(*) from patrol.unit)::int as units,
              (select max(number) from patrol.risk_surface) as surface,
              (select st_transform(st_setsrid(coalesce(st_envelope(boundary),
                (select st_extent(shape)::geometry from patrol.street_segment)), metric_srid), 4326)
                from patrol.district) as extent
            """
        );
        var raster = await session.Connection.QuerySingleOrDefaultAsync<RasterRow>(
            """
            select number, origin_x as "OriginX", origin_y as "OriginY", cell_meters as "CellMeters", columns, rows,
              (select coalesce(max(cell) + 1, 0) from patrol.raster_cell c
                where c.district_id = r.district_id and c.raster = r.number) as cells
            from patrol.analysis_raster r where is_current
            """
        );
        return new DistrictView(
            district.Code,
            district.Name,
            [district.AnchorLongitude, district.AnchorLatitude],
            facts.Extent is { IsEmpty: false } extent ? BoundsOf(extent) : null,
            district.MetricSrid,
            district.TimeZone.Id,
            $"{facts.TilesVersion}",
            new Dictionary<string, int>
            {
                ["subdistricts"] = facts.Subdistricts,
                ["communities"] = facts.Communities,
                ["managementGrids"] = facts.ManagementGrids,
                ["enterprises"] = facts.Enterprises,
                ["streets"] = facts.Streets,
                ["sites"] = facts.Sites,
                ["bases"] = facts.Bases,
                ["land"] = facts.Land,
                ["incidents"] = facts.Incidents,
                ["members"] = facts.Members,
                ["membersGenerated"] = facts.MembersGenerated,
                ["teams"] = facts.Teams,
                ["units"] = facts.Units,
            },
            raster is null
                ? null
                : new RasterView(
                    raster.Number,
                    raster.OriginX,
                    raster.OriginY,
                    raster.CellMeters,
                    raster.Columns,
                    raster.Rows,
                    raster.Cells
                ),
            facts.Surface is { } surface ? $"{new NumberedKey(district.Code, surface)}" : null
        );
    }

    /// <summary>West, south, east, north of a geometry.</summary>
    internal static double[] BoundsOf(Geometry shape)
    {
        var box = shape.EnvelopeInternal;
        return [box.MinX, box.MinY, box.MaxX, box.MaxY];
    }

    /// <summary>Tells caches that something on the map has changed.</summary>
    internal static Task TouchTilesAsync(DistrictSession session) =>
        session.Connection.ExecuteAsync("update patrol.district set tiles_version = tiles_version + 1");

    private sealed record Row
    {
        public required string Code { get; init; }
        public required string Name { get; init; }
        public double AnchorLongitude { get; init; }
        public double AnchorLatitude { get; init; }
        public int MetricSrid { get; init; }
        public required string TimeZone { get; init; }
        public Geometry? Boundary { get; init; }
    }

    private sealed record Facts
    {
        public long TilesVersion { get; init; }
        public int Subdistricts { get; init; }
        public int Communities { get; init; }
        public int ManagementGrids { get; init; }
        public int Enterprises { get; init; }
        public int Streets { get; init; }
        public int Sites { get; init; }
        public int Bases { get; init; }
        public int Land { get; init; }
        public int Incidents { get; init; }
        public int Members { get; init; }
        public int MembersGenerated { get; init; }
        public int Teams { get; init; }
        public int Units { get; init; }
        public int? Surface { get; init; }
        public Geometry? Extent { get; init; }
    }

    private sealed record RasterRow
    {
        public int Number { get; init; }
        public double OriginX { get; init; }
        public double OriginY { get; init; }
        public double CellMeters { get; init; }
        public int Columns { get; init; }
        public int Rows { get; init; }
        public int Cells { get; init; }
    }
}
