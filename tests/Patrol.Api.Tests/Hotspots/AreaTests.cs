using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Patrol.Contracts;
using Patrol.Contracts.Hotspots;

namespace Patrol.Api.Tests.Hotspots;

public sealed class AreaTests(PatrolServer server) : IClassFixture<PatrolServer>
{
    private const string Address = "/api/districts/here/hotspots/areas";
    private static readonly WalkableAreasRequest Request = new(
        new HotspotQuery { Method = "counts" },
        3,
        20_000,
        5
    );

    [Fact]
    public async Task Search_AsAJob_IsStoredListedAndWrittenAsGeoJson()
    {
        using var answer = await server.Client.PostAsJsonAsync(Address, Request);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var job = (await answer.Content.ReadFromJsonAsync<JobView>())!;
        Assert.Equal("hotspotAreas", job.Kind);
        Assert.Equal($"/api/jobs/{job.Id}", answer.Headers.Location!.ToString());
        job = await JobsOf(job.Id);
        Assert.Equal(("done", null), (job.State, job.Problem));

        var areas = (
            await server.Client.GetFromJsonAsync<WalkableAreas>($"/api/hotspots/areas/{job.Result}")
        )!;
        Assert.Equal((1, 3), (areas.Schema, areas.Areas.Count));
        Assert.True(areas.Bound >= areas.PerWeek && areas.PerWeek >= areas.Greedy);
        Assert.All(areas.Areas, area => Assert.NotEmpty(area.Streets));
        var listed = (await server.Client.GetFromJsonAsync<WalkableAreas[]>(Address))!;
        Assert.Contains(listed, one => one.Id == areas.Id);

        using var file = await server.Client.GetAsync($"/api/hotspots/areas/{areas.Id}.geojson");
        Assert.Equal("application/geo+json", file.Content.Headers.ContentType!.MediaType);
        using var json = JsonDocument.Parse(await file.Content.ReadAsStringAsync());
        var features = json.RootElement.GetProperty("features");
        Assert.Equal(3, features.GetArrayLength());
        var ring = features[0].GetProperty("geometry").GetProperty("coordinates")[0];
        Assert.Equal(ring[0].ToString(), ring[ring.GetArrayLength() - 1].ToString());
        Assert.True(IsCounterClockwise(ring));
        Assert.Equal(1, features[0].GetProperty("properties").GetProperty("rank").GetInt32());
    }

    [Theory]
    [InlineData("""{"map":{},"areas":0}""", "hotspot.areas")]
    [InlineData("""{"map":{},"squareMeters":5}""", "hotspot.square-meters")]
    [InlineData("""{"map":{},"budgetSeconds":601}""", "hotspot.budget")]
    [InlineData("""{"map":{"method":"guess"}}""", "hotspot.method")]
    [InlineData("""{"map":{"categories":"sexual"}}""", "demand.category")]
    [InlineData("""{"map":{},"nothing":1}""", "request.json")]
    public async Task Request_ThatCantBeMet_IsRefusedAtOnce(string body, string code)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await server.Client.PostAsync(Address, content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(code, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/districts/nowhere/hotspots/areas")]
    [InlineData("/api/hotspots/areas/here-99")]
    [InlineData("/api/hotspots/areas/here-99.geojson")]
    [InlineData("/api/hotspots/areas/nonsense")]
    public async Task Areas_ThatAreNotThere_AreMissed(string address)
    {
        using var answer = await server.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<JobView> JobsOf(string id)
    {
        JobView job;
        while (!(job = (await server.Client.GetFromJsonAsync<JobView>($"/api/jobs/{id}"))!).IsOver) { }
        return job;
    }

    private static bool IsCounterClockwise(JsonElement ring)
    {
        (double X, double Y)[] points =
        [
            .. ring.EnumerateArray().Select(point => (point[0].GetDouble(), point[1].GetDouble())),
        ];
        return Enumerable
                .Range(1, points.Length - 1)
                .Sum(i =>
                    (points[i - 1].X - points[0].X) * (points[i].Y - points[0].Y)
                    - (points[i].X - points[0].X) * (points[i - 1].Y - points[0].Y)
                ) > 0;
    }
}
