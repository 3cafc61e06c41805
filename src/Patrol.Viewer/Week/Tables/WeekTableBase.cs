using Microsoft.AspNetCore.Components;
using Patrol.Contracts.Plans;
using Patrol.Viewer.Layout;

namespace Patrol.Viewer.Week.Tables;

/// <summary>
/// A table of a week: hundreds of cells, drawn anew when the version or the view has changed. What is selected, its slots
/// know themselves.
/// </summary>
public abstract class WeekTableBase : DrawnPart
{
    /// <summary>The version.</summary>
    [Parameter, EditorRequired]
    public PlanDetail Detail { get; set; } = null!;

    /// <summary>Day shown, 0 for Monday.</summary>
    [Parameter]
    public int Day { get; set; }

    [CascadingParameter]
    private protected WeekBoard Board { get; set; } = null!;

    /// <inheritdoc />
    protected override object Shown => (Detail, Day, Board.Link with { Slot = null, At = null });
}
