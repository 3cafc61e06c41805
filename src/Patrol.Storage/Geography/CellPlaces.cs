using Dapper;
using NetTopologySuite.Geometries;

namespace Patrol.Storage.Geography;

/// <summary>A cell as people find it.</summary>
/// <param name="Cell">Ordinal in the current raster.</param>
/// <param name="Community">Index of its community, -1 for none.</param>
/// <param name="Center">Longitude, latitude.</param>
/// <param name="Outline">Its corners, closed.</param>
/// <param name="Streets">Names of its streets, the longest first; at most three.</param>
internal sealed record CellPlace(
    int Cell,
    short Community,
    double[] Center,
    IReadOnlyList<double[]> Outline,
    IReadOnlyList<string> Streets
)
{
    private const int Digits = 7;

    /// <summary>Some cells of the current raster, by ordinal.</summary>
    public static async Task<IReadOnlyDictionary<int, CellPlace>> LoadAsync(
        DistrictSession session,
        IEnumerable<int> cells
    ) =>
        (
            await session.Connection.QueryAsync<(
                int Cell,
                short Community,
                Geometry Box,
                Point Center,
                string[] Streets
            )>(
                """
                with k as (
                  select k.cell, k.community, st_makeenvelope(
                    r.origin_x + k.column_index * r.cell_meters, r.origin_y + k.row_index * r.cell_meters,
                    r.origin_x + (k.column_index + 1) * r.cell_meters, r.origin_y + (k.row_index + 1) * r.cell_meters,
                    d.metric_srid) as box
                  from patrol.raster_cell k
                  join patrol.analysis_raster r on r.district_id = k.district_id and r.number = k.raster
                  cross join patrol.district d
                  where r.is_current and k.cell = any(@cells)
                )
                select cell, community, st_transform(box, 4326), st_transform(st_centroid(box), 4326),
                  array(
                    select s.name from patrol.street_segment s
                    where s.shape && box and st_intersects(s.shape, box) and s.name is not null
                    group by s.name order by sum(st_length(st_intersection(s.shape, box))) desc, s.name limit 3)
                from k
                """,
                new { cells = cells.ToArray() }
            )
        ).ToDictionary(
            row => row.Cell,
            row => new CellPlace(
                row.Cell,
                row.Community,
                At(row.Center.Coordinate),
                [.. row.Box.Coordinates.Select(At)],
                row.Streets
            )
        );

    private static double[] At(Coordinate place) =>
        [Math.Round(place.X, Digits), Math.Round(place.Y, Digits)];
}
