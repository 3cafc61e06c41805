using NodaTime;
using Patrol.Contracts.Comparisons;
using Patrol.Contracts.Equity;
using Patrol.Contracts.Patterns;
using Patrol.Engine.Model;
using Patrol.Storage.Comparisons;
using Patrol.Storage.Demand;
using Patrol.Storage.Equity;
using Patrol.Storage.Geography;
using Patrol.Storage.Patterns;
using Patrol.Storage.Quality;
using Patrol.Storage.Tests.Demand;
using static Patrol.Storage.Tests.Reports.ReportDistrict;

namespace Patrol.Storage.Tests.Reports;

public sealed class ComparisonTests(TestCluster cluster) : IAsyncLifetime
{
    private PatrolDatabase database = null!;
    private District district = null!;

    public async ValueTask InitializeAsync()
    {
        database = await cluster.CreateDatabaseAsync();
        district = await CreateAsync(database);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Month_OfCounts_ComparesRatesByTheDaysOnRecord()
    {
        // January 31 days, February 29, March begun.
        await LoadAsync([
            .. Rows("jan", 31, 0, 31, InA),
            .. Rows("feb", 87, 31, 29, InA),
            .. Rows("mar", 8, 60, 8, InB),
        ]);
        var view = await CompareAsync(new MonthQuery { Month = "2024-02" });
        Assert.Equal(("2024-02", "2024-01", "2023-02"), (view.Month, view.Previous, view.YearBefore));
        Assert.Equal((29, 31, 0), (view.Days, view.PreviousDays, view.YearBeforeDays));
        var all = view.Rows[0];
        Assert.Equal(
            (31, 87, "higher"),
            (all.MonthOnMonth.Before, all.MonthOnMonth.After, all.MonthOnMonth.Verdict)
        );
        Assert.Equal(87 / 29.0 / (31 / 31.0), all.MonthOnMonth.Ratio!.Value, 12);
        Assert.Equal("tooFew", all.YearOnYear.Verdict);
        Assert.Contains("no-year-before", view.Limits);
        Assert.Equal(
            "Ash",
            Assert.Single(view.Rows, row => row is { Community: "a", Category: null }).CommunityName
        );
        Assert.DoesNotContain(view.Rows, row => row.Community == "b");
    }

    [Fact]
    public async Task Month_Last_IsTheLastThatRecordsCover()
    {
        await LoadAsync([.. Rows("a", 60, 0, 60, InA), .. Rows("b", 8, 60, 8, InA)]);
        Assert.Equal("2024-02", (await CompareAsync(new MonthQuery { Month = "last" })).Month);
        Assert.Equal("2024-02", (await CompareAsync(new MonthQuery())).Month);
    }

    [Fact]
    public async Task Month_OfARareCategory_CountsItsSilentDays()
    {
        // Disputes on 28 days of January, on the first three of February, then none; thefts go on.
        await LoadAsync([
            .. Rows("a", 66, 0, 66, InA),
            .. Rows("jan", 28, 0, 28, InA, "dispute"),
            .. Rows("feb", 3, 31, 3, InA, "dispute"),
        ]);
        var view = await CompareAsync(new MonthQuery { Month = "2024-02", Categories = "dispute" });
        Assert.Equal((29, 31), (view.Days, view.PreviousDays));
        Assert.Equal(3 / 29.0 / (28 / 31.0), view.Rows[0].MonthOnMonth.Ratio!.Value, 12);
    }

    [Fact]
    public async Task Month_OfDates_IsThatOfTheDistrictsClock()
    {
        await LoadAsync([
            .. Rows("jan", 20, 0, 30, InA),
            TestDistrict.Dated(1, "last-of-january", day: 30),
            TestDistrict.Dated(2, "first-of-february", day: 31),
            TestDistrict.Row(3, "late", day: 30, hour: 23),
        ]);
        var view = await CompareAsync(new MonthQuery { Month = "2024-02" });
        Assert.Equal((22, 1), (view.Rows[0].MonthOnMonth.Before, view.Rows[0].MonthOnMonth.After));
    }

    [Fact]
    public async Task Month_NeverCountsDiscoveredOrSensitive()
    {
        await LoadAsync([
            .. Rows("a", 31, 0, 31, InA),
            .. Rows("found", 50, 0, 31, InA, source: IncidentSource.Discovered),
            .. Rows("sens", 50, 0, 31, InA, "sexual"),
        ]);
        var view = await CompareAsync(new MonthQuery { Month = "2024-01" });
        Assert.Equal(31, view.Rows[0].MonthOnMonth.After);
        Assert.DoesNotContain(view.Categories, category => category.Code == "sexual");
        var fault = await Assert.ThrowsAsync<InputException>(() =>
            CompareAsync(new MonthQuery { Categories = "sexual" })
        );
        Assert.Equal("demand.category", Assert.Single(fault.Issues).Code);
    }

    [Fact]
    public async Task Month_WhoseDetailHasExpired_SaysHowManyAreLeftOut()
    {
        await LoadAsync([.. Rows("a", 60, 0, 60, InA)]);
        await database.WriteAsync(
            district.Id,
            TestDistrict.Tester,
            session => IncidentStore.ExpireAsync(session, new LocalDate(2024, 1, 22))
        );
        var view = await CompareAsync(new MonthQuery { Month = "2024-01" });
        Assert.Equal(21, view.ExpiredLeftOut);
        Assert.Equal(10, view.Rows[0].MonthOnMonth.After);
        Assert.Contains("expired-left-out", view.Limits);
    }

    [Theory]
    [InlineData("2031-01")]
    [InlineData("January")]
    [InlineData("2024-13")]
    public async Task Month_ThatCantBeCompared_IsRefused(string month)
    {
        await LoadAsync([.. Rows("a", 60, 0, 60, InA)]);
        var fault = await Assert.ThrowsAsync<InputException>(() =>
            CompareAsync(new MonthQuery { Month = month })
        );
        Assert.Equal("comparison.month", Assert.Single(fault.Issues).Code);
    }

    [Fact]
    public async Task Measure_ThatHelped_StandsAgainstTheOtherCommunity()
    {
        // Four weeks before and after Monday 29 January; b stays as it is.
        await LoadAsync([
            .. Rows("before", 80, 0, 28, InA),
            .. Rows("after", 20, 28, 28, InA),
            .. Rows("other", 140, 0, 56, InB),
        ]);
        var view = await JudgeAsync(
            new MeasureQuery
            {
                Communities = "a",
                Began = "2024-01-29",
                RingMeters = 0,
            }
        );
        Assert.Equal((80, 20), (view.Area.Before, view.Area.After));
        Assert.Equal((70, 70), (view.Comparison.Before, view.Comparison.After));
        Assert.Equal(0.25, view.Ratio!.Value, 12);
        Assert.Equal("lower", view.Verdict);
        Assert.Equal(["b"], view.ComparedWith);
        Assert.Null(view.Displacement);
    }

    [Fact]
    public async Task Measure_InACircle_LooksAtTheRingAroundIt()
    {
        await LoadAsync([
            .. Rows("before", 80, 0, 28, InA),
            .. Rows("after", 20, 28, 28, InA),
            .. Rows("near", 30, 28, 28, InA + 1),
            .. Rows("other", 140, 0, 56, InB),
        ]);
        var (longitude, latitude) = await database.ReadAsync(
            district.Id,
            async session =>
            {
                var place = (await CellPlace.LoadAsync(session, [InA]))[InA];
                return (place.Center[0], place.Center[1]);
            }
        );
        var view = await JudgeAsync(
            new MeasureQuery
            {
                Longitude = longitude,
                Latitude = latitude,
                RadiusMeters = 60,
                RingMeters = 100,
                Compare = "b",
                Began = "2024-01-29",
            }
        );
        Assert.Equal((1, 4), (view.Area.Cells, view.Ring!.Cells));
        Assert.Equal((0, 30), (view.Ring.Before, view.Ring.After));
        Assert.True(view.Displacement!.Quotient < 0);
    }

    [Theory]
    [InlineData(null, null, "2024-01-29", "measure.area")]
    [InlineData("nowhere", null, "2024-01-29", "demand.community")]
    [InlineData("a", "a", "2024-01-29", "measure.compare")]
    [InlineData("a", null, "soon", "measure.dates")]
    [InlineData("a", null, "2024-01-08", "measure.dates")]
    [InlineData("a", null, "2024-02-24", "measure.dates")]
    [InlineData("a,b", null, "2024-01-29", "measure.compare")]
    public async Task Measure_ThatCantBeJudged_IsRefused(
        string? area,
        string? compare,
        string began,
        string code
    )
    {
        await LoadAsync([.. Rows("a", 140, 0, 56, InA), .. Rows("b", 140, 0, 56, InB)]);
        var fault = await Assert.ThrowsAsync<InputException>(() =>
            JudgeAsync(
                new MeasureQuery
                {
                    Communities = area,
                    Compare = compare,
                    Began = began,
                    RingMeters = 0,
                }
            )
        );
        Assert.Contains(fault.Issues, issue => issue.Code == code);
    }

    [Fact]
    public async Task Quality_OfMonths_CountsMidnightsAndFillsMonthsWithoutRecords()
    {
        await LoadAsync([
            .. Rows("jan", 20, 0, 31, InA),
            .. Enumerable
                .Range(0, 5)
                .Select(index => TestDistrict.Row(index + 1, $"night{index}", day: index, hour: 0)),
            .. Rows("mar", 10, 60, 20, InA),
        ]);
        var view = await database.ReadAsync(
            district.Id,
            session => QualityLoading.LoadAsync(session, district)
        );
        Assert.Equal(["2024-03", "2024-02", "2024-01"], view.Months.Select(month => month.Month));
        Assert.Equal([10, 0, 25], view.Months.Select(month => month.Records));
        Assert.Equal(0.2, view.Months[2].MidnightShare!.Value, 12);
        Assert.Equal(["midnight-times"], view.Months[2].Limits);
        Assert.Equal(["no-records"], view.Months[1].Limits);
    }

    [Fact]
    public async Task Equity_WithoutAPlan_NamesWhoseReportsAreMissing()
    {
        await LoadAsync([
            .. Rows("a", 300, 0, 100, InA),
            .. Rows("av", 60, 0, 100, InA, source: IncidentSource.Volunteer),
            .. Rows("b", 100, 0, 100, InB),
            .. Rows("bv", 60, 0, 100, InB, source: IncidentSource.Volunteer),
        ]);
        var view = await EquityAsync(new EquityQuery());
        Assert.Null(view.Patrols);
        Assert.Equal(["no-plan"], view.Limits);
        Assert.Equal("b", Assert.Single(view.Reporting, row => row.IsNamed).Community);
        Assert.Equal(40, view.Sensitivity.MissingPercent);
        Assert.True(view.Sensitivity.Communities[1].ShareThen > view.Sensitivity.Communities[1].ShareNow);
    }

    [Theory]
    [InlineData("here-9", 40, "equity.plan")]
    [InlineData("there-1", 40, "equity.plan")]
    [InlineData(null, 0, "equity.missing")]
    [InlineData(null, 100, "equity.missing")]
    public async Task Equity_OfWhatIsNotThere_IsRefused(string? plan, double missing, string code)
    {
        await LoadAsync([.. Rows("a", 60, 0, 60, InA)]);
        var fault = await Assert.ThrowsAsync<InputException>(() =>
            EquityAsync(new EquityQuery { Plan = plan, MissingPercent = missing })
        );
        Assert.Equal(code, Assert.Single(fault.Issues).Code);
    }

    [Fact]
    public async Task NearRepeats_ThatWerePlanted_AreFlagged()
    {
        // Each of forty is followed at its place within a day; the categories' others lie anywhere, any time.
        await LoadAsync([
            .. Enumerable
                .Range(0, 80)
                .Select(index =>
                    TestDistrict.Row(
                        index + 1,
                        $"p{index}",
                        "theft",
                        index / 2 * 37 % 100,
                        index / 2 * 3 + index % 2
                    )
                ),
            .. Enumerable
                .Range(0, 10)
                .Select(index => TestDistrict.Row(index + 1, $"few{index}", "dispute", index, index)),
        ]);
        var view = await NearRepeatRun.RunAsync(
            database,
            district,
            new NearRepeatQuery { Permutations = 99 }
        );
        var category = Assert.Single(view.Categories);
        Assert.Equal(("theft", 80), (category.Category, category.Incidents));
        Assert.True(category.Bands[0].IsFlagged);
        Assert.Equal("dispute", Assert.Single(view.TooFew).Code);
    }

    [Theory]
    [InlineData("soon", null, null, "near-repeat.dates")]
    [InlineData("2030-01-01", null, null, "near-repeat.dates")]
    [InlineData(null, null, 5, "near-repeat.permutations")]
    public async Task NearRepeats_ThatCantBeTested_AreRefused(
        string? from,
        string? to,
        int? permutations,
        string code
    )
    {
        await LoadAsync([.. Rows("a", 60, 0, 60, InA)]);
        var fault = await Assert.ThrowsAsync<InputException>(() =>
            NearRepeatRun.RunAsync(
                database,
                district,
                new NearRepeatQuery
                {
                    From = from,
                    To = to,
                    Permutations = permutations,
                }
            )
        );
        Assert.Equal(code, Assert.Single(fault.Issues).Code);
    }

    private Task<IncidentLoad> LoadAsync(IEnumerable<IncidentRow> rows) =>
        TestDistrict.LoadAsync(database, district, rows);

    private Task<MonthView> CompareAsync(MonthQuery query) =>
        database.ReadAsync(district.Id, session => MonthComparing.CompareAsync(session, district, query));

    private Task<MeasureView> JudgeAsync(MeasureQuery query) =>
        database.ReadAsync(district.Id, session => MeasureComparing.JudgeAsync(session, district, query));

    private Task<EquityView> EquityAsync(EquityQuery query) =>
        database.ReadAsync(district.Id, session => EquityLoading.LoadAsync(session, district, query));
}
