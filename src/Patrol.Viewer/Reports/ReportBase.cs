using Microsoft.AspNetCore.Components;
using Patrol.Viewer.Server;

namespace Patrol.Viewer.Reports;

/// <summary>A tab that loads what its address asks for, and says what went wrong.</summary>
public abstract class ReportBase : ComponentBase
{
    private ReportLink? shown;

    /// <summary>True while something is loaded or made.</summary>
    protected bool IsBusy { get; private set; }

    /// <summary>What went wrong; null for nothing.</summary>
    protected Exception? Fault { get; private set; }

    [Inject]
    private protected ReportApi Api { get; set; } = null!;

    [Inject]
    private protected NavigationManager Navigation { get; set; } = null!;

    /// <summary>What the address asks for.</summary>
    [Parameter, EditorRequired]
    public object Link { get; set; } = null!;

    private protected ReportLink At => (ReportLink)Link;

    /// <summary>Loads it.</summary>
    protected abstract Task LoadAsync();

    /// <inheritdoc />
    protected override Task OnParametersSetAsync()
    {
        if (At == shown)
        {
            return Task.CompletedTask;
        }
        shown = At;
        return DoAsync(LoadAsync);
    }

    /// <summary>Does work that may take a moment or fail.</summary>
    protected async Task DoAsync(Func<Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        try
        {
            (IsBusy, Fault) = (true, null);
            await work();
        }
        catch (ServerSaysException says)
        {
            Fault = says;
        }
        finally
        {
            IsBusy = false;
        }
    }
}
