using Microsoft.AspNetCore.Components;
using Patrol.Contracts.Plans;
using Patrol.Viewer.Layout;

namespace Patrol.Viewer.Week.Tables;

/// <summary>
/// A slot in a table, which selects it. It hears by itself when it is selected and no longer selected, so that of hundreds
/// only two are drawn anew.
/// </summary>
public abstract class SlotMark : DrawnPart, IDisposable
{
    private bool wasSelected;

    /// <summary>The slot.</summary>
    [Parameter, EditorRequired]
    public PlanSlot Slot { get; set; } = null!;

    [CascadingParameter]
    private protected WeekBoard Board { get; set; } = null!;

    /// <summary>Address of the page with the slot selected.</summary>
    protected string Href => (Board.Link with { Slot = Slot.Code }).Href;

    /// <summary>True when it is selected.</summary>
    protected bool IsSelected => Board.Link.Slot == Slot.Code;

    /// <inheritdoc />
    protected override object Shown => (Slot, IsSelected, Board.Link with { Slot = null });

    /// <inheritdoc />
    protected override void OnInitialized() => Board.Selected += Hear;

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        base.OnParametersSet();
        wasSelected = IsSelected;
    }

    private void Hear()
    {
        if (wasSelected != IsSelected)
        {
            wasSelected = IsSelected;
            _ = InvokeAsync(StateHasChanged);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Board.Selected -= Hear;
        GC.SuppressFinalize(this);
    }
}
