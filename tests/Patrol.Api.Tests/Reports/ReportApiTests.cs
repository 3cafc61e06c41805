using System.Net;
using System.Net.Http.Json;
using Patrol.Contracts.Briefings;
using Patrol.Contracts.Cards;
using Patrol.Contracts.Comparisons;
using Patrol.Contracts.Equity;
using Patrol.Contracts.Patterns;
using Patrol.Contracts.Quality;

namespace Patrol.Api.Tests.Reports;

public sealed class ReportApiTests(PatrolServer server) : IClassFixture<PatrolServer>
{
    [Fact]
    public async Task Reports_OfADistrict_AreRead()
    {
        var month = await GetAsync<MonthView>("comparisons?month=2024-02");
        Assert.Equal("2024-02", month.Month);
        Assert.Equal(116, month.Rows[0].MonthOnMonth.After);
        Assert.Equal(4, (await GetAsync<QualityView>("quality")).Months.Count);
        Assert.Equal(["no-plan"], (await GetAsync<EquityView>("equity?missingPercent=30")).Limits);
        Assert.Equal("theft", Assert.Single((await GetAsync<NearRepeatView>("near-repeat?permutations=99")).Categories).Category);
    }

    [Theory]
    [InlineData("comparisons?month=2031-01", "comparison.month")]
    [InlineData("comparisons?categories=sexual", "demand.category")]
    [InlineData("comparisons/measure", "measure.area")]
    [InlineData("comparisons/measure?longitude=9&latitude=52&radiusMeters=200&began=2024-02-20", "measure.circle")]
    [InlineData("comparisons/measure?communities=a&began=2024-02-20", "measure.compare")]
    [InlineData("equity?missingPercent=100", "equity.missing")]
    [InlineData("near-repeat?permutations=1", "near-repeat.permutations")]
    public Task Report_ThatCantBeMade_SaysWhy(string address, string code) =>
        GetAsync<object>(address, HttpStatusCode.BadRequest, code);

    [Fact]
    public async Task Briefing_IsMadeListedReadAndWritten()
    {
        using var answer = await server.Client.PostAsJsonAsync(
            "/api/districts/here/briefings",
            new BriefingRequest { Month = "2024-02" }
        );
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var made = (await answer.Content.ReadFromJsonAsync<BriefingView>())!;
        Assert.Equal($"/api/briefings/{made.Id}", answer.Headers.Location!.ToString());
        Assert.Contains(await GetAsync<BriefingBrief[]>("briefings"), one => one.Id == made.Id);
        Assert.Equal("2024-02", (await server.Client.GetFromJsonAsync<BriefingView>(answer.Headers.Location))!.Month);
        var pdf = await server.Client.GetByteArrayAsync($"/api/briefings/{made.Id}/briefing.pdf");
        Assert.Equal("%PDF"u8.ToArray(), pdf[..4]);
        var book = await server.Client.GetByteArrayAsync($"/api/briefings/{made.Id}/briefing.xlsx");
        Assert.Equal("PK"u8.ToArray(), book[..2]);
        Assert.Contains(
            "category,category_name",
            await server.Client.GetStringAsync($"/api/briefings/{made.Id}/comparisons.csv"),
            StringComparison.Ordinal
        );
        using var missing = await server.Client.GetAsync($"/api/briefings/{made.Id}/weather.csv");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        using var next = await server.Client.PostAsync($"/api/briefings/{made.Id}/rerun", null);
        Assert.Equal("2024-03", (await next.Content.ReadFromJsonAsync<BriefingView>())!.Month);
        using var unknown = await server.Client.PostAsync("/api/briefings/here-999/rerun", null);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Cards_AreQueuedListedAndWritten()
    {
        using var answer = await server.Client.PostAsJsonAsync("/api/districts/here/cards", new CardsRequest("2024-W10"));
        var result = (await answer.Content.ReadFromJsonAsync<CardsResult>())!;
        Assert.Equal(("2024-W10", 1), (result.Week, result.Cards.Count));
        Assert.Single(await GetAsync<CardBrief[]>("cards?week=2024-W10"));
        Assert.Equal("2024-W09", (await GetAsync<CommunityCard>("cards/2024-W10/a")).CountedWeek);
        foreach (var file in new[] { "cards/2024-W10/a.pdf", "cards/2024-W10.pdf" })
        {
            var pdf = await server.Client.GetByteArrayAsync($"/api/districts/here/{file}");
            Assert.Equal("%PDF"u8.ToArray(), pdf[..4]);
        }
        using var missing = await server.Client.GetAsync("/api/districts/here/cards/2024-W11.pdf");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        using var bad = await server.Client.PostAsJsonAsync("/api/districts/here/cards", new CardsRequest("2024-W99"));
        Assert.Contains("cards.week", await bad.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("comparisons")]
    [InlineData("quality")]
    [InlineData("equity")]
    [InlineData("near-repeat")]
    [InlineData("briefings")]
    [InlineData("cards")]
    public async Task Report_OfAnUnknownDistrict_IsNotFound(string what)
    {
        using var answer = await server.Client.GetAsync($"/api/districts/nowhere/{what}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<T> GetAsync<T>(string address)
    {
        using var answer = await server.Client.GetAsync($"/api/districts/here/{address}");
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<T>())!;
    }

    private async Task<T?> GetAsync<T>(string address, HttpStatusCode status, string code)
        where T : class
    {
        using var answer = await server.Client.GetAsync($"/api/districts/here/{address}");
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(code, text, StringComparison.Ordinal);
        return null;
    }
}
