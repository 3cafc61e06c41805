using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Patrol.Contracts.Plans;

namespace Patrol.Api.Tests.Plans;

public sealed class PlanApiTests(TinyServer server) : IClassFixture<TinyServer>
{
    private static readonly WeekPlanRequest Request = new(BudgetSeconds: 120, Work: 0.4);

    [Fact]
    public async Task Week_FromRequestToPublished_IsAnsweredAtEveryStep()
    {
        var job = await server.PlanAsync(Request);
        Assert.True(job.State == "done", job.Problem);
        Assert.Equal("week", job.Kind);
        var detail = (await server.Client.GetFromJsonAsync<PlanDetail>($"/api/plans/{job.Result}"))!;
        Assert.Equal((job.Result, "draft"), (detail.Plan.Id, detail.Plan.State));

        var patrol = detail.Slots.First(slot => slot.Kind == "patrol");
        var route = await GetAsync<RouteView>($"{job.Result}/routes/{patrol.Code}");
        Assert.Equal(route.Stops.Count + 1, route.Legs.Count);
        Assert.All(route.Legs, leg => Assert.True(leg.Line.Count >= 2 || leg.Meters < 1));
        Assert.True(string.CompareOrdinal(route.From, route.Legs[0].From) <= 0);
        Assert.True(string.CompareOrdinal(route.Legs[^1].To, route.To) <= 0);
        var then = await GetAsync<RouteView[]>($"{job.Result}/routes?at={patrol.From}");
        Assert.Contains(then, one => one.Slot == patrol.Code);
        Assert.Equal(
            detail.Plan.Figures.Patrols,
            (await GetAsync<RouteView[]>($"{job.Result}/routes")).Length
        );

        await RefusedAsync($"{job.Result}/routes/nonsense", null, "No such patrol");
        await RefusedAsync($"{job.Result}/papers/patrols.pdf?base=nowhere", null, "No such patrol of base");
        await RefusedAsync($"{job.Result}/papers/patrols.pdf?day=2026-13-40", null, "export.option");
        Assert.Equal(0, (await GetAsync<PlanCheckView>($"{job.Result}/check")).BrokenRules);
        using var otherWeek = await server.Client.PostAsJsonAsync(
            $"/api/districts/{TinyServer.District}/plans",
            new WeekPlanRequest("2198-W02", Version: job.Result)
        );
        Assert.Contains(
            $"The version is of {detail.Plan.Week}",
            await otherWeek.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );

        var slot = detail.Slots.First(one => one.People.Count > 0);
        var edit = new PlanEdit("remove", slot.Code, slot.People[^1].Member);
        var wordy = edit with { Reason = new string('a', 201) };
        await RefusedAsync($"{job.Result}/edits", wordy, "edit.reason");
        var tried = await PostAsync<PlanEditResult>($"{job.Result}/edits?tryOnly=true", edit);
        Assert.Null(tried.Plan);
        Assert.Empty(tried.Broken);
        var made = await PostAsync<PlanEditResult>($"{job.Result}/edits", edit);
        var candidates = await GetAsync<CandidatesView>($"{made.Plan!.Id}/candidates?slot={slot.Code}");
        Assert.NotEmpty(candidates.Best);

        using var stale = await server.Client.PostAsJsonAsync($"/api/plans/{job.Result}/edits", edit);
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Contains("plan.stale", await stale.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        Assert.Equal(job.Result, (await PostAsync<PlanView>($"{made.Plan.Id}/undo", null)).Id);
        var decision = new PlanDecision("A. Commander", "as discussed");
        var unread = decision with { Name = new string('a', 501) };
        await RefusedAsync($"{job.Result}/approve", unread, "it has 501");
        Assert.Equal("approved", (await PostAsync<PlanView>($"{job.Result}/approve", decision)).State);
        Assert.Equal("published", (await PostAsync<PlanView>($"{job.Result}/publish", decision)).State);
        var difference = await GetAsync<PlanDifference>($"{made.Plan.Id}/difference");
        Assert.Equal((job.Result, made.Plan.Id), (difference.Against, difference.Of));
        Assert.Equal([slot.People[^1].Member], difference.Members.Select(one => one.Member));
        var all = await server.Client.GetFromJsonAsync<PlanView[]>(
            $"/api/districts/{TinyServer.District}/plans?week={detail.Plan.Week}"
        );
        Assert.Equal([made.Plan.Id, job.Result], all!.Take(2).Select(plan => plan.Id));
    }

    [Fact]
    public async Task Job_ThatIsCanceled_KeepsTheBestAsADraft()
    {
        using var answer = await server.Client.PostAsJsonAsync(
            $"/api/districts/{TinyServer.District}/plans",
            Request with
            {
                Work = 1000,
            }
        );
        var job = (await answer.Content.ReadFromJsonAsync<Contracts.JobView>())!;
        while (!job.IsOver)
        {
            job = (await server.Client.GetFromJsonAsync<Contracts.JobView>($"/api/jobs/{job.Id}"))!;
            if (job.Stage.StartsWith("roster.", StringComparison.Ordinal) && !job.IsCancelRequested)
            {
                (await server.Client.PostAsync($"/api/jobs/{job.Id}/cancel", null)).Dispose();
            }
        }
        Assert.True(job.State == "done", job.Problem);
        var plan = (await GetAsync<PlanDetail>(job.Result!)).Plan;
        Assert.True(plan.Figures.ClockStopped);
        Assert.Equal((0, 0), (plan.Figures.Checks.Roster, plan.Figures.Checks.Routes));
    }

    [Theory]
    [InlineData("""{"week":"2026-W60"}""", "week.request")]
    [InlineData("""{"week":"2020-W01"}""", "week.past")]
    [InlineData("""{"patrols":-1}""", "week.request")]
    [InlineData("""{"patrols":0}""", "week.request")]
    [InlineData("""{"mode":"horse"}""", "week.request")]
    [InlineData("""{"budgetSeconds":1e9}""", "week.request")]
    [InlineData("""{"surface":"sample_tiny-99"}""", "week.no-surface")]
    [InlineData("""{"surface":"elsewhere-1"}""", "week.request")]
    [InlineData("""{"version":"sample_tiny-9999"}""", "plan.unknown")]
    [InlineData(
        """{"dropouts":[{"member":"V1","from":"2026-01-01T10:00","to":"2026-01-01T09:00"}]}""",
        "week.request"
    )]
    public async Task Request_ThatCantBePlanned_IsRefusedAtOnce(string body, string code)
    {
        using var answer = await server.Client.PostAsync(
            $"/api/districts/{TinyServer.District}/plans",
            new StringContent(body, System.Text.Encoding.UTF8, "application/json")
        );
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.All(
            problem.GetProperty("issues").EnumerateArray(),
            issue => Assert.Equal(code, issue.GetProperty("code").GetString())
        );
    }

    [Theory]
    [InlineData("/api/plans/sample_tiny-9999", HttpStatusCode.NotFound)]
    [InlineData("/api/plans/nonsense", HttpStatusCode.NotFound)]
    [InlineData("/api/plans/sample_tiny-9999/candidates?slot=x", HttpStatusCode.NotFound)]
    [InlineData("/api/plans/sample_tiny-9999/difference", HttpStatusCode.NotFound)]
    [InlineData("/api/plans/sample_tiny-9999/routes/x", HttpStatusCode.NotFound)]
    [InlineData("/api/districts/nowhere/plans", HttpStatusCode.NotFound)]
    [InlineData("/api/districts/sample_tiny/plans?week=x", HttpStatusCode.BadRequest)]
    public async Task Address_OfWhatIsNotThere_IsAnsweredInWords(string address, HttpStatusCode status)
    {
        using var answer = await server.Client.GetAsync(address);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    private async Task RefusedAsync(string path, object? body, string words)
    {
        using var answer = body is null
            ? await server.Client.GetAsync($"/api/plans/{path}")
            : await server.Client.PostAsJsonAsync($"/api/plans/{path}", body);
        Assert.False(answer.IsSuccessStatusCode);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<T> GetAsync<T>(string path) =>
        (await server.Client.GetFromJsonAsync<T>($"/api/plans/{path}"))!;

    private async Task<T> PostAsync<T>(string path, object? body)
    {
        using var answer = await server.Client.PostAsJsonAsync($"/api/plans/{path}", body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<T>())!;
    }
}
