using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Patrol.Contracts.Hotspots;
using SkiaSharp;

namespace Patrol.Api.Tests.Hotspots;

public sealed class HotspotExportTests(PatrolServer server) : IClassFixture<PatrolServer>
{
    private const string Hotspots = "/api/districts/here/hotspots";
    private const string Asked = "?method=counts&categories=theft&from=2024-01-01";

    [Fact]
    public async Task GeoJson_HoldsTheCellsOfTheMap()
    {
        var map = (await server.Client.GetFromJsonAsync<HotspotMap>($"{Hotspots}{Asked}"))!;
        var file = (await server.Client.GetFromJsonAsync<JsonNode>($"{Hotspots}/export/map.geojson{Asked}"))!;
        var features = file["features"]!.AsArray();
        Assert.Equal(map.Cells, features.Count);
        Assert.Equal(
            map.TotalPerWeek,
            features.Sum(one => (double)one!["properties"]!["per_week"]!),
            map.TotalPerWeek * 1e-4
        );
        Assert.Equal(map.Demand.Incidents, features.Sum(one => (double)one!["properties"]!["count"]!), 1e-3);
        foreach (var top in map.Top)
        {
            var feature = features.Single(one => (int)one!["id"]! == top.Cell)!;
            var ring = feature["geometry"]!["coordinates"]![0]!.AsArray();
            Assert.Equal(top.Center[0], ring.Take(4).Average(place => (double)place![0]!), 1e-5);
            Assert.Equal(top.Center[1], ring.Take(4).Average(place => (double)place![1]!), 1e-5);
            Assert.Equal(top.PerWeek, (double)feature["properties"]!["per_week"]!, top.PerWeek * 1e-5);
            Assert.Equal(top.Community, (string?)feature["properties"]!["community_name"]);
            Assert.Equal(top.Pattern, (string?)feature["properties"]!["pattern"]);
        }
    }

    [Theory]
    [InlineData("geojson", "application/geo+json", "{")]
    [InlineData("gpkg", "application/geopackage+sqlite3", "SQLite format 3")]
    [InlineData("csv", "text/csv", "\ufefflongitude,latitude,cell,")]
    [InlineData("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "PK")]
    [InlineData("png", "image/png", null)]
    [InlineData("svg", "image/svg+xml", "<?xml")]
    [InlineData("pdf", "application/pdf", "%PDF")]
    public async Task EveryKind_IsAFileNamedAfterDistrictAndWindow(string kind, string type, string? start)
    {
        using var answer = await server.Client.GetAsync($"{Hotspots}/export/map.{kind}{Asked}");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal(
            (HttpStatusCode.OK, type),
            (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType)
        );
        Assert.Matches(
            $@"^here-hotspots-2024-01-01-to-2024-\d\d-\d\d\.{kind}$",
            answer.Content.Headers.ContentDisposition!.FileNameStar
        );
        Assert.StartsWith(start ?? "", System.Text.Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Picture_HasTheSizeAskedFor()
    {
        using var picture = SKBitmap.Decode(
            await server.Client.GetByteArrayAsync($"{Hotspots}/export/map.png{Asked}&width=640&height=480")
        );
        Assert.Equal((640, 480), (picture.Width, picture.Height));
        using var other = SKBitmap.Decode(
            await server.Client.GetByteArrayAsync($"{Hotspots}/export/map.png{Asked}&width=800")
        );
        Assert.Equal((800, 600), (other.Width, other.Height));
    }

    [Fact]
    public async Task Community_HasItsCellsAlone()
    {
        var map = (await server.Client.GetFromJsonAsync<HotspotMap>($"{Hotspots}{Asked}&community=a"))!;
        var file = (
            await server.Client.GetFromJsonAsync<JsonNode>(
                $"{Hotspots}/export/map.geojson{Asked}&community=a"
            )
        )!;
        Assert.Equal(map.Cells, file["features"]!.AsArray().Count);
        Assert.All(
            file["features"]!.AsArray(),
            one => Assert.Equal("a", (string?)one!["properties"]!["community"])
        );
    }

    [Fact]
    public async Task LookAtDiscovered_IsLogged()
    {
        var before = await LooksAsync();
        using var answer = await server.Client.GetAsync(
            $"{Hotspots}/export/map.csv{Asked}&withDiscovered=true"
        );
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(before + 1, await LooksAsync());

        async Task<long> LooksAsync()
        {
            await using var command = server.Admin.CreateCommand();
            command.CommandText = "select count(*) from patrol.audit where operation = 'map with discovered'";
            return (long)(await command.ExecuteScalarAsync())!;
        }
    }

    [Theory]
    [InlineData("png", "&width=199", "export.size", "width")]
    [InlineData("svg", "&width=400&height=8001", "export.size", "height")]
    [InlineData("pdf", "&width=400", "export.option", "width")]
    [InlineData("csv", "&bandwidthMeters=300", "hotspot.not-of-method", "method")]
    public async Task BadRequest_IsAnsweredInWords(string kind, string more, string code, string field)
    {
        using var answer = await server.Client.GetAsync($"{Hotspots}/export/map.{kind}{Asked}{more}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var issue = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["issues"]![0]!;
        Assert.Equal((code, field), ((string?)issue["code"], (string?)issue["field"]));
    }

    [Theory]
    [InlineData("/api/districts/nowhere/hotspots/export/map.png")]
    [InlineData("/api/districts/here/hotspots/export/map.doc")]
    public async Task WhatIsNotThere_IsMissing(string address)
    {
        using var answer = await server.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
