using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Patrol.Contracts;
using Patrol.Contracts.Backtests;
using Patrol.Contracts.Hotspots;

namespace Patrol.Api.Tests.Backtests;

public sealed class BacktestTests(PatrolServer server) : IClassFixture<PatrolServer>
{
    [Fact]
    public async Task Backtest_AskedFor_IsAJobWhoseResultIsListedAndRead()
    {
        using var answer = await server.Client.PostAsJsonAsync(
            "/api/districts/here/backtests",
            new BacktestRequest(new DemandQuery { Categories = "theft" }, 3)
        );
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var job = (await answer.Content.ReadFromJsonAsync<JobView>())!;
        Assert.Equal("backtest", job.Kind);
        job = await EndOf(job);
        Assert.True(job.State == "done", job.Problem);
        Assert.Equal((job.Bound, "intervals"), (job.Best, job.Stage));

        var test = (await server.Client.GetFromJsonAsync<Backtest>($"/api/backtests/{job.Result}"))!;
        Assert.Equal((job.Result, 3), (test.Id, test.Weeks));
        Assert.Equal(["theft"], test.Demand.Categories);
        var listed = (await server.Client.GetFromJsonAsync<Backtest[]>("/api/districts/here/backtests"))!;
        // The surface that the server started with has run one of its own.
        Assert.Equal([test.Id, "here-1"], listed.Select(one => one.Id));

        // Others read these two fields as they stand.
        using var plain = JsonDocument.Parse(
            await server.Client.GetStringAsync($"/api/backtests/{job.Result}")
        );
        Assert.Equal(test.Chosen, plain.RootElement.GetProperty("chosen").GetString());
        Assert.False(plain.RootElement.GetProperty("isSwitchedOff").GetBoolean());
    }

    [Theory]
    [InlineData("""{ "demand": {}, "weeks": 0 }""", "backtest.weeks")]
    [InlineData("""{ "demand": {}, "weeks": 105 }""", "backtest.weeks")]
    [InlineData("""{ "demand": null }""", "backtest.demand")]
    [InlineData("""{ "demand": { "from": "2024-03-04" } }""", "backtest.too-few-weeks")]
    [InlineData("""{ "demand": { "categories": "sexual" } }""", "demand.category")]
    public async Task Backtest_ThatCanNotBeRun_IsRefusedAtOnce(string request, string code)
    {
        using var body = new StringContent(request, System.Text.Encoding.UTF8, "application/json");
        using var answer = await server.Client.PostAsync("/api/districts/here/backtests", body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(code, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/backtests/here-99")]
    [InlineData("/api/backtests/nothing")]
    [InlineData("/api/districts/nowhere/backtests")]
    public async Task Backtest_ThatIsNotThere_IsNotFound(string address)
    {
        using var answer = await server.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<JobView> EndOf(JobView job)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!job.IsOver)
        {
            await Task.Delay(100, limit.Token);
            job = (await server.Client.GetFromJsonAsync<JobView>($"/api/jobs/{job.Id}", limit.Token))!;
        }
        return job;
    }
}
