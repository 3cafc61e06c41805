using Microsoft.AspNetCore.Components;

namespace Patrol.Viewer.Layout;

/// <summary>
/// A part of a page that is drawn anew when what it shows has changed, and not each time that the page around it is. What
/// happens in the part itself, such as typing into its filter, always draws it.
/// </summary>
public abstract class DrawnPart : ComponentBase
{
    private object? drawn;
    private bool isAsDrawn;

    /// <summary>Everything from outside that it shows, comparable.</summary>
    protected abstract object Shown { get; }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        var shown = Shown;
        isAsDrawn = shown.Equals(drawn);
        drawn = shown;
    }

    /// <inheritdoc />
    protected override bool ShouldRender()
    {
        var isNeeded = !isAsDrawn;
        isAsDrawn = false;
        return isNeeded;
    }
}
