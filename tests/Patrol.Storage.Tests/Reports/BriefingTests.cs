using System.Text.Json.Nodes;
using Patrol.Contracts.Backtests;
using Patrol.Contracts.Briefings;
using Patrol.Contracts.Cards;
using Patrol.Contracts.Hotspots;
using Patrol.Contracts.Words;
using Patrol.Engine.Model;
using Patrol.Storage.Backtests;
using Patrol.Storage.Briefings;
using Patrol.Storage.Cards;
using Patrol.Storage.Tests.Demand;
using static Patrol.Storage.Tests.Reports.ReportDistrict;

namespace Patrol.Storage.Tests.Reports;

public sealed class BriefingTests(TestCluster cluster) : IAsyncLifetime
{
    private PatrolDatabase database = null!;
    private District district = null!;

    public async ValueTask InitializeAsync()
    {
        database = await cluster.CreateDatabaseAsync();
        district = await CreateAsync(database);
        // Sixteen weeks, to Sunday 21 April 2024.
        await TestDistrict.LoadAsync(
            database,
            district,
            [
                .. Rows("a", 336, 0, 112, InA),
                .. Rows("b", 112, 0, 112, InB),
                .. Rows("d", 112, 0, 112, InB + 10, "dispute"),
            ]
        );
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Briefing_OfTheLastMonth_IsKeptAsMade()
    {
        var made = await MakeAsync(new BriefingRequest());
        Assert.Equal(("here-1", "2024-03"), (made.Id, made.Month));
        Assert.Equal((155, 31), (made.Figures.Incidents, made.Figures.Days));
        Assert.Equal("Theft", made.Figures.BusiestCategory);
        Assert.Equal(InA, made.Places!.Cells[0].Cell);
        Assert.Equal("Ash", made.Places.Cells[0].CommunityName);
        Assert.NotNull(made.Comparison);
        Assert.NotNull(made.Periods);
        Assert.NotNull(made.Quality);
        Assert.Null(made.NearRepeat);
        Assert.Null(made.BackTest);
        var stored = await database.ReadAsync(district.Id, session => BriefingStore.FindAsync(session, 1));
        Assert.True(JsonNode.DeepEquals(Node(made), Node(stored)));

        static JsonNode? Node(BriefingView? briefing) => JsonNode.Parse(JsonDocumentStore.Text(briefing));
    }

    [Fact]
    public async Task Sentences_OfABriefing_AllHaveWordsWithoutOpenArguments()
    {
        var made = await MakeAsync(
            new BriefingRequest { Sections = "comparisons,periods,places,equity,quality,nearRepeat" }
        );
        Assert.NotNull(made.NearRepeat);
        Assert.All(
            made.Sentences,
            sentence =>
            {
                var said = ReasonText.Find(sentence);
                Assert.NotNull(said);
                Assert.DoesNotContain('{', said);
            }
        );
        Assert.Contains(made.Sentences, sentence => sentence.Code == "briefing.total");
        Assert.Contains(made.Sentences, sentence => sentence.Code == "briefing.places");
    }

    [Fact]
    public async Task Briefing_WithOneSection_HoldsThatAlone()
    {
        var made = await MakeAsync(new BriefingRequest { Month = "2024-02", Sections = "places" });
        Assert.NotNull(made.Places);
        Assert.Null(made.Comparison);
        Assert.Null(made.Equity);
    }

    [Fact]
    public async Task Briefing_RunAgain_AsksTheSameOfTheNextMonth()
    {
        await MakeAsync(
            new BriefingRequest
            {
                Month = "2024-02",
                Categories = "theft",
                Sections = "places",
            }
        );
        var next = await BriefingRun.MakeNextAsync(database, district, 1, TestDistrict.Tester);
        Assert.Equal("2024-03", next!.Month);
        Assert.Equal(
            ("2024-03", "theft", "places"),
            (next.Request.Month, next.Request.Categories, next.Request.Sections)
        );
        // April is not over.
        var fault = await Assert.ThrowsAsync<InputException>(() =>
            BriefingRun.MakeNextAsync(database, district, 2, TestDistrict.Tester)
        );
        Assert.Equal("briefing.next", Assert.Single(fault.Issues).Code);
        Assert.Null(await BriefingRun.MakeNextAsync(database, district, 9, TestDistrict.Tester));
        var listed = await database.ReadAsync(
            district.Id,
            session => BriefingStore.ListAsync(session, district)
        );
        Assert.Equal(
            [("here-2", false), ("here-1", true)],
            listed.Select(one => (one.Id, one.IsNextCovered))
        );
    }

    [Fact]
    public async Task Briefing_OfASectionThatIsNone_IsRefused()
    {
        var fault = await Assert.ThrowsAsync<InputException>(() =>
            MakeAsync(new BriefingRequest { Sections = "weather" })
        );
        Assert.Equal("briefing.section", Assert.Single(fault.Issues).Code);
    }

    [Fact]
    public async Task BackTest_ThatMapsFollow_IsSaid()
    {
        var followed = await BacktestRun.ComputeAsync(
            database,
            district,
            new BacktestRequest(new DemandQuery(), 4),
            TestDistrict.Tester
        );
        // A newer one of a part of the demand is not.
        await BacktestRun.ComputeAsync(
            database,
            district,
            new BacktestRequest(new DemandQuery { Categories = "theft" }, 2),
            TestDistrict.Tester
        );
        var made = await MakeAsync(new BriefingRequest { Sections = "backtest" });
        Assert.Equal(
            (followed.Id, 4, followed.Reading.Held, followed.Reading.Baseline),
            (made.BackTest!.Id, made.BackTest.Weeks, made.BackTest.Held, made.BackTest.Baseline)
        );
        Assert.Contains(made.Sentences, sentence => sentence.Code == "briefing.backtest");
    }

    [Fact]
    public async Task Cards_OfAWeek_AreQueuedOnce()
    {
        var first = await CardsAsync(null);
        Assert.Equal(("2024-W17", 2, 0, 0), (first.Week, first.Queued, first.Renewed, first.Unchanged));
        var again = await CardsAsync("2024-W17");
        Assert.Equal((0, 0, 2), (again.Queued, again.Renewed, again.Unchanged));
        Assert.Equal(["a", "b"], again.Cards.Select(card => card.Community));
        var card = await FindAsync("2024-W17", "a");
        Assert.Equal("2024-W16", card!.CountedWeek);
        Assert.Equal(3, card.Duties.Count);
        Assert.All(card.Duties, duty => Assert.DoesNotContain('{', ReasonText.Find(duty)!));
        Assert.Null(await FindAsync("2024-W17", "nowhere"));
    }

    [Fact]
    public async Task Cards_MadeAgain_AreRenewedUntilTheyAreSent()
    {
        await CardsAsync(null);
        var waiting = await FindAsync("2024-W17", "a");
        await LoadMoreAsync("new", InA, 9);
        // The hours of the other community lean on the district's, so its card says something else too.
        Assert.Equal((0, 2), Of(await CardsAsync("2024-W17")));
        Assert.Equal(waiting!.Total + 9, (await FindAsync("2024-W17", "a"))!.Total);
        await database.WriteAsync(
            district.Id,
            TestDistrict.Tester,
            session => Stage.ExecuteAsync(session, "update patrol.outbox set sent = now()")
        );
        var sent = await FindAsync("2024-W17", "a");
        await LoadMoreAsync("newer", InA, 9);
        Assert.Equal((0, 0), Of(await CardsAsync("2024-W17")));
        Assert.Equal(sent!.Total, (await FindAsync("2024-W17", "a"))!.Total);

        static (int, int) Of(CardsResult result) => (result.Queued, result.Renewed);
    }

    [Fact]
    public async Task Cards_OfAWeekWhoseDetailHasExpired_AreRefused()
    {
        await database.WriteAsync(
            district.Id,
            TestDistrict.Tester,
            session =>
                Patrol.Storage.Demand.IncidentStore.ExpireAsync(session, new NodaTime.LocalDate(2024, 4, 1))
        );
        var fault = await Assert.ThrowsAsync<InputException>(() => CardsAsync("2024-W12"));
        Assert.Equal("cards.week", Assert.Single(fault.Issues).Code);
    }

    [Fact]
    public async Task Cards_NeverShowASmallCountOrLetItBeComputed()
    {
        // Last week: a theft 21, b theft 7, b dispute 7; one dispute in a is small.
        await LoadMoreAsync("small", InA, 1, "dispute");
        await CardsAsync(null);
        CommunityCard[] cards = [(await FindAsync("2024-W17", "a"))!, (await FindAsync("2024-W17", "b"))!];
        Assert.All(cards, card => Assert.All(card.Counts, count => Assert.False(count.Count is > 0 and < 5)));
        var own = Assert.Single(cards[0].Counts, count => count.Category == "dispute");
        Assert.Null(own.Count);
        // The total, or the other count, is withheld too.
        Assert.True(
            cards[0].Total is null
                || cards[0].Counts.Any(count => count.Category != "dispute" && count.Count is null)
        );
        Assert.DoesNotContain(cards[0].Counts, count => count.Category == "sexual");
    }

    [Theory]
    [InlineData("2024-W99")]
    [InlineData("next")]
    [InlineData("2024-W30")]
    [InlineData("2023-W40")]
    public async Task Cards_OfAWeekThatCantBeCounted_AreRefused(string week)
    {
        var fault = await Assert.ThrowsAsync<InputException>(() => CardsAsync(week));
        Assert.Equal("cards.week", Assert.Single(fault.Issues).Code);
    }

    private Task<BriefingView> MakeAsync(BriefingRequest request) =>
        BriefingRun.MakeAsync(database, district, request, TestDistrict.Tester);

    private Task<CardsResult> CardsAsync(string? week) =>
        database.WriteAsync(
            district.Id,
            TestDistrict.Tester,
            session => CardRun.MakeAsync(session, district, new CardsRequest(week))
        );

    private Task<CommunityCard?> FindAsync(string week, string community) =>
        database.ReadAsync(district.Id, session => CardStore.FindAsync(session, week, community));

    private Task LoadMoreAsync(string name, int cell, int count, string category = "theft") =>
        TestDistrict.LoadAsync(database, district, Rows(name, count, 105, 7, cell, category), dataset: name);
}
