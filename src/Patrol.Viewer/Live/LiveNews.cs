using System.Net.ServerSentEvents;
using System.Text.Json;
using Patrol.Contracts;
using Patrol.Contracts.Plans;
using Patrol.Viewer.Server;

namespace Patrol.Viewer.Live;

/// <summary>
/// The server's one stream of news of a district. It is opened when the first page asks for it and comes back by itself
/// after it broke; meanwhile <see cref="IsListening"/> is false, and pages ask instead.
/// </summary>
internal sealed class LiveNews(HttpClient client) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private CancellationTokenSource? listening;
    private string? district;

    /// <summary>Told how a job stands.</summary>
    public event Action<JobView>? JobChanged;

    /// <summary>Told that a version of a week's plan was made or decided on.</summary>
    public event Action<PlanView>? PlanChanged;

    /// <summary>True while news come by themselves.</summary>
    public bool IsListening { get; private set; }

    /// <summary>Listens to a district from now on; the one before is left.</summary>
    public void Follow(string code)
    {
        if (code == district)
        {
            return;
        }
        listening?.Cancel();
        listening?.Dispose();
        listening = new CancellationTokenSource();
        district = code;
        _ = ListenAsync(code, listening.Token);
    }

    private async Task ListenAsync(string code, CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                await ReadAsync(code, cancel);
                await Task.Delay(Pause, cancel);
            }
            catch (Exception fault) when (fault is HttpRequestException or IOException or JsonException)
            {
                // The stream is gone for a moment: pages ask meanwhile.
                await Task.Delay(Pause, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            finally
            {
                IsListening = false;
            }
        }
    }

    private async Task ReadAsync(string code, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/live?district={code}");
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        answer.EnsureSuccessStatusCode();
        await using var stream = await answer.Content.ReadAsStreamAsync(cancel);
        await foreach (var news in SseParser.Create(stream).EnumerateAsync(cancel))
        {
            IsListening = true;
            Tell(news.EventType, news.Data);
        }
    }

    private void Tell(string kind, string data)
    {
        switch (kind)
        {
            case "job" when Read<JobView>(data) is { } job:
                JobChanged?.Invoke(job);
                break;
            case "plan" when Read<PlanView>(data) is { } plan:
                PlanChanged?.Invoke(plan);
                break;
        }
    }

    private static T? Read<T>(string data) => JsonSerializer.Deserialize<T>(data, ServerJson.All);

    /// <inheritdoc />
    public void Dispose()
    {
        listening?.Cancel();
        listening?.Dispose();
    }
}
