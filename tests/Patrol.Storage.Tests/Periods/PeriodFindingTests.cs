using Patrol.Contracts.Periods;
using Patrol.Engine.Model;
using Patrol.Storage.Periods;
using static Patrol.Storage.Tests.Demand.TestDistrict;

namespace Patrol.Storage.Tests.Periods;

public sealed class PeriodFindingTests(TestCluster cluster) : IAsyncLifetime
{
    private PatrolDatabase database = null!;
    private District district = null!;

    public async ValueTask InitializeAsync()
    {
        database = await cluster.CreateDatabaseAsync();
        district = await CreateAsync(database, "here");
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Periods_OfAPlantedEvening_AreThatEvening()
    {
        await LoadAsync(database, district, [.. Background(20), .. Evening(20)]);
        var view = await FindAsync(new PeriodQuery());
        var period = Assert.Single(view.Periods);
        Assert.Equal((4 * 24 + 20, 4, "116-120"), (period.From, period.Hours, period.Ranges));
        Assert.InRange(period.Share, 0.3, 0.4);
        Assert.True(period.ShareLow <= period.Share && period.Share <= period.ShareHigh);
        Assert.Equal("steady", period.Reading);
        Assert.Equal(period.Share, view.Total!.Share);
        Assert.Equal(1, view.Week.Share.Sum(), 3);
        Assert.Equal(view.Timed, view.Week.Sums.Sum(), 3);
        Assert.Equal(view.Timed, view.Days.Sum(day => day.Sum), 3);
        Assert.Equal(view.Timed, view.Hours.Sum(hour => hour.Sum), 3);
    }

    [Fact]
    public async Task Weeks_WithAChangeOfClocks_SayWhichHourWasSkipped()
    {
        await LoadAsync(database, district, [.. Background(20), .. Evening(20)]);
        var view = await FindAsync(new PeriodQuery());
        Assert.Equal(view.Method.Weeks - 1, view.Week.HoursOccurred[6 * 24 + 2]);
        Assert.Equal(view.Method.Weeks, view.Week.HoursOccurred[6 * 24 + 3]);
        Assert.Contains("clock-changes", view.Limits);
    }

    [Fact]
    public async Task Weeks_OfStrayRecords_AreNoWeeks()
    {
        // Ten full weeks, twenty with a late report each, ten full weeks.
        var rows = Enumerable
            .Range(0, 40)
            .SelectMany(week => Enumerable.Range(0, week is >= 10 and < 30 ? 1 : 40).Select(i => (week, i)))
            .Select(at =>
                Row(at.week * 100 + at.i + 1, $"r{at}", cell: 7, day: at.week * 7 + at.i % 7, hour: at.i % 24)
            );
        await LoadAsync(database, district, [.. rows]);
        var view = await FindAsync(new PeriodQuery { From = "2024-02-19", To = "2024-09-02" });
        Assert.Equal(8, view.Method.Weeks);
        Assert.Equal(8 * 40, view.Week.Sums.Sum(), 3);
        var fault = await Assert.ThrowsAsync<InputException>(() =>
            FindAsync(new PeriodQuery { From = "2024-04-01", To = "2024-06-03" })
        );
        Assert.Equal("demand.no-incidents", Assert.Single(fault.Issues).Code);
    }

    [Fact]
    public async Task Periods_OfTooFewWeeks_HaveNoInterval()
    {
        await LoadAsync(database, district, [.. Background(7), .. Evening(7)]);
        var view = await FindAsync(new PeriodQuery());
        Assert.Contains("few-weeks", view.Limits);
        Assert.Null(view.Week.Stability);
        Assert.All(
            view.Periods,
            period => Assert.Equal((null, "no-interval"), (period.ShareLow, period.Reading))
        );
    }

    [Fact]
    public async Task Community_WithFewIncidents_IsDrawnTowardTheDistrict()
    {
        await LoadAsync(database, district, [.. Background(20), .. Evening(20)]);
        var view = await FindAsync(new PeriodQuery { Community = "a" });
        Assert.Equal("A", view.CommunityName);
        Assert.Contains("shrunk", view.Limits);
        Assert.Equal(116, view.Periods[0].From);
    }

    [Fact]
    public async Task Incidents_WithoutAnyTime_AreRefused()
    {
        await LoadAsync(
            database,
            district,
            [.. Enumerable.Range(0, 30).Select(row => Dated(row + 1, $"d{row}", day: row))]
        );
        await RefusedAsync(new PeriodQuery(), "period.no-timed");
    }

    [Fact]
    public async Task Incidents_AllAtMidnight_AreRefused()
    {
        await LoadAsync(
            database,
            district,
            [.. Enumerable.Range(0, 30).Select(row => Row(row + 1, $"d{row}", day: row, hour: 0))]
        );
        await RefusedAsync(new PeriodQuery(), "period.all-midnight");
    }

    [Fact]
    public async Task District_WithoutIncidents_IsRefused() =>
        await RefusedAsync(new PeriodQuery(), "demand.no-incidents");

    [Fact]
    public async Task Query_OutOfRange_IsRefusedWithEveryFault()
    {
        var query = new PeriodQuery
        {
            Windows = 15,
            ShortestHours = 13,
            MostHours = 85,
            Hours = "0-4",
        };
        await RefusedAsync(query, "period.windows", "period.shortest", "period.most-hours", "period.hours");
        await RefusedAsync(new PeriodQuery { ShortestHours = 4, MostHours = 3 }, "period.most-hours");
    }

    [Fact]
    public async Task Query_OfAnUnknownCommunity_IsRefused()
    {
        await LoadAsync(database, district, [.. Background(3)]);
        await RefusedAsync(new PeriodQuery { Community = "zz" }, "demand.community");
    }

    [Fact]
    public async Task Look_AtDiscoveredIncidents_IsCountedAndLogged()
    {
        var found = Row(5000, "found", day: 1) with { Source = IncidentSource.Discovered };
        await LoadAsync(database, district, [.. Background(10), found]);
        var without = await FindAsync(new PeriodQuery());
        var with = await FindAsync(new PeriodQuery { WithDiscovered = true });
        Assert.Equal(without.Timed + 1, with.Timed);
        Assert.Contains("discovered", with.Limits);
        var logged = await database.ReadAsync(
            district.Id,
            session =>
                Dapper.SqlMapper.ExecuteScalarAsync<long>(
                    session.Connection,
                    "select count(*) from patrol.audit where operation = 'periods with discovered'"
                )
        );
        Assert.Equal(1, logged);
    }

    private Task<PeriodsView> FindAsync(PeriodQuery query) =>
        PeriodFinding.FindAsync(database, district, query with { To = query.To ?? "2024-12-30" }, Tester);

    private async Task RefusedAsync(PeriodQuery query, params string[] codes)
    {
        var fault = await Assert.ThrowsAsync<InputException>(() => FindAsync(query));
        Assert.Equal(codes, fault.Issues.Select(issue => issue.Code));
    }

    // One incident in each hour of each week.
    private static IEnumerable<IncidentRow> Background(int weeks) =>
        from week in Enumerable.Range(0, weeks)
        from at in Enumerable.Range(0, 168)
        select Row(
            week * 168 + at + 1,
            $"b{week}-{at}",
            cell: at % 100,
            day: week * 7 + at / 24,
            hour: at % 24
        );

    // Eighty-eight on each Friday from 20:00 to 24:00.
    private static IEnumerable<IncidentRow> Evening(int weeks) =>
        from week in Enumerable.Range(0, weeks)
        from one in Enumerable.Range(0, 88)
        select Row(
            10_000 + week * 88 + one,
            $"e{week}-{one}",
            cell: one,
            day: week * 7 + 4,
            hour: 20 + one % 4
        );
}
