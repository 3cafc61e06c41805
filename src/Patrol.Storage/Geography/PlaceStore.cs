using Dapper;
using NetTopologySuite.Geometries;
using Patrol.Contracts;
using Patrol.Engine.Model;
using Patrol.Storage.Documents;

namespace Patrol.Storage.Geography;

/// <summary>Places as people look them up: areas, bases, names, and what lies in a cell.</summary>
public static class PlaceStore
{
    private const int NearMeters = 250;
    private const int SmallCount = 5;

    /// <summary>Areas of every kind, widest first, with the newest surface summed over their communities' cells.</summary>
    public static async Task<IReadOnlyList<AreaView>> ListAreasAsync(DistrictSession session)
    {
        var rows = await session.Connection.QueryAsync<(
            short Kind,
            string Code,
            string Name,
            string? Parent,
            Geometry Box,
            double Area,
            int? Residents,
            double? Rate
        )>(
            """
            with rate as (
              select (s.rate)[k.cell + 1] as rate, k.community
              from patrol.risk_surface s join patrol.raster_cell k on k.raster = s.raster
              where s.number = (select max(number) from patrol.risk_surface)
            ), community as (
              select code, parent_code, row_number() over (order by code collate "C") - 1 as community from patrol.area where kind = 2
            ), summed as (
              select c.code, c.parent_code, sum(rate) as rate from rate join community c using (community) group by c.code, c.parent_code
            )
            select a.kind, a.code, a.name, a.parent_code, st_transform(st_envelope(a.shape), 4326), st_area(a.shape) / 1e6, a.residents,
              case a.kind when 2 then (select rate from summed where summed.code = a.code)
                when 1 then (select sum(rate) from summed where summed.parent_code = a.code) end
            from patrol.area a order by a.kind, a.code collate "C"
            """
        );
        return rows.Select(row => new AreaView(
                Codes.Of((AreaKind)row.Kind),
                row.Code,
                row.Name,
                row.Parent,
                DistrictStore.BoundsOf(row.Box),
                row.Area,
                row.Residents,
                row.Rate
            ))
            .ToArray();
    }

    /// <summary>Bases.</summary>
    public static async Task<IReadOnlyList<BaseView>> ListBasesAsync(DistrictSession session) => (
            await session.Connection.QueryAsync<(short Kind, string Code, string Name, double X, double Y)>(
                """
                select kind, code, name, st_x(st_transform(place, 4326)), st_y(st_transform(place, 4326))
                from patrol.base order by code collate "C"
                """
            )
        ).Select(row => new BaseView(Codes.Of((BaseKind)row.Kind), row.Code, row.Name, [row.X, row.Y])).ToArray();

    /// <summary>Streets, sites, bases and areas whose name holds a text; those that begin with it first.</summary>
    /// <param name="session">A session.</param>
    /// <param name="text">Part of a name, or the beginning of an area's code.</param>
    /// <param name="kind">Only of this kind, such as <c>site</c>, and by the beginning of its code too; null for all.</param>
    public static async Task<IReadOnlyList<SearchHit>> SearchAsync(
        DistrictSession session,
        string text,
        string? kind = null
    )
    {
        var pattern = text.Trim().Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_");
        if (pattern.Length == 0)
        {
            return [];
        }
        var rows = await session.Connection.QueryAsync<(
            string Kind,
            string Name,
            short Detail,
            Geometry Box,
            string? Code
        )>(
            """
            select kind, name, detail, st_transform(box, 4326), code from (
              select 'street' as kind, name, 0::smallint as detail, st_envelope(st_collect(shape)) as box, null as code
                from patrol.street_segment where name ilike @anywhere group by name
              union all select 'site', name, kind, place, code from patrol.site
                where name ilike @anywhere or (@kind = 'site' and code ilike @start)
              union all select 'base', name, kind, place, code from patrol.base
                where name ilike @anywhere or (@kind = 'base' and code ilike @start)
              union all select (array['subdistrict','community','managementGrid','enterprise'])[kind], name, 0::smallint, st_envelope(shape), code
                from patrol.area where name ilike @anywhere or code ilike @start
            ) hits
            where @kind::text is null or kind = @kind
            order by (name ilike @start) desc, length(name), name, code collate "C" limit 20
            """,
            new
            {
                anywhere = $"%{pattern}%",
                start = $"{pattern}%",
                kind,
            }
        );
        return rows.Select(row => new SearchHit(
                row.Kind,
                row.Name,
                row.Kind switch
                {
                    "site" => Codes.Of((SiteKind)row.Detail),
                    "base" => Codes.Of((BaseKind)row.Detail),
                    _ => null,
                },
                DistrictStore.BoundsOf(row.Box),
                row.Code
            ))
            .ToArray();
    }

    /// <summary>What lies in an analysis cell; null when there is none of that ordinal.</summary>
    /// <param name="session">A session.</param>
    /// <param name="surface">A surface with values.</param>
    /// <param name="cell">Ordinal of the cell in the surface's raster.</param>
    public static async Task<CellView?> FindCellAsync(
        DistrictSession session,
        SurfaceValues surface,
        int cell
    )
    {
        if (cell < 0 || cell >= surface.Rates.RatePerWeek.Length)
        {
            return null;
        }
        var arguments = new
        {
            raster = surface.Rates.RasterNumber,
            cell,
            near = NearMeters,
        };
        var place = await session.Connection.QuerySingleAsync<(
            double X,
            double Y,
            double Longitude,
            double Latitude,
            string? Community,
            string? CommunityName,
            string? Base
        )>(
            """
            with k as (
              select r.origin_x + (k.column_index + 0.5) * r.cell_meters as x, r.origin_y + (k.row_index + 0.5) * r.cell_meters as y,
                k.community, d.metric_srid
              from patrol.raster_cell k join patrol.analysis_raster r on r.number = k.raster cross join patrol.district d
              where k.raster = @raster and k.cell = @cell
            ), point as (select *, st_setsrid(st_makepoint(x, y), metric_srid) as place from k),
            community as (
              select code, name, row_number() over (order by code collate "C") - 1 as community from patrol.area where kind = 2
            )
            select x, y, st_x(st_transform(place, 4326)), st_y(st_transform(place, 4326)), c.code, c.name,
              (select b.name from patrol.base b order by b.place <-> point.place limit 1)
            from point left join community c using (community)
            """,
            arguments
        );
        var categories = (
            await session.Connection.QueryAsync<(string Code, string Name, double Weight)>(
                """
                select c.code, c.name, sum(weight) from patrol.demand_count join patrol.incident_category c using (district_id, category)
                where raster = @raster and cell = @cell and not c.is_sensitive group by c.code, c.name order by 3 desc, 1
                """,
                arguments
            )
        ).AsList();
        var near = (
            await session.Connection.QueryAsync<(short Kind, string Name, double Meters)>(
                """
                select kind, name, st_distance(place, st_setsrid(st_makepoint(@x, @y), st_srid(place))) as meters
                from patrol.site
                where st_dwithin(place, st_setsrid(st_makepoint(@x, @y), st_srid(place)), @near) order by meters limit 12
                """,
                new
                {
                    place.X,
                    place.Y,
                    near = NearMeters,
                }
            )
        ).Select(row => new NearSite(Codes.Of((SiteKind)row.Kind), row.Name, Math.Round(row.Meters))).ToArray();
        var streets = (
            await session.Connection.QueryAsync<string>(
                """
                with k as (
                  select st_makeenvelope(@x - r.cell_meters / 2, @y - r.cell_meters / 2, @x + r.cell_meters / 2, @y + r.cell_meters / 2,
                    d.metric_srid) as box
                  from patrol.analysis_raster r cross join patrol.district d where r.number = @raster
                )
                select name from patrol.street_segment, k where shape && box and st_intersects(shape, box) and name is not null
                group by name order by sum(st_length(st_intersection(shape, box))) desc limit 12
                """,
                new
                {
                    place.X,
                    place.Y,
                    raster = surface.Rates.RasterNumber,
                }
            )
        ).ToArray();
        var rate = surface.Rates.RatePerWeek[cell];
        return new CellView(
            cell,
            [place.Longitude, place.Latitude],
            [place.X, place.Y],
            place.Community,
            place.CommunityName,
            rate,
            1 + surface.Rates.RatePerWeek.Count(other => other > rate),
            surface.Rates.Profiles[RiskSurface.AnyDay][surface.Rates.ProfileOfCell[cell]],
            MergeSmall(categories),
            streets,
            near,
            place.Base
        );
    }

    // Counts under five could point at single events, so they are merged, and a small rest is not numbered.
    private static List<CategoryCount> MergeSmall(
        IReadOnlyList<(string Code, string Name, double Weight)> categories
    )
    {
        var shown = categories
            .Where(category => category.Weight >= SmallCount)
            .Select(category => new CategoryCount(
                category.Code,
                category.Name,
                (int)Math.Round(category.Weight)
            ))
            .ToList();
        var rest = (int)
            Math.Round(
                categories.Where(category => category.Weight < SmallCount).Sum(category => category.Weight)
            );
        if (rest > 0)
        {
            shown.Add(new CategoryCount("other", "Other", rest >= SmallCount ? rest : null));
        }
        return shown;
    }
}
