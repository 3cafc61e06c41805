using Dapper;
using NodaTime;
using Patrol.Contracts;
using Patrol.Contracts.Quality;
using Patrol.Engine.Analysis.Quality;
using Patrol.Engine.Model;
using Patrol.Storage.Comparisons;
using Patrol.Storage.Demand;
using Patrol.Storage.Documents;

namespace Patrol.Storage.Quality;

/// <summary>
/// Data quality by month. What was refused is not stored, and of it only how much of a file it was: it is spread over the months
/// of the file as its records are. How late records came is known of files after a dataset's first, which brings the past.
/// </summary>
public static class QualityLoading
{
    private const int SecondsPerHour = 3600;
    private const int LongestLagDays = 400;
    private const int MostMonths = 60;
    private const int MostFiles = 200;

    /// <summary>Looks at all records of a district.</summary>
    /// <param name="session">A session.</param>
    /// <param name="district">Its district.</param>
    /// <param name="months">Latest months to show.</param>
    public static async Task<QualityView> LoadAsync(
        DistrictSession session,
        District district,
        int months = MostMonths
    )
    {
        ArgumentNullException.ThrowIfNull(district);
        var rows = await LoadRowsAsync(session, district.TimeZone);
        var files = await LoadFilesAsync(session);
        var first = rows.GroupBy(row => row.Dataset)
            .ToDictionary(dataset => dataset.Key, dataset => dataset.Min(row => row.Batch));
        var counts = rows.GroupBy(row => row.Date.ToYearMonth())
            .ToDictionary(
                month => month.Key,
                month => new QualityCounts(
                    month.Key,
                    month.Sum(row => row.Records),
                    0,
                    month.Sum(row => row.Timed),
                    month.Sum(row => row.Midnights),
                    0,
                    Lags(month.Where(row => row.Batch > first[row.Dataset]), files, district.TimeZone)
                )
            );
        foreach (var file in files.Values)
        {
            Spread(counts, rows.Where(row => row.Batch == file.Number), file.WithoutPlace, file.Repeated);
        }
        var expired = await RecordSpan.CountExpiredAsync(session, null);
        return new QualityView(
            district.Code,
            [.. QualityMonth.List(Filled(counts)).Reverse().Take(months).Select(Of)],
            [
                .. files
                    .Values.OrderByDescending(file => file.Number)
                    .Take(MostFiles)
                    .Select(file => new QualityFile(
                        $"{new NumberedKey(district.Code, file.Number)}",
                        file.File,
                        Codes.Of(file.Created),
                        file.Rows,
                        file.WithoutPlace,
                        file.Repeated
                    )),
            ],
            expired,
            [.. Limits(counts.Values, files.Values, expired)]
        );
    }

    private static IEnumerable<string> Limits(
        IEnumerable<QualityCounts> counts,
        IEnumerable<StoredFile> files,
        int expired
    )
    {
        if (files.Any(file => file.WithoutPlace + file.Repeated > 0))
        {
            yield return "refused-spread";
        }
        if (counts.All(count => count.LagDays.Count == 0))
        {
            yield return "no-lag";
        }
        if (expired > 0)
        {
            yield return "expired-left-out";
        }
    }

    private static QualityRow Of(QualityMonth month) =>
        new(
            MonthNames.Of(month.Month),
            month.Records,
            month.WithoutPlaceShare,
            month.MidnightShare,
            month.RepeatedShare,
            month.MedianLagDays,
            month.NinetiethLagDays,
            month.Limits
        );

    /// <summary>A month without any record between others is one, too.</summary>
    private static List<QualityCounts> Filled(Dictionary<YearMonth, QualityCounts> counts)
    {
        var all = new List<QualityCounts>();
        if (counts.Count > 0)
        {
            for (var month = counts.Keys.Min(); month <= counts.Keys.Max(); month = month.PlusMonths(1))
            {
                all.Add(counts.GetValueOrDefault(month) ?? new QualityCounts(month, 0, 0, 0, 0, 0, []));
            }
        }
        return all;
    }

    private static int[] Lags(
        IEnumerable<StoredRow> rows,
        IReadOnlyDictionary<int, StoredFile> files,
        DateTimeZone zone
    )
    {
        var lags = new int[LongestLagDays + 1];
        foreach (var row in rows)
        {
            if (files.TryGetValue(row.Batch, out var file))
            {
                var days = Period.DaysBetween(row.Date, file.Created.InZone(zone).Date);
                lags[Math.Clamp(days, 0, LongestLagDays)] += row.Records;
            }
        }
        return lags.Sum() > 0 ? lags : [];
    }

    // By largest remainder, so that the parts sum to the whole.
    private static void Spread(
        Dictionary<YearMonth, QualityCounts> counts,
        IEnumerable<StoredRow> rows,
        int withoutPlace,
        int repeated
    )
    {
        var months = rows.GroupBy(row => row.Date.ToYearMonth())
            .Select(month => (Month: month.Key, Records: month.Sum(row => row.Records)))
            .OrderBy(month => month.Month)
            .ToArray();
        var weights = months.Select(month => month.Records).ToArray();
        var (places, ids) = (Parts(withoutPlace, weights), Parts(repeated, weights));
        for (var i = 0; i < months.Length; i++)
        {
            var own = counts[months[i].Month];
            counts[months[i].Month] = own with
            {
                Records = own.Records + places[i] + ids[i],
                WithoutPlace = own.WithoutPlace + places[i],
                RepeatedIds = own.RepeatedIds + ids[i],
            };
        }
    }

    private static int[] Parts(int whole, int[] weights)
    {
        var all = weights.Sum(weight => (double)weight);
        var exact = weights.Select(weight => all > 0 ? whole * (weight / all) : 0).ToArray();
        var parts = exact.Select(part => (int)part).ToArray();
        foreach (
            var i in Enumerable
                .Range(0, parts.Length)
                .OrderByDescending(i => exact[i] - parts[i])
                .Take(parts.Length == 0 ? 0 : whole - parts.Sum())
        )
        {
            parts[i]++;
        }
        return parts;
    }

    private static async Task<IReadOnlyList<StoredRow>> LoadRowsAsync(
        DistrictSession session,
        DateTimeZone zone
    )
    {
        // Local midnights by the minutes that the zone is off full hours; few zones ever changed those.
        var off = zone.GetUtcOffset(SystemClock.Instance.GetCurrentInstant()).Seconds % SecondsPerHour;
        var found = await session.Connection.QueryAsync<(
            string Dataset,
            int Batch,
            LocalDate Week,
            short? Day,
            Instant? At,
            int Records,
            int Timed,
            int Midnights
        )>(
            """
            select dataset, batch, local_week, (hour_of_week / 24)::smallint, case when hour_of_week is null then from_time end,
              count(*)::int, count(hour_of_week)::int,
              (count(*) filter (where precision = 1 and hour_of_week % 24 = 0
                and (extract(epoch from from_time)::bigint + @off) % 3600 < 60))::int
            from patrol.incident group by 1, 2, 3, 4, 5
            """,
            new { off = (off + SecondsPerHour) % SecondsPerHour }
        );
        return
        [
            .. found.Select(row => new StoredRow(
                row.Dataset,
                row.Batch,
                row.Day is { } day ? row.Week.PlusDays(day) : row.At!.Value.InZone(zone).Date,
                row.Records,
                row.Timed,
                row.Midnights
            )),
        ];
    }

    private static async Task<IReadOnlyDictionary<int, StoredFile>> LoadFilesAsync(DistrictSession session) =>
        (
            await session.Connection.QueryAsync<(int Number, Instant Created, string Report)>(
                """
                select number, created, jsonb_set(report, '{samples}', '[]')::text
                from patrol.import_batch where kind = 'incidents'
                """
            )
        ).Select(row => (row.Number, row.Created, Report: JsonDocumentStore.Read<ImportView>(row.Report))).ToDictionary(row => row.Number, row => new StoredFile(row.Number, row.Report.File, row.Created, row.Report.Rows, row.Report.Dropped.GetValueOrDefault("noPlace"), row.Report.Dropped.GetValueOrDefault("duplicate")));

    private sealed record StoredRow(
        string Dataset,
        int Batch,
        LocalDate Date,
        int Records,
        int Timed,
        int Midnights
    );

    private sealed record StoredFile(
        int Number,
        string File,
        Instant Created,
        int Rows,
        int WithoutPlace,
        int Repeated
    );
}
