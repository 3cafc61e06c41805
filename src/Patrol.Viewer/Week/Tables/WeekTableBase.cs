using Microsoft.AspNetCore.Components;
using Patrol.Contracts.Plans;

namespace Patrol.Viewer.Week.Tables;

/// <summary>
/// A table of a week. It is drawn anew when the version, the day or what is selected has changed, and not each time that
/// something else on the page has: hundreds of cells take their time.
/// </summary>
public abstract class WeekTableBase : ComponentBase
{
    private (PlanDetail?, int, string?) drawn;
    private bool isAsDrawn;

    /// <summary>The version.</summary>
    [Parameter, EditorRequired]
    public PlanDetail Detail { get; set; } = null!;

    /// <summary>Day shown, 0 for Monday.</summary>
    [Parameter]
    public int Day { get; set; }

    [CascadingParameter]
    private protected WeekBoard Board { get; set; } = null!;

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        var wanted = (Detail, Day, Board.Link.Href);
        isAsDrawn = drawn == wanted;
        drawn = wanted;
    }

    // What happens in the table itself, such as typing into its filter, always draws it.
    /// <inheritdoc />
    protected override bool ShouldRender()
    {
        var isNeeded = !isAsDrawn;
        isAsDrawn = false;
        return isNeeded;
    }
}
