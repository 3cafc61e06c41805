using Microsoft.JSInterop;
using Patrol.Contracts;

namespace Patrol.Viewer.Map;

/// <summary>What was clicked on the map.</summary>
/// <param name="Kind"><c>cell</c>, <c>base</c>, <c>site</c>, <c>beat</c>, or empty for nothing.</param>
/// <param name="Id">Ordinal of a cell, code of a base, index of a beat.</param>
/// <param name="Name">Its name.</param>
/// <param name="Detail">Its kind in detail.</param>
internal sealed record MapTarget(string Kind, string Id, string Name, string Detail);

/// <summary>The map as pages see it: they say what to show, and hear what was clicked. Map data does not pass through.</summary>
internal sealed class MapView(IJSRuntime page) : IAsyncDisposable
{
    private DotNetObjectReference<MapView>? reference;

    /// <summary>Told when the hour, the variant or what is shown has changed.</summary>
    public event Action? Changed;

    /// <summary>Told what was clicked.</summary>
    public event Action<MapTarget>? Clicked;

    /// <summary>Hour of the week shown, 0–167; null for the whole week.</summary>
    public int? Hour { get; private set; }

    /// <summary>True for the night variant.</summary>
    public bool IsNight { get; private set; }

    /// <summary><c>demand</c>, <c>counts</c> or <c>none</c>.</summary>
    public string Surface { get; private set; } = "demand";

    public async Task OpenAsync(string district)
    {
        reference ??= DotNetObjectReference.Create(this);
        await page.InvokeVoidAsync("patrolMap.listen", reference);
        await page.InvokeVoidAsync("patrolMap.open", district);
    }

    public ValueTask ReopenAsync(string district) => page.InvokeVoidAsync("patrolMap.reopen", district);

    public async Task SetHourAsync(int? hour)
    {
        Hour = hour;
        Changed?.Invoke();
        await page.InvokeVoidAsync("patrolMap.setHour", hour);
    }

    public async Task SetSurfaceAsync(string name)
    {
        Surface = name;
        Changed?.Invoke();
        await page.InvokeVoidAsync("patrolMap.setSurface", name);
    }

    public async Task SetNightAsync(bool night)
    {
        IsNight = night;
        Changed?.Invoke();
        await page.InvokeVoidAsync("patrolMap.setNight", night);
    }

    public ValueTask SetLayerAsync(string name, bool visible) =>
        page.InvokeVoidAsync("patrolMap.setLayer", name, visible);

    public ValueTask SelectCellAsync(int? cell) => page.InvokeVoidAsync("patrolMap.select", cell);

    public ValueTask FlyAsync(double[] bounds) => page.InvokeVoidAsync("patrolMap.fly", bounds);

    public ValueTask PrintAsync() => page.InvokeVoidAsync("print");

    public ValueTask GoHomeAsync() => page.InvokeVoidAsync("patrolMap.home");

    public ValueTask ShowBeatsAsync(TonightPlan? plan) =>
        page.InvokeVoidAsync(
            "patrolMap.beats",
            plan is null
                ? null
                : new
                {
                    patrols = plan.Patrols.Select(patrol => new
                    {
                        baseName = patrol.BaseName,
                        basePlace = patrol.BasePlace,
                        outline = patrol.Outline,
                    }),
                }
        );

    public ValueTask ShowBeatAsync(int index) => page.InvokeVoidAsync("patrolMap.beat", index);

    /// <summary>Called by the map.</summary>
    [JSInvokable]
    public void Selected(string kind, string id, string name, string detail) =>
        Clicked?.Invoke(new MapTarget(kind, id, name, detail));

    public ValueTask DisposeAsync()
    {
        reference?.Dispose();
        return ValueTask.CompletedTask;
    }
}
