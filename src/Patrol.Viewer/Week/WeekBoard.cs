using System.Globalization;
using Patrol.Contracts.Plans;
using Patrol.Viewer.Server;

namespace Patrol.Viewer.Week;

/// <summary>
/// The version of a week that a page works on, and what was asked of it. An edit is made at once where nothing speaks
/// against it, else the planner is asked.
/// </summary>
internal sealed class WeekBoard(PlanApi api)
{
    private const int MostKept = 40;
    private readonly Dictionary<string, PlanDetail> kept = [];
    private string? made;
    private WeekLink link = new("");

    /// <summary>Told that something here has changed.</summary>
    public event Action? Changed;

    /// <summary>Told the id of a version that should be opened now.</summary>
    public event Action<string>? Opened;

    /// <summary>Told that another slot is selected, or none.</summary>
    public event Action? Selected;

    /// <summary>What the page shows.</summary>
    public WeekLink Link
    {
        get => link;
        set
        {
            var isOther = link.Slot != value.Slot;
            link = value;
            if (isOther)
            {
                Selected?.Invoke();
            }
        }
    }

    /// <summary>The version; null before one is open.</summary>
    public PlanDetail? Detail { get; private set; }

    /// <summary>All versions of its week, newest first.</summary>
    public IReadOnlyList<PlanView> Versions { get; private set; } = [];

    /// <summary>The newest version of each week that has a plan, the earliest week first.</summary>
    public IReadOnlyList<PlanView> Weeks { get; private set; } = [];

    /// <summary>Id of a version, or an ISO week, that the address names and that there is not; null for none.</summary>
    public string? Missing { get; private set; }

    /// <summary>The selected slot; null for none.</summary>
    public PlanSlot? Slot => Detail is null ? null : WeekIndex.Of(Detail).Find(Link.Slot);

    /// <summary>An edit that breaks rules, or opens slots and waits for a yes; null for none.</summary>
    public EditQuestion? Question { get; private set; }

    /// <summary>A version that somebody else made from this one; null while this is the newest.</summary>
    public PlanView? Newer { get; private set; }

    /// <summary>What went wrong; null for nothing.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>True while the server works on something asked here.</summary>
    public bool IsBusy { get; private set; }

    /// <summary>The version that is in force in the week; null when none is.</summary>
    public PlanView? InForce => Versions.FirstOrDefault(one => one.State == "published");

    /// <summary>True when the version may be edited and decided on.</summary>
    public bool CanEdit => Detail is { Plan.IsHead: true } && !IsBusy;

    /// <summary>True when there is a version to go back to.</summary>
    public bool CanUndo => CanEdit && Detail!.Plan is { Parent: not null, State: "draft" or "returned" };

    /// <summary>True when something was undone.</summary>
    public bool CanRedo => CanEdit && Versions.Any(one => one.Parent == Detail!.Plan.Id);

    /// <summary>
    /// Opens a version: of an ISO week the newest, and the newest of all where none is named. <see cref="Missing"/> says
    /// when there is none.
    /// </summary>
    public Task OpenAsync(string district, string? id) =>
        id is not null && id == made && id == Detail?.Plan.Id
            ? Task.CompletedTask
            : GuardAsync(() => LoadAsync(district, id));

    /// <summary>Makes an edit; where it breaks a rule or opens a slot, it asks first.</summary>
    public Task AskAsync(PlanEdit edit) =>
        CanEdit
            ? GuardAsync(async () =>
            {
                Question = null;
                await MakeAsync(edit, unlessOpens: edit.Kind != "callOff");
            })
            : Task.CompletedTask;

    /// <summary>Makes the edit that waits for a yes.</summary>
    public Task ConfirmAsync() =>
        Question is { Result.Broken.Count: 0 } asked
            ? GuardAsync(() => MakeAsync(asked.Edit, unlessOpens: false))
            : Task.CompletedTask;

    /// <summary>Lets go of what was asked.</summary>
    public void Drop()
    {
        (Question, Fault) = (null, null);
        Changed?.Invoke();
    }

    /// <summary>Goes back to the version before, or forward again.</summary>
    public Task UndoAsync(bool isRedo) =>
        (isRedo ? CanRedo : CanUndo)
            ? GuardAsync(async () =>
            {
                var plan = await api.UndoAsync(Detail!.Plan.Id, isRedo);
                // Versions never change, so that one that was open before need not be loaded again.
                Show(
                    kept.TryGetValue(plan.Id, out var known)
                        ? known with
                        {
                            Plan = plan,
                        }
                        : await api.GetAsync(plan.Id)
                );
            })
            : Task.CompletedTask;

    /// <summary>Returns, approves or publishes the version. What speaks against it is for who asked; null when it was done.</summary>
    /// <param name="verb"><c>return</c>, <c>approve</c> or <c>publish</c>.</param>
    /// <param name="decision">Who, and why.</param>
    public async Task<Exception?> DecideAsync(string verb, PlanDecision decision)
    {
        await GuardAsync(async () =>
        {
            var decided = await api.DecideAsync(Detail!.Plan.Id, verb, decision);
            Detail = Detail with { Plan = decided };
            Versions = await api.ListAsync(Link.District, decided.Week);
        });
        var fault = Fault;
        Drop();
        return fault;
    }

    /// <summary>Hears that a version was made elsewhere.</summary>
    public void Hear(PlanView plan)
    {
        if (plan.IsHead && Weeks.All(one => one.Week != plan.Week))
        {
            Weeks = WeeksOf(Weeks.Append(plan));
            Changed?.Invoke();
        }
        if (!IsBusy && Detail is { } shown && shown.Plan.Id == plan.Id)
        {
            // Somebody decided on it; that it was made is known.
            if (
                shown.Plan.State != plan.State
                || shown.Plan.Events.Count != plan.Events.Count
                || shown.Plan.IsHead != plan.IsHead
            )
            {
                Detail = shown with { Plan = plan };
                Changed?.Invoke();
            }
        }
        else if (
            !IsBusy
            && plan.IsHead
            && Detail is { Plan: var mine }
            && mine.Week == plan.Week
            && mine.Id != plan.Id
            && made != plan.Id
        )
        {
            Newer = plan;
            Changed?.Invoke();
        }
    }

    private async Task LoadAsync(string district, string? id)
    {
        (Question, Missing) = (null, null);
        var listing = api.ListAsync(district);
        var monday = WeekTimes.FindMonday(id);
        var reading = id is null || monday is not null ? null : FindAsync(district, id);
        var all = await listing;
        Weeks = WeeksOf(all);
        if (reading is null)
        {
            var week = monday is { } day ? WeekTimes.NameOf(day) : null;
            var newest = week is null
                ? all.FirstOrDefault(one => one.IsHead) ?? all.FirstOrDefault()
                : Weeks.FirstOrDefault(one => one.Week == week);
            reading = newest is null ? Task.FromResult<PlanDetail?>(null) : FindAsync(district, newest.Id);
        }
        Detail = await reading;
        Missing = Detail is null ? id : null;
        Versions = Detail is null ? [] : await api.ListAsync(district, Detail.Plan.Week);
        Newer = Detail is { Plan.IsHead: false } ? Versions.FirstOrDefault(one => one.IsHead) : null;
        Keep();
    }

    // A version of another district is none of this one.
    private async Task<PlanDetail?> FindAsync(string district, string id)
    {
        if (!id.StartsWith($"{district}-", StringComparison.Ordinal))
        {
            return null;
        }
        try
        {
            return await api.GetAsync(id);
        }
        catch (ServerSaysException says) when (says.IsMissing)
        {
            return null;
        }
    }

    private static PlanView[] WeeksOf(IEnumerable<PlanView> plans) =>
        [
            .. plans
                .GroupBy(one => one.Week)
                .Select(week => week.FirstOrDefault(one => one.IsHead) ?? week.MaxBy(NumberOf)!)
                .OrderBy(one => one.From, StringComparer.Ordinal),
        ];

    private async Task MakeAsync(PlanEdit edit, bool unlessOpens)
    {
        var result = await api.EditAsync(Detail!.Plan.Id, edit, unlessOpens);
        if (result.Plan is not { } plan)
        {
            Question = new EditQuestion(edit, result);
            return;
        }
        Question = null;
        var changed = result.Changed.ToDictionary(slot => slot.Code);
        Show(
            Detail with
            {
                Plan = plan,
                Slots = [.. Detail.Slots.Select(slot => changed.GetValueOrDefault(slot.Code, slot))],
            }
        );
    }

    // What was made here is shown at once: nothing of it has to be asked for, and news of it are no news.
    private void Show(PlanDetail detail)
    {
        var plan = detail.Plan;
        (Detail, made, Newer) = (detail, plan.Id, null);
        Versions =
        [
            .. Versions
                .Where(one => one.Id != plan.Id)
                .Select(one => one.IsHead ? one with { IsHead = false } : one)
                .Append(plan)
                .OrderByDescending(NumberOf),
        ];
        Keep();
        Link = Link with { Plan = plan.Id };
        Opened?.Invoke(plan.Id);
    }

    private void Keep()
    {
        if (kept.Count >= MostKept)
        {
            kept.Clear();
        }
        if (Detail is { } detail)
        {
            kept[detail.Plan.Id] = detail;
        }
    }

    // Ids count up: here-9 comes before here-10.
    private static int NumberOf(PlanView plan) =>
        int.TryParse(
            plan.Id.AsSpan(plan.Id.LastIndexOf('-') + 1),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : 0;

    private async Task GuardAsync(Func<Task> work)
    {
        (Fault, IsBusy) = (null, true);
        Changed?.Invoke();
        try
        {
            await work();
        }
        catch (ServerSaysException says)
        {
            Fault = says;
            if (says.IsStale && Detail is { } stale)
            {
                Versions = await ListQuietlyAsync(stale.Plan.Week);
                Newer = Versions.FirstOrDefault(one => one.IsHead && one.Id != stale.Plan.Id);
            }
        }
        IsBusy = false;
        Changed?.Invoke();
    }

    private async Task<IReadOnlyList<PlanView>> ListQuietlyAsync(string week)
    {
        try
        {
            return await api.ListAsync(Link.District, week);
        }
        catch (ServerSaysException)
        {
            return Versions;
        }
    }
}

/// <summary>An edit with what it would come to.</summary>
internal sealed record EditQuestion(PlanEdit Edit, PlanEditResult Result);
