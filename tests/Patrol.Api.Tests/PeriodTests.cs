using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Patrol.Api.Tests.Plans;
using Patrol.Contracts.Periods;

namespace Patrol.Api.Tests;

/// <summary>High-incidence periods of the tiny sample, as they come over HTTP.</summary>
public sealed class PeriodTests(TinyServer server) : IClassFixture<TinyServer>
{
    private const string Address = $"/api/districts/{TinyServer.District}/periods";

    [Fact]
    public async Task Periods_OfTheSample_HoldTheirShareOfTheTable()
    {
        var view = (
            await server.Client.GetFromJsonAsync<PeriodsView>($"{Address}?windows=5&shortestHours=3")
        )!;
        Assert.Equal(168, view.Week.Share.Length);
        Assert.Equal(1, view.Week.Share.Sum(), 3);
        Assert.Equal(view.Demand.TimedIncidents, view.Timed + view.LeftOut, 3);
        Assert.Equal(view.Demand.Incidents, view.Timed + view.LeftOut + view.Untimed, 3);
        Assert.InRange(view.Periods.Count, 1, 5);
        Assert.All(
            view.Periods,
            period =>
            {
                Assert.True(period.Hours >= 3);
                var held = Enumerable
                    .Range(period.From, period.Hours)
                    .Sum(hour => view.Week.Share[hour % 168]);
                Assert.Equal(held, period.Share, 3);
                Assert.InRange(period.Share, period.ShareLow!.Value, period.ShareHigh!.Value);
                Assert.True(period.Share > period.HoursShare);
            }
        );
        Assert.Equal(view.Timed, view.Categories.Sum(category => category.Timed), 2);
        Assert.All(view.Categories.Concat(view.Communities), group => Assert.Equal(1, group.Share.Sum(), 3));
    }

    [Fact]
    public async Task Periods_WithALimitOfHours_KeepToIt()
    {
        var view = (await server.Client.GetFromJsonAsync<PeriodsView>($"{Address}?mostHours=16"))!;
        Assert.Equal(16, view.Periods.Sum(period => period.Hours));
        Assert.Equal(16, view.Total!.Hours);
    }

    [Fact]
    public async Task Table_AsAFile_HasARowForEachHour()
    {
        using var answer = await server.Client.GetAsync($"{Address}.csv");
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal($"{TinyServer.District}-hours.csv", answer.Content.Headers.ContentDisposition!.FileName);
        var lines = (await answer.Content.ReadAsStringAsync()).Split(
            "\r\n",
            StringSplitOptions.RemoveEmptyEntries
        );
        Assert.Equal(169, lines.Length);
        Assert.StartsWith("117,Friday,21,", lines[118]);
    }

    [Theory]
    [InlineData("?windows=0", "period.windows")]
    [InlineData("?windows=99", "period.windows")]
    [InlineData("?shortestHours=13", "period.shortest")]
    [InlineData("?mostHours=1", "period.most-hours")]
    [InlineData("?hours=0-4", "period.hours")]
    [InlineData("?community=nowhere", "demand.community")]
    [InlineData("?categories=nothing", "demand.category")]
    [InlineData("?from=2099-01-01", "demand.future")]
    [InlineData("?from=soon", "demand.date")]
    public async Task Query_ThatCantBeUsed_IsAnsweredByItsCode(string query, string code)
    {
        using var answer = await server.Client.GetAsync(Address + query);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var issues = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("issues");
        Assert.Equal(code, issues[0].GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("?windows=many", HttpStatusCode.BadRequest)]
    [InlineData("?withDiscovered=perhaps", HttpStatusCode.BadRequest)]
    [InlineData("?categories=&community=&from=", HttpStatusCode.OK)]
    public async Task Address_WithAValueOfAnotherKind_IsAnsweredInWords(string query, HttpStatusCode status)
    {
        using var answer = await server.Client.GetAsync(Address + query);
        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task District_ThatIsNotThere_Is404()
    {
        using var answer = await server.Client.GetAsync("/api/districts/nowhere/periods");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
