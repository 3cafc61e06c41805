using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Patrol.Contracts;

namespace Patrol.Api.Tests.Jobs;

public sealed class LiveTests(PatrolServer server) : IClassFixture<PatrolServer>
{
    [Fact]
    public async Task Live_OfADistrict_TellsAJobFromItsStartToItsEnd()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await using var stream = await server.Client.GetStreamAsync("/api/live?district=here", limit.Token);
        var told = Task.Run(
            async () =>
            {
                var states = new List<JobView>();
                await foreach (var item in SseParser.Create(stream, Read).EnumerateAsync(limit.Token))
                {
                    if (item.Data is not { } state)
                    {
                        Assert.Equal("ready", item.EventType);
                        continue;
                    }
                    Assert.Equal("job", item.EventType);
                    states.Add(state);
                    if (state.IsOver)
                    {
                        break;
                    }
                }
                return states;
            },
            limit.Token
        );
        using var answer = await server.Client.PostAsJsonAsync(
            "/api/districts/here/tonight",
            new TonightRequest("2024-01-05T12:00", 4, 3, 7, 5),
            limit.Token
        );
        var job = (await answer.Content.ReadFromJsonAsync<JobView>(limit.Token))!;
        Assert.Equal(("tonight", "waiting"), (job.Kind, job.State));
        var states = await told;
        Assert.All(states, state => Assert.Equal(job.Id, state.Id));
        var last = states[^1];
        Assert.True(last.State == "done", last.Problem);
        var plan = await server.Client.GetFromJsonAsync<TonightPlan>($"/api/tonight/{last.Result}/plan");
        Assert.Equal(3, plan!.Patrols.Count);
        var listed = await server.Client.GetFromJsonAsync<JobView[]>("/api/districts/here/jobs");
        Assert.Equal(job.Id, Assert.Single(listed!).Id);
    }

    private static JobView? Read(string type, ReadOnlySpan<byte> data) =>
        data.IsEmpty ? null : JsonSerializer.Deserialize<JobView>(data, JsonSerializerOptions.Web);
}
