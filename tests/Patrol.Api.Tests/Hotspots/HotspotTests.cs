using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Patrol.Contracts.Hotspots;

namespace Patrol.Api.Tests.Hotspots;

public sealed class HotspotTests(PatrolServer server) : IClassFixture<PatrolServer>
{
    private const string Hotspots = "/api/districts/here/hotspots";

    [Fact]
    public async Task Map_AsAsked_AndItsCellsByItsScale()
    {
        const string Asked = "?method=counts&categories=theft&hours=0-24,48-72";
        var map = (await server.Client.GetFromJsonAsync<HotspotMap>($"{Hotspots}{Asked}"))!;
        Assert.Equal(("here", "counts", "asked"), (map.District, map.Method, map.MethodReason));
        Assert.Equal(100, map.Cells);
        var values = await server.Client.GetByteArrayAsync($"{Hotspots}/values{Asked}");
        Assert.Equal(100, values.Length);
        Assert.Equal(map.TotalPerWeek, values.Sum(one => map.Scale.Decode(one)), map.TotalPerWeek * 0.05);
        Assert.Equal(255, values[map.Top[0].Cell]);
    }

    [Fact]
    public async Task Layers_AreCodesThatTheSummaryCounts()
    {
        const string Asked = "?from=2024-01-01&statistic=gistar&neighbors=rook";
        var map = (await server.Client.GetFromJsonAsync<HotspotMap>($"{Hotspots}{Asked}"))!;
        var classes = await LayerAsync("classes");
        var corrected = await LayerAsync("corrected");
        var found = map.Significance!;
        Assert.Equal([1, 2, 3], found.High.Select((_, level) => level + 1));
        Assert.All(
            found.High.Select((count, level) => (count, level: level + 1)),
            high => Assert.Equal(high.count, classes.Count(one => one >= high.level && one <= 3))
        );
        Assert.Equal(found.HighCorrected, corrected.Count(one => one is 2 or 3));
        Assert.All(await LayerAsync("patterns"), one => Assert.InRange(one, 0, 5));

        Task<byte[]> LayerAsync(string name) =>
            server.Client.GetByteArrayAsync($"{Hotspots}/values{Asked}&layer={name}");
    }

    [Fact]
    public async Task Difference_HasItsCellsAroundNoChange()
    {
        const string Asked =
            "?from=2024-02-19&to=2024-04-08&beforeFrom=2024-01-01&beforeTo=2024-02-19&method=counts";
        var difference = (
            await server.Client.GetFromJsonAsync<HotspotDifference>($"{Hotspots}/difference{Asked}")
        )!;
        var values = await server.Client.GetByteArrayAsync($"{Hotspots}/difference/values{Asked}");
        Assert.Equal(difference.Risen, values.Count(one => one > HotspotDifference.Unchanged));
        Assert.Equal(difference.Fallen, values.Count(one => one < HotspotDifference.Unchanged));
        Assert.Equal("2024-02-19", difference.Before.To);
    }

    [Theory]
    [InlineData("?method=guess", "hotspot.method")]
    [InlineData("?kernel=cone", "hotspot.kernel")]
    [InlineData("?bandwidthMeters=10", "hotspot.bandwidth")]
    [InlineData("?bandwidthMeters=NaN", "hotspot.bandwidth")]
    [InlineData("?permutations=5", "hotspot.permutations")]
    [InlineData("?neighbors=near", "hotspot.neighbors")]
    [InlineData("?statistic=t", "hotspot.statistic")]
    [InlineData("?categories=nothing", "demand.category")]
    [InlineData("?from=2099-01-01", "demand.future")]
    [InlineData("/values?layer=other", "hotspot.layer")]
    [InlineData("?category=theft", "request.query")]
    [InlineData("/difference?from=2024-01-01&weekz=4", "request.query")]
    [InlineData("/difference?beforeTo=tomorrow", "demand.date")]
    [InlineData("/difference?beforeTo=-9998-01-01", "demand.date")]
    [InlineData("/difference?method=guess", "hotspot.method")]
    public async Task BadRequest_IsAnsweredInWords(string asked, string code)
    {
        using var answer = await server.Client.GetAsync($"{Hotspots}{asked}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal(code, (string?)problem["issues"]![0]!["code"]);
    }

    [Fact]
    public async Task Map_OfADistrictThatIsNotThere_IsMissing()
    {
        using var answer = await server.Client.GetAsync("/api/districts/nowhere/hotspots");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        using var number = await server.Client.GetAsync($"{Hotspots}?permutations=many");
        Assert.Equal(HttpStatusCode.BadRequest, number.StatusCode);
    }
}
