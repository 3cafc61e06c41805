using Npgsql;

namespace Patrol.Storage.Geography;

/// <summary>Vector tiles (MVT, EPSG:3857): geometry and ordinals only; values travel apart as byte arrays.</summary>
public static class TileStore
{
    /// <summary>Analysis cells as layer <c>cells</c>: feature id = cell ordinal, no properties.</summary>
    /// <returns>The tile; empty where no cell lies.</returns>
    public static Task<byte[]> GetCellsAsync(DistrictSession session, int z, int x, int y) =>
        RunAsync(
            session,
            """
            select st_asmvt(tile, 'cells', 4096, 'shape', 'cell') from (
              select cell, st_asmvtgeom(web, st_tileenvelope($1, $2, $3), 4096, 8, false) as shape
              from patrol.raster_cell
              where raster = (select number from patrol.analysis_raster where is_current)
                and web && st_tileenvelope($1, $2, $3)
            ) tile
            """,
            z,
            x,
            y
        );

    /// <summary>
    /// The base map as layers <c>land</c>, <c>streets</c>, <c>areas</c>, <c>sites</c> and <c>bases</c>, thinned by zoom.
    /// </summary>
    public static Task<byte[]> GetBaseAsync(DistrictSession session, int z, int x, int y) =>
        RunAsync(
            session,
            """
            with tile as (select st_tileenvelope($1, $2, $3) as box, 40075016.68 / (256 * 2 ^ $1) as pixel),
            land as (
              select number as id, (array['water','park','railway','compound','building','industrial'])[kind] as kind, name,
                st_asmvtgeom(case when $1 < 14 then st_simplify(web, pixel, true) else web end, box, 4096, 64) as shape
              from patrol.land, tile
              where web && box and (kind in (1, 2, 3) or ($1 >= 12 and kind in (4, 6)) or ($1 >= 14 and kind = 5))
                and ($1 >= 14 or kind = 3 or st_area(web) > 16 * pixel * pixel)
            ),
            streets as (
              select number as id, class, name,
                st_asmvtgeom(case when $1 < 14 then st_simplify(web, pixel, true) else web end, box, 4096, 64) as shape
              from patrol.street_segment, tile
              where web && box and class <= case when $1 < 11 then 1 when $1 < 12 then 2 when $1 < 14 then 4 else 6 end
            ),
            areas as (
              select (array['subdistrict','community','managementGrid','enterprise'])[kind] as kind, code, name,
                st_asmvtgeom(case when $1 < 14 then st_simplify(web, pixel / 2, true) else web end, box, 4096, 64) as shape
              from patrol.area, tile
              where web && box and (kind = 1 or kind = 2 or ($1 >= 12 and kind = 4) or ($1 >= 13 and kind = 3))
            ),
            sites as (
              select (array['school','hospital','market','metro','busHub','park','plaza','stadium','compoundEntrance','enterprise','other'])[kind]
                as kind, name, st_asmvtgeom(web, box, 4096, 64) as shape
              from patrol.site, tile
              where web && box and ($1 >= 15 or ($1 >= 12 and kind <> 9))
            ),
            bases as (
              select (array['communityOffice','servicePoint','station'])[kind] as kind, code, name,
                st_asmvtgeom(web, box, 4096, 64) as shape
              from patrol.base, tile where web && box
            )
            select coalesce((select st_asmvt(land, 'land', 4096, 'shape', 'id') from land), '')
              || coalesce((select st_asmvt(streets, 'streets', 4096, 'shape', 'id') from streets), '')
              || coalesce((select st_asmvt(areas, 'areas', 4096, 'shape') from areas), '')
              || coalesce((select st_asmvt(sites, 'sites', 4096, 'shape') from sites), '')
              || coalesce((select st_asmvt(bases, 'bases', 4096, 'shape') from bases), '')
            """,
            z,
            x,
            y
        );

    private static async Task<byte[]> RunAsync(DistrictSession session, string sql, int z, int x, int y)
    {
        await using var command = new NpgsqlCommand(sql, session.Connection, session.Transaction);
        command.Parameters.Add(Stage.Of(z));
        command.Parameters.Add(Stage.Of(x));
        command.Parameters.Add(Stage.Of(y));
        return await command.ExecuteScalarAsync() as byte[] ?? [];
    }
}
