using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Patrol.Storage.Tests;

namespace Patrol.Api.Tests;

/// <summary>Bad requests to every endpoint: a 4xx in words, never a 500, and nothing is changed.</summary>
public sealed partial class BadRequestTests(PatrolServer server) : IClassFixture<PatrolServer>
{
    private static readonly string Long = new('x', 5000);

    /// <summary>Route, address, status.</summary>
    public static TheoryData<string, string, int> Gets =>
        new()
        {
            { "/api/districts/{district}", "/api/districts/nowhere", 404 },
            { "/api/districts/{district}", $"/api/districts/{Long}", 404 },
            { "/api/districts/{district}", "/api/districts/%F0%9F%9A%93", 404 },
            { "/api/districts/{district}", "/api/districts/'; drop table site; --", 404 },
            { "/api/districts/{district}/areas", "/api/districts/nowhere/areas", 404 },
            { "/api/districts/{district}/bases", "/api/districts/nowhere/bases", 404 },
            { "/api/districts/{district}/search", "/api/districts/nowhere/search?q=a", 404 },
            { "/api/districts/{district}/search", "/api/districts/here/search?q=a%00b", 400 },
            { "/api/districts/{district}/surfaces", "/api/districts/nowhere/surfaces", 404 },
            { "/api/districts/{district}/imports", "/api/districts/nowhere/imports", 404 },
            { "/api/districts/{district}/tonight", "/api/districts/nowhere/tonight", 404 },
            { "/api/imports/{id}", "/api/imports/here-7", 404 },
            { "/api/imports/{id}", "/api/imports/here-99999999999999999999", 404 },
            { "/api/imports/{id}", "/api/imports/here-0", 404 },
            { "/api/imports/{id}", "/api/imports/here-+1", 404 },
            { "/api/imports/{id}", "/api/imports/nowhere-1", 404 },
            { "/api/imports/{id}", "/api/imports/-1", 404 },
            { "/api/surfaces/{id}", "/api/surfaces/here-99", 404 },
            { "/api/surfaces/{id}", "/api/surfaces/here--1", 404 },
            { "/api/surfaces/{id}", "/api/surfaces/here-1.5", 404 },
            { "/api/surfaces/{id}", $"/api/surfaces/{Long}-1", 404 },
            { "/api/surfaces/{id}/values", "/api/surfaces/here-99/values", 404 },
            { "/api/surfaces/{id}/values", "/api/surfaces/here-1/values?hourOfWeek=-1", 400 },
            { "/api/surfaces/{id}/values", "/api/surfaces/here-1/values?hourOfWeek=168", 400 },
            { "/api/surfaces/{id}/values", "/api/surfaces/here-1/values?hourOfWeek=noon", 400 },
            { "/api/surfaces/{id}/values", "/api/surfaces/here-1/values?hourOfWeek=1.5", 400 },
            { "/api/surfaces/{id}/values", "/api/surfaces/here-1/values?hourOfWeek=NaN", 400 },
            { "/api/surfaces/{id}/values", "/api/surfaces/here-1/values?hourOfWeek=99999999999", 400 },
            { "/api/surfaces/{id}/values", "/api/surfaces/here-1/values?hourOfWeek=1&dayType=someday", 400 },
            { "/surfaces/{id}/values", "/surfaces/here-1/values?hourOfWeek=168", 400 },
            { "/surfaces/{id}/values", "/surfaces/nonsense/values", 404 },
            { "/api/surfaces/{id}/counts", "/api/surfaces/here-99/counts", 404 },
            { "/api/surfaces/{id}/counts", "/api/surfaces/nonsense/counts", 404 },
            { "/api/surfaces/{id}/hours", "/api/surfaces/here-99/hours", 404 },
            { "/api/surfaces/{id}/hours", "/api/surfaces/here-1/hours?community=none", 404 },
            { "/api/surfaces/{id}/hours", $"/api/surfaces/here-1/hours?community={Long}", 404 },
            { "/api/surfaces/{id}/hours", "/api/surfaces/here-1/hours?community=%00", 404 },
            { "/api/surfaces/{id}/cells/{cell}", "/api/surfaces/here-1/cells/100", 404 },
            { "/api/surfaces/{id}/cells/{cell}", "/api/surfaces/here-1/cells/-1", 404 },
            { "/api/surfaces/{id}/cells/{cell}", "/api/surfaces/here-1/cells/99999999999", 404 },
            { "/api/surfaces/{id}/cells/{cell}", "/api/surfaces/here-1/cells/NaN", 404 },
            {
                "/api/districts/{district}/tiles/base/{z}/{x}/{y}.mvt",
                "/api/districts/here/tiles/base/23/0/0.mvt",
                400
            },
            {
                "/api/districts/{district}/tiles/base/{z}/{x}/{y}.mvt",
                "/api/districts/nowhere/tiles/base/0/0/0.mvt",
                404
            },
            {
                "/api/districts/{district}/tiles/base/{z}/{x}/{y}.mvt",
                "/api/districts/here/tiles/base/a/b/c.mvt",
                404
            },
            {
                "/api/districts/{district}/tiles/cells/{z}/{x}/{y}.mvt",
                "/api/districts/here/tiles/cells/-1/0/0.mvt",
                400
            },
            {
                "/api/districts/{district}/tiles/cells/{z}/{x}/{y}.mvt",
                "/api/districts/here/tiles/cells/3/8/0.mvt",
                400
            },
            {
                "/api/districts/{district}/tiles/cells/{z}/{x}/{y}.mvt",
                "/api/districts/here/tiles/cells/3/0/99999999999.mvt",
                404
            },
            { "/api/jobs/{job}", "/api/jobs/here-9", 404 },
            { "/api/jobs/{job}", "/api/jobs/nonsense", 404 },
            { "/api/districts/{district}/jobs", "/api/districts/nowhere/jobs", 404 },
            { "/api/live", "/api/live?district=nowhere", 404 },
            { "/api/live", "/api/live", 400 },
            { "/api/jobs/{job}", $"/api/jobs/{Long}", 404 },
            { "/api/tonight/{id}/plan", "/api/tonight/here-9/plan", 404 },
            { "/api/tonight/{id}/plan", "/api/tonight/here-x9/plan", 404 },
            { "/api/districts/{district}/plans", "/api/districts/nowhere/plans", 404 },
            { "/api/districts/{district}/plans", "/api/districts/here/plans?week=2026-W99", 400 },
            { "/api/plans/{id}", "/api/plans/here-9", 404 },
            { "/api/plans/{id}/candidates", "/api/plans/here-9/candidates?slot=x", 404 },
            { "/api/plans/{id}/difference", "/api/plans/here-9/difference", 404 },
            { "/api/plans/{id}/difference", "/api/plans/here-9/difference?to=nonsense", 404 },
            { "/api/plans/{id}/routes", "/api/plans/here-9/routes", 404 },
            { "/api/plans/{id}/routes", "/api/plans/here-9/routes?at=noon", 404 },
            { "/api/plans/{id}/routes/{slot}", "/api/plans/here-9/routes/x", 404 },
            { "/api/plans/{id}/papers/bases/{base}.pdf", "/api/plans/here-9/papers/bases/x.pdf", 404 },
            { "/api/plans/{id}/papers/patrols/{slot}.pdf", "/api/plans/here-9/papers/patrols/x.pdf", 404 },
            { "/api/plans/{id}/papers/patrols.pdf", "/api/plans/here-9/papers/patrols.pdf", 404 },
            { "/api/plans/{id}/papers/teams/{team}.png", "/api/plans/here-9/papers/teams/x.png", 404 },
            { "/api/plans/{id}/export/teams/{team}.ics", "/api/plans/here-9/export/teams/x.ics", 404 },
            { "/api/plans/{id}/export/plan.xlsx", "/api/plans/here-9/export/plan.xlsx", 404 },
            { "/api/plans/{id}/export/{table}.csv", "/api/plans/here-9/export/duties.csv", 404 },
            { "/api/plans/{id}/export/routes.geojson", "/api/plans/here-9/export/routes.geojson", 404 },
            { "/api/plans/{id}/targets", "/api/plans/here-9/targets?member=x", 404 },
            { "/api/plans/{id}/members", "/api/plans/here-9/members", 404 },
            { "/api/plans/{id}", "/api/plans/nonsense", 404 },
            { "/api/plans/{id}/candidates", "/api/plans/here-9/candidates", 400 },
        };

    /// <summary>Bodies for a search for tonight's patrols, their content type, the status, and what the answer names.</summary>
    public static TheoryData<string?, string?, int, string> Searches =>
        new()
        {
            { null, null, 400, "body" },
            { "", "application/json", 400, "body" },
            { "null", "application/json", 400, "body" },
            { "{", "application/json", 400, "request.json" },
            { "[]", "application/json", 400, "request.json" },
            { "7", "application/json", 400, "request.json" },
            { "{}", "application/json", 400, "from" },
            { Tonight("\"patrols\": 3"), "text/plain", 415, "application/json" },
            { Tonight("\"patrols\": 3"), "application/x-www-form-urlencoded", 415, "application/json" },
            { Tonight("\"patrols\": 3"), "application/json; charset=utf-9", 415, "application/json" },
            { Tonight("\"patrols\": 3"), "application/json; charset=utf-7", 415, "application/json" },
            { Tonight("\"patrol\": 3"), "application/json", 400, "patrol" },
            { Tonight("\"patrols\": \"3\""), "application/json", 400, "patrols" },
            { Tonight("\"patrols\": 3.5"), "application/json", 400, "patrols" },
            { Tonight("\"patrols\": null"), "application/json", 400, "patrols" },
            { Tonight("\"patrols\": 99999999999"), "application/json", 400, "patrols" },
            { Tonight("\"patrols\": 501"), "application/json", 400, "patrols" },
            { Tonight("\"patrols\": 0"), "application/json", 400, "patrols" },
            { Tonight("\"hours\": -4"), "application/json", 400, "hours" },
            { Tonight("\"hours\": 0"), "application/json", 400, "hours" },
            { Tonight("\"hours\": 1e-300"), "application/json", 400, "hours" },
            { Tonight("\"hours\": 1e308"), "application/json", 400, "hours" },
            { Tonight("\"hours\": 1e999"), "application/json", 400, "hours" },
            { Tonight("\"hours\": NaN"), "application/json", 400, "hours" },
            { Tonight("\"hours\": \"NaN\""), "application/json", 400, "hours" },
            { Tonight("\"hours\": [4]"), "application/json", 400, "hours" },
            { Tonight("\"budgetSeconds\": 0"), "application/json", 400, "budgetSeconds" },
            { Tonight("\"budgetSeconds\": 1e9"), "application/json", 400, "budgetSeconds" },
            { Tonight("\"seed\": -1"), "application/json", 400, "seed" },
            { Tonight("\"seed\": 2147483648"), "application/json", 400, "seed" },
            { Tonight("\"surface\": \"nonsense\""), "application/json", 400, "surface" },
            { Tonight("\"surface\": \"dc-1\""), "application/json", 400, "surface" },
            { Tonight("\"surface\": 1"), "application/json", 400, "surface" },
            { Tonight($"\"surface\": \"{new string('x', 100_000)}\""), "application/json", 400, "surface" },
            { "{\"from\": \"soon\"}", "application/json", 400, "from" },
            { "{\"from\": \"2024-02-30T20:00\"}", "application/json", 400, "from" },
            { "{\"from\": \"9999-12-31T23:59\"}", "application/json", 400, "from" },
            { "{\"from\": \"-9998-01-01T00:00\"}", "application/json", 400, "from" },
            { "{\"from\": \"\\ud800\"}", "application/json", 400, "from" },
            { "{\"from\": 20240105}", "application/json", 400, "from" },
            { "{\"from\": null}", "application/json", 400, "from" },
        };

    /// <summary>Form fields of an import, and what the answer names.</summary>
    public static TheoryData<string?, string?, string?, string, string> Uploads =>
        new()
        {
            { null, null, "x", "a.csv", "kind" },
            { "", null, "x", "a.csv", "kind" },
            { "everything", null, "x", "a.csv", "kind" },
            { "15", null, "x", "a.csv", "kind" },
            { "-1", null, "x", "a.csv", "kind" },
            { "incidents,streets", null, "x", "a.csv", "kind" },
            { Long, null, "x", "a.csv", "kind" },
            { "units", null, null, "a.csv", "file" },
            { "units", null, "", "a.csv", "file" },
            { "units", Long, "x", "a.csv", "actor" },
            { "units", "a\0b", "x", "a.csv", "actor" },
            { "units", null, "x", $"{Long}.csv", "file.column-missing" },
            { "units", null, "x", "a\0b.csv", "ab.csv" },
            { "units", null, "x", "../../../../etc/passwd", "passwd" },
            { "streets", null, "x", "..", "import.no-profile" },
            { "incidents", null, "x", "a.csv", "import.no-profile" },
        };

    [Theory]
    [MemberData(nameof(Gets))]
    public async Task Get_WhatIsNotThereOrOutOfRange_IsRefusedInWords(
        string route,
        string address,
        int status
    )
    {
        Assert.NotEmpty(route);
        using var answer = await server.Client.GetAsync(address);
        await AssertInWordsAsync(answer, status);
    }

    [Theory]
    [MemberData(nameof(Searches))]
    public async Task Tonight_WithABadBody_IsRefusedInWords(
        string? body,
        string? type,
        int status,
        string named
    )
    {
        var before = await DatabaseDigest.TakeAsync(server.Admin);
        using var content = body is null ? null : new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        if (content is not null && type is not null)
        {
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        }
        using var answer = await server.Client.PostAsync("/api/districts/here/tonight", content);
        Assert.Contains(named, await AssertInWordsAsync(answer, status), StringComparison.Ordinal);
        Assert.Equal(before, await DatabaseDigest.TakeAsync(server.Admin));
    }

    [Theory]
    [MemberData(nameof(Uploads))]
    public async Task Import_WithABadForm_IsRefusedInWords(
        string? kind,
        string? actor,
        string? file,
        string name,
        string named
    )
    {
        var before = await DatabaseDigest.TakeAsync(server.Admin);
        using var form = new MultipartFormDataContent();
        if (kind is not null)
        {
            form.Add(new StringContent(kind), "kind");
        }
        if (actor is not null)
        {
            form.Add(new StringContent(actor), "actor");
        }
        if (file is not null)
        {
            var content = new StringContent(file);
            content.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data")
            {
                Name = "file",
                FileNameStar = name,
            };
            form.Add(content);
        }
        using var answer = await server.Client.PostAsync("/api/districts/here/imports", form);
        Assert.Contains(named, await AssertInWordsAsync(answer, 400), StringComparison.Ordinal);
        Assert.Equal(before, await DatabaseDigest.TakeAsync(server.Admin));
    }

    [Theory]
    [InlineData(null, null, 400)]
    [InlineData("{}", "application/json", 415)]
    [InlineData("kind=units", "text/plain", 415)]
    [InlineData("kind=units", "application/x-www-form-urlencoded", 415)]
    [InlineData("--", "multipart/form-data", 400)]
    [InlineData("--a\r\nnonsense", "multipart/form-data; boundary=a", 400)]
    [InlineData(
        "--a\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\ncut",
        "multipart/form-data; boundary=a",
        400
    )]
    public async Task Import_WithABodyThatIsNoForm_IsRefusedInWords(string? body, string? type, int status)
    {
        using var content = body is null ? null : new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        if (content is not null && type is not null)
        {
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        }
        using var answer = await server.Client.PostAsync("/api/districts/here/imports", content);
        await AssertInWordsAsync(answer, status);
    }

    [Fact]
    public async Task Import_WithATwiceGivenKindOrAHugeProfile_IsRefusedInWords()
    {
        using var twice = new MultipartFormDataContent
        {
            { new StringContent("incidents"), "kind" },
            { new StringContent("streets"), "kind" },
            { new StringContent("x"), "file", "a.csv" },
        };
        using var first = await server.Client.PostAsync("/api/districts/here/imports", twice);
        await AssertInWordsAsync(first, 400);
        using var huge = new MultipartFormDataContent
        {
            { new StringContent("incidents"), "kind" },
            { new StringContent(new string('x', 5 << 20)), "profile" },
            { new StringContent("x"), "file", "a.csv" },
        };
        using var second = await server.Client.PostAsync("/api/districts/here/imports", huge);
        await AssertInWordsAsync(second, 400);
    }

    [Theory]
    [InlineData("/api/districts/nowhere/surfaces", 404)]
    [InlineData("/api/districts/here/surfaces?bandwidthMeters=0", 400)]
    [InlineData("/api/districts/here/surfaces?bandwidthMeters=-300", 400)]
    [InlineData("/api/districts/here/surfaces?bandwidthMeters=NaN", 400)]
    [InlineData("/api/districts/here/surfaces?bandwidthMeters=Infinity", 400)]
    [InlineData("/api/districts/here/surfaces?bandwidthMeters=1e300", 400)]
    [InlineData("/api/districts/here/surfaces?bandwidthMeters=1e999", 400)]
    [InlineData("/api/districts/here/surfaces?bandwidthMeters=wide", 400)]
    [InlineData("/api/districts/here/surfaces?bandwidthMeters=", null)]
    [InlineData("/api/jobs/here-9/cancel", 404)]
    [InlineData("/api/jobs/nonsense/cancel", 404)]
    [InlineData("/api/jobs/nowhere-1/cancel", 404)]
    [InlineData("/api/briefings/here-9/rerun", 404)]
    [InlineData("/api/plans/here-9/edits", 400)]
    [InlineData("/api/plans/here-9/undo", 404)]
    [InlineData("/api/plans/nonsense/redo", 404)]
    [InlineData("/api/plans/here-9/return", 400)]
    [InlineData("/api/plans/here-9/approve", 400)]
    [InlineData("/api/plans/here-9/publish", 400)]
    [InlineData("/api/districts/here/plans", 400)]
    [InlineData("/api/nothing", 405)]
    [InlineData("/api/districts/here", 405)]
    [InlineData("/health/ready", 405)]
    public async Task Post_WhatIsNotThereOrOutOfRange_IsRefusedInWords(string address, int? status)
    {
        var before = await DatabaseDigest.TakeAsync(server.Admin);
        using var answer = await server.Client.PostAsync(address, null);
        await AssertInWordsAsync(answer, status);
        Assert.Equal(before, await DatabaseDigest.TakeAsync(server.Admin));
    }

    [Theory]
    [InlineData("{\"passes\": [null]}", "passes")]
    [InlineData("{\"dropouts\": [null], \"version\": \"here-1\"}", "dropouts")]
    [InlineData("{\"week\": \"2026-W60\"}", "week")]
    public async Task Plan_WithABadBody_IsRefusedInWords(string body, string named)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await server.Client.PostAsync("/api/districts/here/plans", content);
        Assert.Contains(named, await AssertInWordsAsync(answer, 400), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Table_OfBadRequests_ReachesEveryEndpoint()
    {
        var document = await server.Client.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        var routes = document.GetProperty("paths").EnumerateObject().Select(path => path.Name);
        string[] posted =
        [
            "/api/jobs/{job}/cancel",
            "/api/briefings/{id}/rerun",
            .. new[] { "edits", "undo", "redo", "return", "approve", "publish" }.Select(verb =>
                $"/api/plans/{{id}}/{verb}"
            ),
        ];
        // These take nothing that could be wrong.
        string[] plain = ["/health/live", "/health/ready", "/api/districts"];
        var tried = Gets.Concat(AnalysisGets).Select(row => row.Data.Item1).Concat(posted).Concat(plain);
        Assert.Empty(routes.Except(tried));
    }

    private static string Tonight(string field) => $"{{\"from\": \"2024-01-05T12:00\", {field}}}";

    /// <summary>Answers with what the problem says.</summary>
    private static async Task<string> AssertInWordsAsync(HttpResponseMessage answer, int? status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode is >= 400 and < 500, $"{answer.StatusCode}: {text}");
        if (status is { } expected)
        {
            Assert.True((HttpStatusCode)expected == answer.StatusCode, $"{answer.StatusCode}: {text}");
        }
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonElement.Parse(text);
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
        Assert.DoesNotMatch(Internals(), text);
        return text;
    }

    // Names of types, of exceptions and of tables are for us, not for whoever asks.
    [GeneratedRegex(@"System\.|Microsoft\.|Patrol\.[A-Z]|Npgsql|Exception|patrol\.[a-z]+|\bat line\b.*\.cs")]
    private static partial Regex Internals();
}
