using NodaTime;
using Npgsql;
using NpgsqlTypes;
using Patrol.Engine.Model;

namespace Patrol.Storage.Demand;

/// <summary>Demand from the running counts: the incidents themselves are not read.</summary>
public static class CountStore
{
    private const string Chosen = """
        from patrol.demand_count d
        where d.raster = (select number from patrol.analysis_raster where is_current)
          and d.local_week >= $1 and d.local_week < $2 and d.category = any($3)
          and ($4 or d.source <> 3) and ($5::smallint[] is null or d.hour_of_week = any($5))
          and ($6::smallint is null or d.cell in (
            select k.cell from patrol.raster_cell k
            where k.raster = (select number from patrol.analysis_raster where is_current) and k.community = $6))
        """;

    /// <summary>By cell, week and day; discovered incidents and hours as the selection says.</summary>
    /// <param name="session">A session.</param>
    /// <param name="selection">What to count.</param>
    /// <param name="isWeighted">True to weigh incidents by their category's severity.</param>
    public static async Task<CellCounts> LoadAsync(
        DistrictSession session,
        DemandSelection selection,
        bool isWeighted = false
    )
    {
        ArgumentNullException.ThrowIfNull(selection);
        var weight = isWeighted
            ? "d.weight * (select severity_weight from patrol.incident_category c where c.category = d.category)"
            : "d.weight";
        await using var command = Command(
            session,
            $"""
            select d.cell, d.local_week, coalesce(d.hour_of_week / 24, -1)::smallint as day, sum({weight})::real as weight
            {Chosen}
            group by d.cell, d.local_week, day having sum({weight}) > 0 order by d.local_week, d.cell, day
            """,
            selection
        );
        var (cell, week, day, amount) = (
            new List<int>(),
            new List<int>(),
            new List<sbyte>(),
            new List<float>()
        );
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            cell.Add(reader.GetInt32(0));
            week.Add(Period.DaysBetween(selection.Window.From, reader.GetFieldValue<LocalDate>(1)) / 7);
            day.Add((sbyte)reader.GetInt16(2));
            amount.Add(reader.GetFloat(3));
        }
        return new CellCounts(
            selection.Window.From,
            selection.Weeks,
            [.. cell],
            [.. week],
            [.. day],
            [.. amount]
        );
    }

    private static NpgsqlCommand Command(DistrictSession session, string sql, DemandSelection selection)
    {
        var command = new NpgsqlCommand(sql, session.Connection, session.Transaction);
        command.Parameters.Add(Stage.Of(selection.Window.From));
        command.Parameters.Add(Stage.Of(selection.Window.To));
        command.Parameters.Add(Stage.Of(selection.Categories.Select(category => category.Number).ToArray()));
        command.Parameters.Add(Stage.Of(selection.WithDiscovered));
        command.Parameters.Add(
            OrNull(
                selection.IsHour is { } isHour
                    ? Enumerable
                        .Range(0, isHour.Length)
                        .Where(hour => isHour[hour])
                        .Select(hour => (short)hour)
                        .ToArray()
                    : null,
                NpgsqlDbType.Array | NpgsqlDbType.Smallint
            )
        );
        command.Parameters.Add(OrNull(selection.Community, NpgsqlDbType.Smallint));
        return command;
    }

    private static NpgsqlParameter OrNull(object? value, NpgsqlDbType type) =>
        new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };
}
