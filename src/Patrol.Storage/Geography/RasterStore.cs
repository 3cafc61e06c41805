using Dapper;
using Npgsql;
using Patrol.Engine.Model;

namespace Patrol.Storage.Geography;

/// <summary>Analysis rasters. A raster never changes; a new one becomes current and the old ones stay readable.</summary>
public static class RasterStore
{
    /// <summary>Stores a raster and makes it current.</summary>
    /// <returns>Its number.</returns>
    /// <exception cref="InvalidOperationException">There are incidents: they and their counts lie in cells of the current raster.</exception>
    public static async Task<int> SaveAsync(DistrictSession session, AnalysisRaster raster)
    {
        if (
            await session.Connection.ExecuteScalarAsync<bool>(
                "select exists (select from patrol.demand_count)"
            )
        )
        {
            throw new InvalidOperationException(
                "A raster can't replace the one that incidents have been counted in."
            );
        }
        var number = await session.Connection.ExecuteScalarAsync<int>(
            "select coalesce(max(number), 0) + 1 from patrol.analysis_raster"
        );
        await Stage.ExecuteAsync(
            session,
            "update patrol.analysis_raster set is_current = false where is_current"
        );
        await Stage.ExecuteAsync(
            session,
            "insert into patrol.analysis_raster values ($1, $2, $3, $4, $5, $6, $7, true)",
            Stage.Of(session.District.Value),
            Stage.Of(number),
            Stage.Of(raster.OriginX),
            Stage.Of(raster.OriginY),
            Stage.Of(raster.CellMeters),
            Stage.Of(raster.Columns),
            Stage.Of(raster.Rows)
        );
        await Stage.LoadAsync(
            session,
            "cell_stage",
            "cell integer, column_index integer, row_index integer, community smallint, area real",
            Enumerable.Range(0, raster.Count),
            (copy, cell) =>
            {
                copy.Write(cell);
                copy.Write(raster.CellColumn[cell]);
                copy.Write(raster.CellRow[cell]);
                copy.Write(raster.CellCommunity[cell]);
                copy.Write(raster.CellArea[cell]);
            }
        );
        await Stage.ExecuteAsync(
            session,
            """
            insert into patrol.raster_cell
            select $1, $2, cell, column_index, row_index, community, area,
              st_transform(st_makeenvelope(
                $3 + column_index * $5, $4 + row_index * $5, $3 + (column_index + 1) * $5, $4 + (row_index + 1) * $5,
                (select metric_srid from patrol.district)), 3857)
            from cell_stage
            """,
            Stage.Of(session.District.Value),
            Stage.Of(number),
            Stage.Of(raster.OriginX),
            Stage.Of(raster.OriginY),
            Stage.Of(raster.CellMeters)
        );
        await Stage.ExecuteAsync(session, "drop table cell_stage");
        await DistrictStore.TouchTilesAsync(session);
        return number;
    }

    /// <summary>Number of cells of the current raster; 0 without one.</summary>
    public static Task<int> CountCurrentAsync(DistrictSession session) =>
        session.Connection.ExecuteScalarAsync<int>(
            """
            select count(*)::int from patrol.raster_cell
            where raster = (select number from patrol.analysis_raster where is_current)
            """
        );

    /// <summary>The current raster; null until there is one.</summary>
    public static Task<AnalysisRaster?> LoadCurrentAsync(DistrictSession session) =>
        LoadAsync(session, "is_current", null);

    /// <summary>A raster by its number.</summary>
    public static async Task<AnalysisRaster> LoadAsync(DistrictSession session, int number) =>
        await LoadAsync(session, "number = @number", new { number })
        ?? throw new ArgumentException($"There is no raster {number}.", nameof(number));

    private static async Task<AnalysisRaster?> LoadAsync(
        DistrictSession session,
        string condition,
        object? arguments
    )
    {
        var frame = await session.Connection.QuerySingleOrDefaultAsync<(
            int Number,
            double OriginX,
            double OriginY,
            double CellMeters,
            int Columns,
            int Rows
        )?>(
            $"select number, origin_x, origin_y, cell_meters, columns, rows from patrol.analysis_raster where {condition}",
            arguments
        );
        if (frame is not { } raster)
        {
            return null;
        }
        await using var command = new NpgsqlCommand(
            """
            select array_agg(column_index), array_agg(row_index), array_agg(community), array_agg(area_square_meters)
            from (select * from patrol.raster_cell where raster = $1 order by cell) c
            """,
            session.Connection,
            session.Transaction
        );
        command.Parameters.Add(Stage.Of(raster.Number));
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        var empty = reader.IsDBNull(0);
        return new AnalysisRaster(
            raster.Number,
            raster.OriginX,
            raster.OriginY,
            raster.CellMeters,
            raster.Columns,
            raster.Rows,
            empty ? [] : reader.GetFieldValue<int[]>(0),
            empty ? [] : reader.GetFieldValue<int[]>(1),
            empty ? [] : reader.GetFieldValue<short[]>(2),
            empty ? [] : reader.GetFieldValue<float[]>(3)
        );
    }
}
