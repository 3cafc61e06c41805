using Microsoft.JSInterop;
using Patrol.Contracts;

namespace Patrol.Viewer.Map;

/// <summary>The map as pages see it: they say what to show, and hear what was clicked. Map data does not pass through.</summary>
internal sealed class MapView(IJSRuntime page) : IDisposable
{
    private DotNetObjectReference<MapView>? reference;

    /// <summary>Told when the variant, the layers or what is selected has changed.</summary>
    public event Action? Changed;

    /// <summary>Told when the hour or what the surface shows has changed; often, while the week plays.</summary>
    public event Action? HourChanged;

    /// <summary>Told what was clicked; null for empty ground.</summary>
    public event Action<MapTarget?>? Clicked;

    /// <summary>Told that Space was pressed outside any field.</summary>
    public event Action? SpacePressed;

    /// <summary>Told that Ctrl+Z was pressed outside any field, or with true Ctrl+Shift+Z.</summary>
    public event Action<bool>? UndoPressed;

    /// <summary>Hour of the week shown, 0–167; null for the whole week.</summary>
    public int? Hour { get; private set; }

    /// <summary>True for the night variant.</summary>
    public bool IsNight { get; private set; }

    /// <summary><c>demand</c>, <c>counts</c> or <c>none</c>.</summary>
    public string Show { get; private set; } = "demand";

    /// <summary>True when the values of what is shown did not come, so that nothing is drawn.</summary>
    public bool IsMissing { get; private set; }

    /// <summary>Names of layers that are hidden.</summary>
    public IReadOnlySet<string> Hidden { get; private set; } = new HashSet<string>();

    /// <summary>What is selected; null for nothing.</summary>
    public MapTarget? Selection { get; private set; }

    /// <summary>CSS colors of the classes as drawn, lowest first.</summary>
    public IReadOnlyList<string> Ramp => IsNight ? view.NightRamp : view.DayRamp;

    /// <summary>CSS colors of patterns over time, in the order of their codes.</summary>
    public IReadOnlyList<string> Patterns => view.Patterns ?? [];

    /// <summary>CSS colors of changes, from the strongest fall to the strongest rise.</summary>
    public IReadOnlyList<string> Changes => view.Changes ?? [];

    private View view = new(false, null, "demand", false, [], "", [], []);

    /// <summary>Meets the map and takes over the view that the address asks for.</summary>
    public async Task AttachAsync(object words)
    {
        if (reference is not null)
        {
            return;
        }
        reference = DotNetObjectReference.Create(this);
        view = await page.InvokeAsync<View>("patrolMap.attach", reference, words);
        (Hour, Show, IsNight, IsMissing) = (view.Hour, view.Show, view.Night, view.Missing);
        Hidden = view.Hidden.ToHashSet();
        Selection = MapTarget.Parse(view.Selection);
        Changed?.Invoke();
        HourChanged?.Invoke();
    }

    /// <summary>Opens a district, unless it is open.</summary>
    public ValueTask OpenAsync(string district) => page.InvokeVoidAsync("patrolMap.open", district);

    /// <summary>Loads a district anew.</summary>
    public ValueTask ReopenAsync(string district) => page.InvokeVoidAsync("patrolMap.reopen", district);

    /// <summary>Writes the view into the address after a page has changed it.</summary>
    public ValueTask RememberAsync() => page.InvokeVoidAsync("patrolMap.remember");

    /// <summary>Shows an hour of the week; null for the whole week.</summary>
    public async Task SetHourAsync(int? hour)
    {
        if (hour == Hour)
        {
            return;
        }
        Hour = hour;
        var painting = page.InvokeVoidAsync("patrolMap.setHour", hour);
        HourChanged?.Invoke();
        await painting;
    }

    /// <summary>Shows demand, plain counts or neither.</summary>
    public async Task SetShowAsync(string name)
    {
        Show = name;
        HourChanged?.Invoke();
        await page.InvokeVoidAsync("patrolMap.setShow", name);
    }

    /// <summary>Switches between day and night.</summary>
    public async Task SetNightAsync(bool night)
    {
        IsNight = night;
        Changed?.Invoke();
        await page.InvokeVoidAsync("patrolMap.setNight", night);
    }

    /// <summary>Shows or hides a layer.</summary>
    public async Task SetLayerAsync(string name, bool visible)
    {
        Hidden = (visible ? Hidden.Where(other => other != name) : Hidden.Append(name)).ToHashSet();
        Changed?.Invoke();
        await page.InvokeVoidAsync("patrolMap.setHidden", Hidden.Order(StringComparer.Ordinal));
    }

    /// <summary>Marks what is selected; null for nothing.</summary>
    public async Task SelectAsync(MapTarget? target)
    {
        Selection = target;
        await page.InvokeVoidAsync("patrolMap.choose", target?.Key ?? "");
        Changed?.Invoke();
    }

    /// <summary>Moves to bounds: west, south, east, north.</summary>
    public ValueTask FlyAsync(double[] bounds, bool withPin = false) =>
        page.InvokeVoidAsync("patrolMap.fly", bounds, withPin);

    /// <summary>Moves to a place, longitude and latitude, unless it is to be seen already.</summary>
    public ValueTask ShowAsync(double[] place) => page.InvokeVoidAsync("patrolMap.show", place);

    /// <summary>Moves to the whole district.</summary>
    public ValueTask GoHomeAsync() => page.InvokeVoidAsync("patrolMap.home");

    /// <summary>The highest cells of what is shown, highest first.</summary>
    public ValueTask<HighCell[]> ListHighestAsync(int count) =>
        page.InvokeAsync<HighCell[]>("patrolMap.highest", count);

    /// <summary>Shows the areas of a plan; null for none. Answers their CSS colors.</summary>
    public ValueTask<string[]> ShowPlanAsync(TonightPlan? plan) =>
        page.InvokeAsync<string[]>(
            "patrolMap.showPlan",
            plan?.Patrols.Select(patrol => new
            {
                baseName = patrol.BaseName,
                basePlace = patrol.BasePlace,
                outline = patrol.Outline,
            })
        );

    /// <summary>Makes one patrol's area strong and fades the rest; −1 for none.</summary>
    public ValueTask ChoosePatrolAsync(int index) => page.InvokeVoidAsync("patrolMap.choosePatrol", index);

    /// <summary>
    /// Shows the ways of the patrols on duty at a local time, which the map fetches itself; null for none. Answers them
    /// with their colors; null when they did not come.
    /// </summary>
    public ValueTask<ShownRoute[]?> ShowRoutesAsync(string? plan, string? at, string? chosen) =>
        page.InvokeAsync<ShownRoute[]?>("patrolMap.showRoutes", plan, at, chosen ?? "");

    /// <summary>Moves to all ways that are shown, beside the list of them, which has to be there already.</summary>
    public ValueTask FitRoutesAsync() => page.InvokeVoidAsync("patrolMap.fitRoutes");

    /// <summary>
    /// Shows a hotspot map in the place of the surface, whose values the map fetches itself; null while there is none.
    /// </summary>
    /// <param name="what">Where the values are and how they are read, see <see cref="Hotspots.ShownHotspots"/>.</param>
    /// <param name="isLeaving">True when the surface comes back.</param>
    public ValueTask ShowHotspotsAsync(object? what, bool isLeaving = false) =>
        page.InvokeVoidAsync("patrolMap.showHotspots", what, isLeaving);

    /// <summary>Fits the map to its frame after that has changed.</summary>
    public ValueTask ResizeAsync() => page.InvokeVoidAsync("patrolMap.resize");

    /// <summary>Puts the map's picture into an image element; answers how many meters its width stands for.</summary>
    public ValueTask<double> PictureAsync(string element) =>
        page.InvokeAsync<double>("patrolMap.picture", element);

    /// <summary>Opens the browser's print dialog.</summary>
    public ValueTask PrintAsync() => page.InvokeVoidAsync("print");

    /// <summary>Puts text on the clipboard.</summary>
    public ValueTask CopyAsync(string text) => page.InvokeVoidAsync("navigator.clipboard.writeText", text);

    /// <summary>Called by the map when something was clicked.</summary>
    [JSInvokable]
    public void Selected(string kind, string id, string name, string detail) =>
        Clicked?.Invoke(kind.Length == 0 ? null : new MapTarget(kind, id, name, detail));

    /// <summary>Called by the map when its first picture of a district is complete.</summary>
    [JSInvokable]
    public void Completed() => Changed?.Invoke();

    /// <summary>Called by the map when the values of what is shown fail to come, and when they come again.</summary>
    [JSInvokable]
    public void Painted(bool missing)
    {
        IsMissing = missing;
        Changed?.Invoke();
    }

    /// <summary>Called by the map when its hour moved: by the slider, or because the reader went back or forward.</summary>
    [JSInvokable]
    public void Went(int? hour, string show)
    {
        if ((hour, show) == (Hour, Show))
        {
            return;
        }
        (Hour, Show) = (hour, show);
        HourChanged?.Invoke();
    }

    /// <summary>Called by the map for keys that belong to no field.</summary>
    [JSInvokable]
    public void Pressed(string key)
    {
        if (key == "Space")
        {
            SpacePressed?.Invoke();
        }
        else if (key is "Undo" or "Redo")
        {
            UndoPressed?.Invoke(key == "Redo");
        }
        else
        {
            Clicked?.Invoke(null);
        }
    }

    /// <inheritdoc />
    public void Dispose() => reference?.Dispose();

    internal sealed record View(
        bool Missing,
        int? Hour,
        string Show,
        bool Night,
        string[] Hidden,
        string Selection,
        string[] DayRamp,
        string[] NightRamp,
        string[]? Patterns = null,
        string[]? Changes = null
    );
}

/// <summary>A patrol's way as the map shows it.</summary>
/// <param name="Slot">Code of its slot.</param>
/// <param name="Base">Name of the base.</param>
/// <param name="From">Start, local wall clock.</param>
/// <param name="To">End, local wall clock.</param>
/// <param name="Stops">Number of stops.</param>
/// <param name="Meters">Length.</param>
/// <param name="Color">CSS color.</param>
internal sealed record ShownRoute(
    string Slot,
    string Base,
    string From,
    string To,
    int Stops,
    double Meters,
    string Color
);

/// <summary>A cell with its value in the unit of the surface.</summary>
internal sealed record HighCell(int Cell, double Value);
