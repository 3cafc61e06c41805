using NodaTime;
using Npgsql;
using Patrol.Engine.Model;

namespace Patrol.Storage.Demand;

/// <summary>Reported incidents of a category in a cell on a local date.</summary>
/// <param name="Category">Number of the category.</param>
/// <param name="Cell">Cell of the current raster; -1 where it is not asked for.</param>
/// <param name="Community">Index of the community, -1 for places in none.</param>
/// <param name="Date">Local date on which it began.</param>
/// <param name="Incidents">How many.</param>
public readonly record struct DatedCount(
    short Category,
    int Cell,
    short Community,
    LocalDate Date,
    int Incidents
);

/// <summary>Counts by local date, from the detail: running counts know the week and the hour, but spread intervals over both.</summary>
public static class DatedCounts
{
    /// <summary>Loads them; discovered incidents are left out.</summary>
    /// <param name="session">A session.</param>
    /// <param name="zone">The district's clock.</param>
    /// <param name="categories">Categories counted.</param>
    /// <param name="from">First local date.</param>
    /// <param name="to">Local date after the last.</param>
    /// <param name="byCell">True to keep cells apart, false for communities.</param>
    public static async Task<IReadOnlyList<DatedCount>> LoadAsync(
        DistrictSession session,
        DateTimeZone zone,
        IReadOnlyList<StoredCategory> categories,
        LocalDate from,
        LocalDate to,
        bool byCell = false
    )
    {
        ArgumentNullException.ThrowIfNull(zone);
        // The date of an hour of the week follows from the week; who has no hour is few times, each a midnight of the zone.
        await using var command = new NpgsqlCommand(
            """
            select i.category, case when $4 then i.cell else -1 end as cell, k.community, i.local_week, (i.hour_of_week / 24)::smallint as day,
              case when i.hour_of_week is null then i.from_time end as at, count(*)::int
            from patrol.incident i
            join patrol.raster_cell k on k.district_id = i.district_id and k.cell = i.cell
              and k.raster = (select number from patrol.analysis_raster where is_current)
            where i.local_week >= $1 and i.local_week < $2 and i.category = any($3) and i.source <> 3
            group by 1, 2, 3, 4, 5, 6
            """,
            session.Connection,
            session.Transaction
        );
        command.Parameters.Add(Stage.Of(WeekClock.WeekOf(from)));
        command.Parameters.Add(Stage.Of(to));
        command.Parameters.Add(Stage.Of(categories.Select(category => category.Number).ToArray()));
        command.Parameters.Add(Stage.Of(byCell));
        var counts = new List<DatedCount>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var date = await reader.IsDBNullAsync(4)
                ? reader.GetFieldValue<Instant>(5).InZone(zone).Date
                : reader.GetFieldValue<LocalDate>(3).PlusDays(reader.GetInt16(4));
            if (date >= from && date < to)
            {
                counts.Add(
                    new DatedCount(
                        reader.GetInt16(0),
                        reader.GetInt32(1),
                        reader.GetInt16(2),
                        date,
                        reader.GetInt32(6)
                    )
                );
            }
        }
        return counts;
    }
}
