using NodaTime;
using Patrol.Contracts.Hotspots;
using Patrol.Engine.Analysis.Periods.Hours;
using Patrol.Engine.Model;
using Patrol.Storage.Demand;
using Patrol.Storage.Periods;
using static Patrol.Storage.Tests.Demand.TestDistrict;

namespace Patrol.Storage.Tests.Periods;

public sealed class HourStoreTests(TestCluster cluster) : IAsyncLifetime
{
    private static readonly Duration Minute = Duration.FromMinutes(1);
    private PatrolDatabase database = null!;
    private District district = null!;

    public async ValueTask InitializeAsync()
    {
        database = await cluster.CreateDatabaseAsync();
        district = await CreateAsync(database, "here");
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Hours_FromCounts_AreTheAoristicSumsOfTheIncidents()
    {
        var rows = Mixed();
        await LoadAsync(database, district, rows);
        var counts = await CountAsync();
        var (kept, midnights) = HourTables.Sift(rows, Zone);
        var expected = HourSums.Of(kept, Raster());
        Assert.Empty(midnights);
        Assert.Equal(["dispute", "theft"], counts.Rows.Select(row => row.Category));
        Assert.All(expected.Zip(counts.Rows), pair => Assert.Equal(pair.First.Sums, pair.Second.Sums));
        var weeks = HourSums.ByWeek(kept);
        Assert.Equal(weeks.Count, counts.Weeks.Count);
        Assert.All(weeks.Zip(counts.Weeks), pair => Assert.Equal(pair.First, pair.Second));
        Assert.Equal(rows.Count(row => row.HourOfWeek is null), counts.Untimed.Values.Sum());
        Assert.Equal((0.0, 0), (counts.LeftOut, counts.LongIntervals));
    }

    [Fact]
    public async Task Midnights_ThatAreDates_AreLeftOutAsTheIncidentsSay()
    {
        IncidentRow[] rows = [.. Mixed(), .. Midnights(40, "dispute")];
        await LoadAsync(database, district, rows);
        var counts = await CountAsync();
        var (kept, midnights) = HourTables.Sift(rows, Zone);
        var (found, expected) = (Assert.Single(counts.Midnights), Assert.Single(midnights).Finding);
        Assert.Equal(expected, found.Share);
        Assert.False(found.IsByHour);
        Assert.Equal((expected.AtMidnight, expected.AtMidnight), (counts.LeftOut, found.LeftOut));
        Assert.All(
            HourSums.Of(kept, Raster()).Zip(counts.Rows),
            pair => Assert.Equal(pair.First.Sums, pair.Second.Sums)
        );
    }

    [Fact]
    public async Task Midnights_WhoseDetailIsDeleted_AreBroughtDownToTheHoursBeside()
    {
        await LoadAsync(database, district, [.. Mixed(), .. Midnights(200, "dispute")]);
        await database.WriteAsync(
            district.Id,
            Tester,
            session => IncidentStore.ExpireAsync(session, new LocalDate(2025, 1, 6))
        );
        var counts = await CountAsync();
        var found = Assert.Single(counts.Midnights);
        Assert.True(found.IsByHour);
        Assert.Equal(found.Share.AtMidnight - found.Share.Expected, found.LeftOut, 6);
        var disputes = counts.Rows.Single(row => row.Category == "dispute").Sums;
        Assert.Equal(found.Share.Expected, Enumerable.Range(0, 7).Sum(day => disputes[24 * day]), 0.51);
        Assert.Equal(counts.Rows.Sum(row => row.Total), counts.Weeks.Sum(week => week.Sum()), 6);
    }

    [Fact]
    public async Task Interval_OfAWeekAndMore_IsCountedEvenly()
    {
        var day = Row(1, "a");
        var week = day with
        {
            SourceId = "b",
            Precision = TimePrecision.Interval,
            To = day.From + Duration.FromDays(9),
            Parts = new AoristicParts([.. Enumerable.Range(0, 168)], [.. Enumerable.Repeat(1f / 256, 168)]),
        };
        await LoadAsync(database, district, [day, week]);
        var counts = await CountAsync();
        Assert.Equal(1, counts.LongIntervals);
        Assert.Equal(1 + 1 / 256.0, counts.Rows.Single().Sums[12]);
        Assert.Equal(1 / 256.0, counts.Rows.Single().Sums[100]);
    }

    private Task<HourCounts> CountAsync() =>
        database.ReadAsync(
            district.Id,
            async session =>
                await HourStore.LoadAsync(
                    session,
                    await DemandQueries.ResolveAsync(session, new DemandQuery { To = "2024-12-30" }),
                    Zone
                )
        );

    // Ten weeks of two categories: minutes, intervals and dates, on no full hour more often than on another minute.
    private static IncidentRow[] Mixed()
    {
        var random = new Random(3);
        return
        [
            .. Enumerable
                .Range(0, 600)
                .Select(row =>
                {
                    var category = row % 3 == 0 ? "dispute" : "theft";
                    var (cell, day, hour) = (random.Next(100), random.Next(70), random.Next(23));
                    return (row % 5) switch
                    {
                        0 => Interval(row + 1, $"r{row}", category, cell, day, hour),
                        1 => Dated(row + 1, $"r{row}", category, cell, day),
                        _ => At(row + 1, category, cell, day, hour, random.Next(1, 60)),
                    };
                }),
        ];
    }

    private static IEnumerable<IncidentRow> Midnights(int count, string category) =>
        Enumerable.Range(0, count).Select(row => At(1000 + row, category, row % 100, row % 70, 0, 0));

    private static IncidentRow At(int row, string category, int cell, int day, int hour, int minute)
    {
        var full = Row(row, $"m{row}", category, cell, day, hour);
        var from = full.From + minute * Minute;
        return full with { From = from, To = from + Minute };
    }
}
