using System.Net;
using System.Net.Http.Json;
using Patrol.Contracts.Hotspots;

namespace Patrol.Api.Tests.Hotspots;

public sealed class StreetTests(PatrolServer server) : IClassFixture<PatrolServer>
{
    private const string Address = "/api/districts/here/hotspots/streets";

    [Fact]
    public async Task Values_AreAByteASegment_ByTheScaleOfTheSameQuery()
    {
        var view = (await server.Client.GetFromJsonAsync<StreetHotspots>($"{Address}?bandwidthMeters=150"))!;
        var bytes = await server.Client.GetByteArrayAsync($"{Address}/values?bandwidthMeters=150");
        Assert.Equal((180, 150.0), (view.Segments, view.BandwidthMeters));
        Assert.Equal(view.Segments, bytes.Length);
        var top = view.Top[0];
        Assert.Equal(top.PerWeekKm, view.Scale.Decode(bytes[top.Segment]), top.PerWeekKm * 0.04);
        Assert.Equal(bytes.Max(), bytes[top.Segment]);
        Assert.Equal([0.01, 0.02, 0.05], view.Held.Select(held => held.LengthShare));
        Assert.True(view.Held[2].Share >= view.Held[1].Share);
    }

    [Theory]
    [InlineData("?bandwidthMeters=5", "hotspot.bandwidth")]
    [InlineData("?kernel=round", "hotspot.kernel")]
    [InlineData("?hours=9-8", "demand.hours")]
    public async Task Query_ThatCantBeMet_IsNamed(string query, string code)
    {
        foreach (var path in new[] { Address, $"{Address}/values" })
        {
            using var answer = await server.Client.GetAsync(path + query);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains(code, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task District_ThatIsNotThere_IsMissed()
    {
        using var answer = await server.Client.GetAsync("/api/districts/nowhere/hotspots/streets");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
