using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Patrol.Contracts;

namespace Patrol.Api.Tests;

public sealed class ApiTests(PatrolServer server) : IClassFixture<PatrolServer>
{
    [Fact]
    public async Task Health_WhenTheDatabaseAnswers_IsReady()
    {
        Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync("/health/ready")).StatusCode);
    }

    [Fact]
    public async Task District_View_CountsWhatIsInIt()
    {
        var view = (await server.Client.GetFromJsonAsync<DistrictView>("/api/districts/here"))!;
        Assert.Equal((180, 1, 1), (view.Counts["streets"], view.Counts["bases"], view.Counts["communities"]));
        Assert.Equal(100, view.Raster!.Cells);
        // Another test of this class may have computed one more.
        Assert.StartsWith("here-", view.CurrentSurface, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/surfaces/here-1/values")]
    [InlineData("/surfaces/here-1/values?hourOfWeek=167")]
    [InlineData("/api/surfaces/here-1/counts")]
    public async Task Values_OfASurface_AreAByteACell(string address)
    {
        var answer = await server.Client.GetAsync(address);
        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(100, (await answer.Content.ReadAsByteArrayAsync()).Length);
    }

    [Fact]
    public async Task Values_Decoded_SumToTheTotal()
    {
        var view = (await server.Client.GetFromJsonAsync<SurfaceView>("/api/surfaces/here-1"))!;
        var bytes = await server.Client.GetByteArrayAsync("/api/surfaces/here-1/values");
        Assert.Equal(view.TotalPerWeek, bytes.Sum(view.WeekScale.Decode), view.TotalPerWeek * 0.02);
    }

    [Theory]
    [InlineData("/api/districts/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/api/surfaces/here-99", HttpStatusCode.NotFound)]
    [InlineData("/api/districts/here/search?q=%00", HttpStatusCode.BadRequest)]
    [InlineData("/api/surfaces/nonsense", HttpStatusCode.NotFound)]
    [InlineData("/api/surfaces/here-1/values?hourOfWeek=168", HttpStatusCode.BadRequest)]
    [InlineData("/api/surfaces/here-1/values?hourOfWeek=noon", HttpStatusCode.BadRequest)]
    [InlineData("/api/surfaces/here-1/cells/100", HttpStatusCode.NotFound)]
    [InlineData("/api/surfaces/here-1/hours?community=none", HttpStatusCode.NotFound)]
    [InlineData("/api/districts/here/tiles/cells/40/0/0.mvt", HttpStatusCode.BadRequest)]
    [InlineData("/api/districts/here/tiles/base/3/9/0.mvt", HttpStatusCode.BadRequest)]
    [InlineData("/api/imports/here-7", HttpStatusCode.NotFound)]
    [InlineData("/api/jobs/here-9", HttpStatusCode.NotFound)]
    [InlineData("/api/nothing", HttpStatusCode.NotFound)]
    public async Task Get_WhatIsNotThere_IsAProblemInWords(string address, HttpStatusCode expected)
    {
        var answer = await server.Client.GetAsync(address);
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.NotEmpty(
            (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("title").GetString()!
        );
    }

    [Fact]
    public async Task Tiles_OfTheDistrict_HoldCellsAndStreets()
    {
        var cells = await server.Client.GetByteArrayAsync("/api/districts/here/tiles/cells/10/292/391.mvt");
        var ground = await server.Client.GetByteArrayAsync("/api/districts/here/tiles/base/10/292/391.mvt");
        var empty = await server.Client.GetByteArrayAsync("/api/districts/here/tiles/cells/10/0/0.mvt");
        Assert.Contains("cells", System.Text.Encoding.Latin1.GetString(cells));
        Assert.Contains("bases", System.Text.Encoding.Latin1.GetString(ground));
        Assert.Empty(empty);
    }

    [Fact]
    public async Task Tonight_FromRequestToPlan_IsCheckedAndStored()
    {
        var answer = await server.Client.PostAsJsonAsync(
            "/api/districts/here/tonight",
            new TonightRequest("2024-01-05T12:00", 4, 3, 7, 5)
        );
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var run = (await answer.Content.ReadFromJsonAsync<JobView>())!;
        while (!run.IsOver)
        {
            await Task.Yield();
            run = (await server.Client.GetFromJsonAsync<JobView>($"/api/jobs/{run.Id}"))!;
        }
        Assert.True(run.State == "done", run.Problem);
        var plan = (await server.Client.GetFromJsonAsync<TonightPlan>($"/api/tonight/{run.Result}/plan"))!;
        Assert.Equal((3, 0), (plan.Patrols.Count, plan.Violations));
        Assert.InRange(plan.Gap, 0, 0.03);
        Assert.Equal(plan.RiskCovered, plan.Patrols.Sum(patrol => patrol.RiskShare), 1e-9);
        Assert.All(plan.Patrols, patrol => Assert.InRange(patrol.Cells.Count, 1, 6));
        Assert.Equal(18, plan.Patrols.SelectMany(patrol => patrol.Cells).Distinct().Count());
    }

    [Fact]
    public async Task Tonight_WithEveryFieldWrong_NamesEachField()
    {
        var answer = await server.Client.PostAsJsonAsync(
            "/api/districts/here/tonight",
            new TonightRequest("soon", -1, 0, -7, 0, "dc-1")
        );
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var fields = (await answer.Content.ReadFromJsonAsync<JsonElement>())
            .GetProperty("issues")
            .EnumerateArray()
            .Select(issue => issue.GetProperty("field").GetString());
        Assert.Equal(["from", "hours", "patrols", "budgetSeconds", "seed", "surface"], fields);
    }

    [Fact]
    public async Task Import_OfABrokenFile_ChangesNothing()
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("incidents"), "kind" },
            { new StringContent("{}"), "profile" },
            { new ByteArrayContent([1, 2, 3]), "file", "broken.csv" },
        };
        var answer = await server.Client.PostAsync("/api/districts/here/imports", form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty((await server.Client.GetFromJsonAsync<ImportView[]>("/api/districts/here/imports"))!);
    }

    [Theory]
    [InlineData("evil.example", null, HttpStatusCode.BadRequest)]
    [InlineData("localhost", "http://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("localhost", "http://localhost", HttpStatusCode.Created)]
    public async Task Changes_FromAnotherSite_AreRefused(string host, string? origin, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/districts/here/surfaces")
        {
            Headers = { Host = host },
        };
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }
        Assert.Equal(expected, (await server.Client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task OpenApi_Document_NamesEveryRoute()
    {
        var document = await server.Client.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        var paths = document.GetProperty("paths").EnumerateObject().Select(path => path.Name).ToArray();
        Assert.Contains("/api/surfaces/{id}/values", paths);
        Assert.Contains("/api/districts/{district}/tonight", paths);
        Assert.Contains("/health/ready", paths);
    }
}
