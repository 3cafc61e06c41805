using Dapper;
using NodaTime;
using Patrol.Engine.Analysis.Periods.Hours;
using Patrol.Storage.Demand;

namespace Patrol.Storage.Periods;

/// <summary>
/// Hour sums of a demand from the running counts: no incident is read into memory. The database alone looks at their minutes,
/// to find dates that were written as midnight.
/// </summary>
public static class HourStore
{
    /// <summary>Loads them.</summary>
    /// <param name="session">A session.</param>
    /// <param name="selection">The demand; its hours must be all.</param>
    /// <param name="zone">The district's clock.</param>
    /// <exception cref="ArgumentException">The selection is of some hours only.</exception>
    public static async Task<HourCounts> LoadAsync(
        DistrictSession session,
        DemandSelection selection,
        DateTimeZone zone
    )
    {
        ArgumentNullException.ThrowIfNull(selection);
        ArgumentNullException.ThrowIfNull(zone);
        if (selection.IsHour is not null)
        {
            throw new ArgumentException("Hours are summed up over the whole week.", nameof(selection));
        }
        var byMinute = await MidnightStore.FindByMinuteAsync(session, selection, zone);
        var byHour = await MidnightStore.FindByHourAsync(session, selection);
        var midnights = await MidnightStore.ListAsync(session, selection, zone, [.. byMinute.Keys]);
        var sums = new HourSumming(selection);
        foreach (var row in await ListByPlaceAsync(session, selection, byHour))
        {
            sums.AddPlace(row);
        }
        foreach (var row in await ListByWeekAsync(session, selection, byHour))
        {
            sums.AddWeek(row);
        }
        foreach (var row in midnights)
        {
            sums.TakeAway(row);
        }
        return new HourCounts(
            sums.Rows(),
            sums.Weeks(),
            sums.Untimed,
            [
                .. byMinute.Select(one => new LeftOutMidnights(
                    one.Key,
                    one.Value,
                    midnights.Where(row => row.Category == one.Key).Sum(row => row.Times),
                    IsByHour: false
                )),
                .. byHour.Select(one => new LeftOutMidnights(
                    one.Key,
                    one.Value,
                    one.Value.AtMidnight * (1 - Kept(one.Value)),
                    IsByHour: true
                )),
            ],
            sums.LeftOut,
            await MidnightStore.CountLongAsync(session, selection)
        );
    }

    /// <summary>Part of the hour from 00:00 that stays.</summary>
    private static double Kept(MidnightShare found) => Math.Min(1, found.Expected / found.AtMidnight);

    private static Task<IEnumerable<PlaceHourRow>> ListByPlaceAsync(
        DistrictSession session,
        DemandSelection selection,
        IReadOnlyDictionary<short, MidnightShare> byHour
    ) =>
        session.Connection.QueryAsync<PlaceHourRow>(
            $"""
            select i.category, k.community, i.hour_of_week as hour, sum(i.weight * coalesce(m.kept, 1)) as weight
            {Counts} group by i.category, k.community, i.hour_of_week
            """,
            Parameters(selection, byHour)
        );

    private static Task<IEnumerable<WeekHourRow>> ListByWeekAsync(
        DistrictSession session,
        DemandSelection selection,
        IReadOnlyDictionary<short, MidnightShare> byHour
    ) =>
        session.Connection.QueryAsync<WeekHourRow>(
            $"""
            select i.local_week as week, i.hour_of_week as hour, sum(i.weight * coalesce(m.kept, 1)) as weight,
              sum(i.weight * (1 - coalesce(m.kept, 1))) as "LeftOut"
            {Counts} and i.hour_of_week is not null and (@community::smallint is null or k.community = @community::smallint)
            group by i.local_week, i.hour_of_week
            """,
            Parameters(selection, byHour)
        );

    private const string Counts = $"""
        from patrol.demand_count i
        join patrol.raster_cell k using (district_id, raster, cell)
        left join unnest(@midnights, @kept) as m (category, kept)
          on m.category = i.category and i.is_expired and i.hour_of_week % 24 = 0
        where i.raster = (select number from patrol.analysis_raster where is_current) and {MidnightStore.Chosen}
        """;

    private static DynamicParameters Parameters(
        DemandSelection selection,
        IReadOnlyDictionary<short, MidnightShare> byHour
    )
    {
        var parameters = MidnightStore.Parameters(selection);
        parameters.Add("midnights", byHour.Keys.ToArray());
        parameters.Add("kept", byHour.Values.Select(Kept).ToArray());
        return parameters;
    }
}
