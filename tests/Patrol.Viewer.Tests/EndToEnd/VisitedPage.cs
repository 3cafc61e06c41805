using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Patrol.Viewer.Tests.EndToEnd;

/// <summary>A page of the published program with everything that went wrong on it.</summary>
public sealed class VisitedPage : IAsyncDisposable
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly string address;
    private readonly ConcurrentQueue<string> faults = new();

    public VisitedPage(IPage page, string address)
    {
        (Page, this.address) = (page, address);
        page.PageError += (_, fault) => faults.Enqueue(fault);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                faults.Enqueue(message.Text);
            }
        };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address, StringComparison.Ordinal) && !IsInside(request.Url))
            {
                faults.Enqueue($"Asked outside: {request.Url}");
            }
        };
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Script errors, console errors and requests to other places.</summary>
    public IReadOnlyCollection<string> Faults => faults;

    /// <summary>Goes to a path and waits until the page's own code runs there.</summary>
    public async Task GoAsync(string path)
    {
        await Page.GotoAsync(address + path);
        await Page.Locator("main h1").First.WaitForAsync();
    }

    /// <summary>Waits until the map is complete.</summary>
    public Task MapAsync() => Page.EvaluateAsync("() => window.patrolMap.ready");

    /// <summary>Serious and critical findings of axe, each with where it is.</summary>
    public async Task<IReadOnlyList<string>> ListSeriousAsync()
    {
        if (await Page.EvaluateAsync<bool>("!window.axe"))
        {
            await Page.EvaluateAsync(Axe);
        }
        return await Page.EvaluateAsync<string[]>(
            """
            async () => {
              // Half-faded colors are nobody's choice; what turns for ever is not waited for.
              await Promise.allSettled(document.getAnimations()
                .filter(one => Number.isFinite(one.effect.getComputedTiming().endTime))
                .map(one => one.finished));
              return (await axe.run({ resultTypes: ['violations'] })).violations
                .filter(rule => ['serious', 'critical'].includes(rule.impact))
                .flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.any[0]?.message ?? ''} ${node.html}`));
            }
            """
        );
    }

    public ValueTask DisposeAsync() => new(Page.CloseAsync());

    private static bool IsInside(string url) =>
        url.StartsWith("data:", StringComparison.Ordinal)
        || url.StartsWith("blob:", StringComparison.Ordinal);
}
