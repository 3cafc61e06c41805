using NodaTime;
using Npgsql;
using Patrol.Engine.Model;

namespace Patrol.Storage.Demand;

/// <summary>Aoristic sums by week and hour of the week, from the running counts; discovered incidents are left out.</summary>
internal static class WeekHourSums
{
    /// <summary>[week of the selection][hour of week] sums of the district.</summary>
    public static async Task<double[][]> ByWeekAsync(DistrictSession session, DemandSelection selection)
    {
        var sums = Rows(selection.Weeks);
        await foreach (var (week, hour, weight) in ReadAsync(session, selection, "local_week"))
        {
            sums[Period.DaysBetween(selection.Window.From, (LocalDate)week) / 7][hour] += weight;
        }
        return sums;
    }

    /// <summary>[community, last = none][hour of week] sums of all weeks.</summary>
    public static async Task<double[][]> ByCommunityAsync(
        DistrictSession session,
        DemandSelection selection,
        int communities
    )
    {
        var sums = Rows(communities + 1);
        await foreach (var (community, hour, weight) in ReadAsync(session, selection, "community"))
        {
            var index = (short)community;
            sums[index < 0 ? communities : index][hour] += weight;
        }
        return sums;
    }

    private static double[][] Rows(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => new double[WeekClock.HoursPerWeek])];

    private static async IAsyncEnumerable<(object Key, short Hour, double Weight)> ReadAsync(
        DistrictSession session,
        DemandSelection selection,
        string key
    )
    {
        await using var command = new NpgsqlCommand(
            $"""
            select {key}, d.hour_of_week, sum(d.weight)
            from patrol.demand_count d join patrol.raster_cell k using (district_id, raster, cell)
            where d.raster = (select number from patrol.analysis_raster where is_current) and d.hour_of_week is not null
              and d.local_week >= $1 and d.local_week < $2 and d.category = any($3) and d.source <> 3
            group by 1, 2
            """,
            session.Connection,
            session.Transaction
        );
        command.Parameters.Add(Stage.Of(selection.Window.From));
        command.Parameters.Add(Stage.Of(selection.Window.To));
        command.Parameters.Add(Stage.Of(selection.Categories.Select(category => category.Number).ToArray()));
        await using var reader = await command.ExecuteReaderAsync();
        var isDate = key == "local_week";
        while (await reader.ReadAsync())
        {
            yield return (
                isDate ? reader.GetFieldValue<LocalDate>(0) : reader.GetInt16(0),
                reader.GetInt16(1),
                reader.GetDouble(2)
            );
        }
    }
}
