using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Localization;
using Patrol.Contracts;
using Patrol.Viewer.Resources;

namespace Patrol.Viewer.Server;

/// <summary>An answer that is no success, in the server's words.</summary>
internal sealed class ServerSaysException(
    string title,
    string? detail,
    IReadOnlyList<IssueView> issues,
    bool isMissing = false
) : Exception(title)
{
    /// <summary>True when there is nothing of the asked name.</summary>
    public bool IsMissing { get; } = isMissing;

    /// <summary>More than the title; null when there is none.</summary>
    public string? Detail { get; } = detail;

    /// <summary>Faults of the input, named one by one.</summary>
    public IReadOnlyList<IssueView> Issues { get; } = issues;

    /// <summary>True when somebody else changed the plan meanwhile.</summary>
    public bool IsStale => Issues.Any(issue => issue.Code == "plan.stale");

    /// <summary>All of it as lines.</summary>
    public IEnumerable<string> Lines =>
        Issues.Count > 0
            ? Issues.Select(issue => issue.Field is null ? issue.Remedy : $"{issue.Field}: {issue.Remedy}")
        : Detail is null ? []
        : [Detail];
}

/// <summary>The server's API, as far as pages need it.</summary>
internal sealed class PatrolApi(HttpClient client, IStringLocalizer<Words> words)
{
    public Task<DistrictView[]> ListDistrictsAsync() => GetAsync<DistrictView[]>("api/districts");

    public Task<DistrictView> GetDistrictAsync(string district) =>
        GetAsync<DistrictView>($"api/districts/{district}");

    public Task<BaseView[]> ListBasesAsync(string district) =>
        GetAsync<BaseView[]>($"api/districts/{district}/bases");

    public Task<AreaView[]> ListAreasAsync(string district) =>
        GetAsync<AreaView[]>($"api/districts/{district}/areas");

    /// <summary>What has a text in its name; only of a kind, such as <c>site</c>, where one is given.</summary>
    public Task<SearchHit[]> SearchAsync(
        string district,
        string text,
        CancellationToken cancel,
        string? kind = null
    ) =>
        GetAsync<SearchHit[]>(
            $"api/districts/{district}/search?q={Uri.EscapeDataString(text)}"
                + (kind is null ? "" : $"&kind={kind}"),
            cancel
        );

    public Task<SurfaceView[]> ListSurfacesAsync(string district) =>
        GetAsync<SurfaceView[]>($"api/districts/{district}/surfaces");

    public Task<SurfaceView> GetSurfaceAsync(string id) => GetAsync<SurfaceView>($"api/surfaces/{id}");

    public Task<HourTable> GetHoursAsync(string surface, string? community) =>
        GetAsync<HourTable>(
            $"api/surfaces/{surface}/hours"
                + (community is null ? "" : $"?community={Uri.EscapeDataString(community)}")
        );

    public Task<CellView> GetCellAsync(string surface, int cell) =>
        GetAsync<CellView>($"api/surfaces/{surface}/cells/{cell}");

    public Task<ImportView[]> ListImportsAsync(string district) =>
        GetAsync<ImportView[]>($"api/districts/{district}/imports");

    public Task<ImportView> GetImportAsync(string id) => GetAsync<ImportView>($"api/imports/{id}");

    public Task<TonightPlan[]> ListPlansAsync(string district) =>
        GetAsync<TonightPlan[]>($"api/districts/{district}/tonight");

    public Task<TonightPlan> GetPlanAsync(string id) => GetAsync<TonightPlan>($"api/tonight/{id}/plan");

    public Task<JobView> GetJobAsync(string id) => GetAsync<JobView>($"api/jobs/{id}");

    public Task<JobView> StartTonightAsync(string district, TonightRequest request) =>
        ReadAsync<JobView>(client.PostAsJsonAsync($"api/districts/{district}/tonight", request));

    /// <summary>Ends a search early; one that has ended by itself is left as it is.</summary>
    public Task CancelJobAsync(string id) => SendAsync(client.PostAsync($"api/jobs/{id}/cancel", null));

    /// <summary>Computes a surface; without a radius, by the method that the back-test chose.</summary>
    public Task<SurfaceView> ComputeSurfaceAsync(string district, int? radiusMeters = null) =>
        ReadAsync<SurfaceView>(
            client.PostAsync(
                $"api/districts/{district}/surfaces"
                    + (radiusMeters is { } radius ? $"?bandwidthMeters={radius}" : ""),
                null
            )
        );

    internal Task<T> GetAsync<T>(string address, CancellationToken cancel = default) =>
        ReadAsync<T>(client.GetAsync(address, cancel), cancel);

    internal Task<T> PostAsync<T>(string address, object? what = null) =>
        ReadAsync<T>(client.PostAsJsonAsync(address, what, ServerJson.All));

    private async Task<HttpResponseMessage> SendAsync(Task<HttpResponseMessage> sending)
    {
        try
        {
            return await sending;
        }
        catch (HttpRequestException)
        {
            throw new ServerSaysException(words["server.silent"], words["server.start"], []);
        }
    }

    private async Task<T> ReadAsync<T>(Task<HttpResponseMessage> sending, CancellationToken cancel = default)
    {
        var answer = await SendAsync(sending);
        if (answer.IsSuccessStatusCode)
        {
            // As a whole: read in pieces, a large answer takes a browser longer.
            var bytes = await answer.Content.ReadAsByteArrayAsync(cancel);
            return JsonSerializer.Deserialize<T>(bytes, ServerJson.All)!;
        }
        var isMissing = answer.StatusCode == HttpStatusCode.NotFound;
        try
        {
            var problem = await answer.Content.ReadFromJsonAsync<Problem>(cancel);
            throw new ServerSaysException(
                problem?.Title ?? $"{(int)answer.StatusCode}",
                problem?.Detail,
                problem?.Issues ?? [],
                isMissing
            );
        }
        catch (JsonException)
        {
            throw new ServerSaysException(
                words["server.answered", (int)answer.StatusCode],
                null,
                [],
                isMissing
            );
        }
    }

    private sealed record Problem(string? Title, string? Detail, IReadOnlyList<IssueView>? Issues);
}
