using System.Globalization;
using Dapper;
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
    /// <param name="bandHours">Hours of a band of the day; incidents without an hour then don't count. Null for one band.</param>
    public static async Task<CellCounts> LoadAsync(
        DistrictSession session,
        DemandSelection selection,
        bool isWeighted = false,
        int? bandHours = null
    )
    {
        ArgumentNullException.ThrowIfNull(selection);
        var weight = isWeighted
            ? "weight * (select severity_weight from patrol.incident_category c where c.category = d.category)"
            : "weight";
        var band = bandHours is { } hours
            ? string.Create(CultureInfo.InvariantCulture, $"(d.hour_of_week % 24 / {hours})")
            : "0";
        await using var command = Command(
            session,
            $"""
            select d.cell, d.local_week, coalesce(d.hour_of_week / 24, -1)::smallint as day, {band}::smallint as band,
              sum({weight})::real as weight
            {Chosen} {(bandHours is null ? "" : "and d.hour_of_week is not null")}
            group by d.cell, d.local_week, day, band having sum({weight}) > 0 order by d.local_week, d.cell, day, band
            """,
            selection
        );
        var (cell, week, day, bands, amount) = (
            new List<int>(),
            new List<int>(),
            new List<sbyte>(),
            new List<byte>(),
            new List<float>()
        );
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            cell.Add(reader.GetInt32(0));
            week.Add(Period.DaysBetween(selection.Window.From, reader.GetFieldValue<LocalDate>(1)) / 7);
            day.Add((sbyte)reader.GetInt16(2));
            bands.Add((byte)reader.GetInt16(3));
            amount.Add(reader.GetFloat(4));
        }
        return new CellCounts(
            selection.Window.From,
            selection.Weeks,
            [.. cell],
            [.. week],
            [.. day],
            [.. amount],
            bandHours is null ? null : [.. bands]
        );
    }

    /// <summary>Incidents of the selection whose detail has expired: only their cells are still known.</summary>
    public static async Task<double> CountExpiredAsync(DistrictSession session, DemandSelection selection)
    {
        ArgumentNullException.ThrowIfNull(selection);
        await using var command = Command(
            session,
            $"select coalesce(sum(d.weight), 0) {Chosen} and d.is_expired",
            selection
        );
        return (double)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Incidents of a selection's weeks that are in no map: discovered ones unless they count, then sensitive ones.</summary>
    public static async Task<(int Discovered, int Sensitive)> CountLeftOutAsync(
        DistrictSession session,
        DemandSelection selection
    )
    {
        ArgumentNullException.ThrowIfNull(selection);
        var (discovered, sensitive) = await session.Connection.QuerySingleAsync<(double, double)>(
            """
            select coalesce(sum(d.weight) filter (where d.source = 3 and not @counts), 0),
              coalesce(sum(d.weight) filter (where d.source <> 3 and c.is_sensitive), 0)
            from patrol.demand_count d join patrol.incident_category c using (district_id, category)
            where d.raster = (select number from patrol.analysis_raster where is_current)
              and d.local_week >= @from and d.local_week < @to and (d.source = 3 or c.is_sensitive)
            """,
            new
            {
                counts = selection.WithDiscovered,
                from = selection.Window.From,
                to = selection.Window.To,
            }
        );
        return ((int)Math.Round(discovered), (int)Math.Round(sensitive));
    }

    private static NpgsqlCommand Command(DistrictSession session, string sql, DemandSelection selection)
    {
        var command = new NpgsqlCommand(sql, session.Connection, session.Transaction);
        Name(command, selection);
        return command;
    }

    /// <summary>
    /// Names a selection in a statement: $1 and $2 its weeks, $3 its categories, $4 with discovered, $5 its hours or null, $6 its
    /// community or null.
    /// </summary>
    internal static void Name(NpgsqlCommand command, DemandSelection selection)
    {
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
    }

    private static NpgsqlParameter OrNull(object? value, NpgsqlDbType type) =>
        new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };
}
