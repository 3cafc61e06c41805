using System.Net;
using System.Net.Http.Json;
using Patrol.Contracts;
using Patrol.Storage;
using Patrol.Storage.Runs;
using Patrol.Storage.Tests.Demand;

namespace Patrol.Api.Tests;

public sealed class TonightTests(PatrolServer server) : IClassFixture<PatrolServer>
{
    [Fact]
    public async Task Search_CanceledBeforeItStarts_StoresNothing()
    {
        await using var database = await PatrolDatabase.OpenAsync(server.Options);
        var district = (await DistrictStore.FindAsync(database, "here"))!;
        var before = await database.ReadAsync(district.Id, TonightStore.ListAsync);
        await Assert.ThrowsAsync<OperationCanceledException>(() =>
            TonightPlanning.PlanAsync(
                database,
                district,
                new TonightRequest("2024-01-05T20:00", Patrols: 2),
                TestDistrict.Tester,
                keepBest: new CancellationToken(canceled: true)
            )
        );
        var after = await database.ReadAsync(district.Id, TonightStore.ListAsync);
        Assert.Equal(before.Count, after.Count);
    }

    [Fact]
    public async Task Request_OfASurfaceThatIsNotThere_IsRefusedAtOnce()
    {
        using var answer = await server.Client.PostAsJsonAsync(
            "/api/districts/here/tonight",
            new TonightRequest("2024-01-05T20:00", Surface: "here-99")
        );
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(
            "tonight.no-surface",
            await answer.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Window_WhoseStartClocksSkip_SaysTheTimeItReallyIs()
    {
        await using var database = await PatrolDatabase.OpenAsync(server.Options);
        var district = (await DistrictStore.FindAsync(database, "here"))!;
        var plan = await TonightPlanning.PlanAsync(
            database,
            district,
            new TonightRequest("2024-03-10T02:30", Hours: 1, Patrols: 1),
            TestDistrict.Tester
        );
        Assert.Equal(new TonightWindow("2024-03-10T03:30", "2024-03-10T04:30"), plan.Window);
        Assert.False(plan.ClockStopped);
    }

    [Theory]
    [InlineData("/api/districts/here", HttpStatusCode.OK)]
    [InlineData("/api/surfaces/here-1", HttpStatusCode.OK)]
    [InlineData("/health/ready", HttpStatusCode.OK)]
    [InlineData("/api/districts/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/api/nothing", HttpStatusCode.NotFound)]
    public async Task Head_AnswersAsGetDoes_WithoutABody(string address, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, address);
        using var answer = await server.Client.SendAsync(request);
        Assert.Equal(status, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }
}
