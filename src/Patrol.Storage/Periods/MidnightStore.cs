using Dapper;
using NodaTime;
using Patrol.Engine.Analysis.Periods.Hours;
using Patrol.Storage.Demand;

namespace Patrol.Storage.Periods;

/// <summary>Dates without a time that were written as midnight: found by category over the whole district.</summary>
/// <remarks>
/// Where incidents still have their detail, the database counts them by the minute of the day. Of those whose detail is
/// deleted only the hour is known: they are looked at as if all lay on the full hour, so that the hour from 00:00 is compared
/// with those before and after it.
/// </remarks>
internal static class MidnightStore
{
    private const int MinutesPerHour = 60;

    /// <summary>Which incidents of the table <c>patrol.incident i</c> a selection means; the district's all.</summary>
    public const string Chosen = """
        i.local_week >= @from and i.local_week < @to and i.category = any(@categories) and (@discovered or i.source <> 3)
        """;

    /// <summary>Parameters of a selection.</summary>
    /// <param name="selection">The selection.</param>
    /// <param name="zone">The district's clock; null where no time is read.</param>
    /// <param name="only">Numbers of the categories meant; null for all of the selection.</param>
    public static DynamicParameters Parameters(
        DemandSelection selection,
        DateTimeZone? zone = null,
        short[]? only = null
    ) =>
        new(
            new
            {
                from = selection.Window.From,
                to = selection.Window.To,
                categories = only ?? [.. selection.Categories.Select(category => category.Number)],
                discovered = selection.WithDiscovered,
                community = selection.Community,
                zone = zone?.Id,
            }
        );

    /// <summary>Categories whose times at exactly 00:00 are suspicious.</summary>
    public static async Task<IReadOnlyDictionary<short, MidnightShare>> FindByMinuteAsync(
        DistrictSession session,
        DemandSelection selection,
        DateTimeZone zone
    ) =>
        Suspicious(
            await session.Connection.QueryAsync<MinuteRow>(
                $"""
                select category, (extract(hour from local) * 60 + extract(minute from local))::int as minute, count(*)::int as times
                from (
                  select i.category, i.from_time at time zone @zone as local from patrol.incident i
                  where {Chosen} and i.precision = 1
                ) timed group by category, minute
                """,
                Parameters(selection, zone)
            )
        );

    /// <summary>Categories of which the hour from 00:00 is suspicious among counts whose detail is deleted.</summary>
    public static async Task<IReadOnlyDictionary<short, MidnightShare>> FindByHourAsync(
        DistrictSession session,
        DemandSelection selection
    ) =>
        Suspicious(
            await session.Connection.QueryAsync<MinuteRow>(
                $"""
                select i.category, (hour_of_week % 24 * {MinutesPerHour})::int as minute, round(sum(weight))::int as times
                from patrol.demand_count i
                where i.is_expired and i.raster = (select number from patrol.analysis_raster where is_current)
                  and {Chosen} and hour_of_week is not null
                group by i.category, minute
                """,
                Parameters(selection)
            )
        );

    /// <summary>Times at exactly 00:00 of some categories, by community, week and hour of the week.</summary>
    public static async Task<IReadOnlyList<MidnightRow>> ListAsync(
        DistrictSession session,
        DemandSelection selection,
        DateTimeZone zone,
        short[] categories
    ) =>
        categories.Length == 0
            ? []
            : (
                await session.Connection.QueryAsync<MidnightRow>(
                    $"""
                    select i.category, k.community, i.local_week as week, i.hour_of_week as hour, count(*)::int as times
                    from patrol.incident i
                    join patrol.raster_cell k using (district_id, cell)
                    where k.raster = (select number from patrol.analysis_raster where is_current)
                      and {Chosen} and i.precision = 1 and i.hour_of_week % 24 = 0
                      and extract(minute from i.from_time at time zone @zone) = 0
                    group by 1, 2, 3, 4
                    """,
                    Parameters(selection, zone, categories)
                )
            ).AsList();

    /// <summary>Incidents known to a week or longer only, each 1/168 in every hour.</summary>
    public static Task<int> CountLongAsync(DistrictSession session, DemandSelection selection) =>
        session.Connection.ExecuteScalarAsync<int>(
            $"""
            select count(*)::int from patrol.incident i
            join patrol.raster_cell k using (district_id, cell)
            where k.raster = (select number from patrol.analysis_raster where is_current)
              and {Chosen} and i.precision = 2 and i.to_time - i.from_time >= interval '7 days'
              and (@community::smallint is null or k.community = @community::smallint)
            """,
            Parameters(selection)
        );

    private static Dictionary<short, MidnightShare> Suspicious(IEnumerable<MinuteRow> rows) =>
        rows.GroupBy(row => row.Category)
            .Select(group =>
                (
                    group.Key,
                    Share: MidnightShare.Of(group.SelectMany(row => Enumerable.Repeat(row.Minute, row.Times)))
                )
            )
            .Where(one => one.Share.IsSuspicious)
            .ToDictionary(one => one.Key, one => one.Share);

    private sealed record MinuteRow
    {
        public short Category { get; init; }
        public int Minute { get; init; }
        public int Times { get; init; }
    }
}

/// <summary>Times at exactly 00:00.</summary>
internal sealed record MidnightRow
{
    public short Category { get; init; }
    public short Community { get; init; }
    public LocalDate Week { get; init; }
    public short Hour { get; init; }
    public int Times { get; init; }
}
