using Dapper;
using NodaTime;
using Patrol.Engine.Analysis.Periods;
using Patrol.Engine.Model;
using Patrol.Storage.Documents;

namespace Patrol.Storage.Demand;

/// <summary>
/// The local dates that reported incidents cover. Whatever is asked for, all categories on record say what was observed: a rare
/// one is silent for weeks, not unobserved.
/// </summary>
public static class RecordSpan
{
    private const short Discovered = (short)IncidentSource.Discovered;

    /// <summary>Finds them: to the day where detail is there, else by whole weeks.</summary>
    /// <param name="session">A session.</param>
    /// <param name="zone">The district's clock.</param>
    /// <param name="categories">Categories counted.</param>
    /// <exception cref="InputException"><c>demand.no-incidents</c>: of these categories there are none.</exception>
    public static async Task<ObservedPeriod> LoadAsync(
        DistrictSession session,
        DateTimeZone zone,
        IReadOnlyList<StoredCategory> categories
    )
    {
        ArgumentNullException.ThrowIfNull(zone);
        var numbers = Numbers(await DemandQueries.ChooseCategoriesAsync(session, null, []));
        var weeks = (
            await session.Connection.QueryAsync<(LocalDate Week, double Incidents, bool Has)>(
                """
                select local_week, sum(weight), bool_or(category = any(@asked)) from patrol.demand_count
                where raster = (select number from patrol.analysis_raster where is_current)
                  and category = any(@numbers) and source <> @discovered
                group by local_week having sum(weight) > 0 order by local_week
                """,
                new
                {
                    numbers,
                    asked = Numbers(categories),
                    discovered = Discovered,
                }
            )
        ).AsList();
        if (!weeks.Exists(week => week.Has))
        {
            throw new InputException(
                new InputIssue(
                    "demand.no-incidents",
                    null,
                    null,
                    null,
                    "0",
                    "Import reported incidents of categories that are not sensitive."
                )
            );
        }
        var (first, last) = (weeks[0].Week, weeks[^1].Week);
        var ends = await session.Connection.QuerySingleAsync<(Instant? First, Instant? Last)>(
            """
            select min(from_time) filter (where local_week = @first), max(from_time) filter (where local_week = @last)
            from patrol.incident
            where local_week in (@first, @last) and category = any(@numbers) and source <> @discovered
            """,
            new
            {
                first,
                last,
                numbers,
                discovered = Discovered,
            }
        );
        // An interval may reach into a week after that of its start; then the week itself says enough.
        return ObservedPeriod.Of(
            new DemandWeeks(
                [.. weeks.Select(week => new WeekCount(week.Week, (int)Math.Ceiling(week.Incidents)))],
                ends.First?.InZone(zone).Date ?? first,
                (ends.Last?.InZone(zone).Date ?? last.PlusDays(6)).PlusDays(1),
                0,
                0,
                0
            )
        );
    }

    /// <summary>Incidents of some weeks whose detail is gone: their week is known, their date is not.</summary>
    /// <param name="session">A session.</param>
    /// <param name="categories">Categories counted; null for all.</param>
    /// <param name="spans">Local dates, half-open; weeks that touch one count.</param>
    public static async Task<int> CountExpiredAsync(
        DistrictSession session,
        IReadOnlyList<StoredCategory>? categories,
        params (LocalDate From, LocalDate To)[] spans
    )
    {
        var weeks = (
            await session.Connection.QueryAsync<(LocalDate Week, double Incidents)>(
                """
                select local_week, sum(weight) from patrol.demand_count
                where is_expired and raster = (select number from patrol.analysis_raster where is_current)
                  and (@numbers::smallint[] is null or category = any(@numbers) and source <> @discovered)
                group by local_week
                """,
                new { numbers = categories is null ? null : Numbers(categories), discovered = Discovered }
            )
        ).AsList();
        return (int)
            Math.Round(
                weeks
                    .Where(week =>
                        spans.Length == 0
                        || spans.Any(span => week.Week < span.To && week.Week.PlusWeeks(1) > span.From)
                    )
                    .Sum(week => week.Incidents)
            );
    }

    /// <summary>The span in words, for remedies.</summary>
    internal static string Say(ObservedPeriod observed) =>
        $"Records run from {Codes.Of(observed.From)} to {Codes.Of(observed.To.PlusDays(-1))}.";

    private static short[] Numbers(IReadOnlyList<StoredCategory> categories) =>
        [.. categories.Select(category => category.Number)];
}
