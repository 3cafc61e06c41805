using System.Net;
using System.Text;
using System.Text.Json;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Patrol.Contracts;
using Patrol.Viewer.Live;
using Patrol.Viewer.Tests.Server;

namespace Patrol.Viewer.Tests.Live;

public sealed class JobWatchTest : BunitContext
{
    private static readonly JobView Started = Job("running", "roster.fairness");
    private readonly FakeServer server = new();

    public JobWatchTest() => Services.AddLocalization();

    [Fact]
    public async Task Follow_AJobOnTheStream_HearsItWithoutAsking()
    {
        server.Answer(
            "GET /api/live?district=here",
            () =>
                new HttpResponseMessage(HttpStatusCode.OK)
                {
                    Content = new StringContent(
                        Event("ready", null) + Event("job", Started) + Event("job", Job("done", "check")),
                        Encoding.UTF8,
                        "text/event-stream"
                    ),
                }
        );
        using var news = new LiveNews(server.Client());
        var steps = new List<string>();
        var watch = new JobWatch(news, server.Api(Services))
        {
            Beat = TimeSpan.FromSeconds(30),
            Quiet = TimeSpan.FromSeconds(30),
        };
        var ended = await watch.FollowAsync(
            "here",
            Started,
            job => steps.Add(job.State),
            Xunit.TestContext.Current.CancellationToken
        );
        Assert.Equal("done", ended.State);
        Assert.Equal("here-9", ended.Result);
        Assert.DoesNotContain("GET /api/jobs/here-1", server.Asked);
    }

    [Fact]
    public async Task Follow_AJobWithoutAStream_AsksForIt()
    {
        server.Answer("GET /api/jobs/here-1", Job("done", "check"));
        using var news = new LiveNews(server.Client());
        var watch = new JobWatch(news, server.Api(Services)) { Beat = TimeSpan.FromMilliseconds(1) };
        var ended = await watch.FollowAsync(
            "here",
            Started,
            _ => { },
            Xunit.TestContext.Current.CancellationToken
        );
        Assert.Equal("done", ended.State);
        Assert.Contains("GET /api/jobs/here-1", server.Asked);
    }

    private static JobView Job(string state, string stage) =>
        new("here-1", "week", state, stage, 1, 2, 0.5, 3, 1, false, state == "done" ? "here-9" : null, null);

    private static string Event(string kind, JobView? job) =>
        $"event: {kind}\ndata: {JsonSerializer.Serialize(job, JsonSerializerOptions.Web)}\n\n";
}
