using Microsoft.AspNetCore.Components;

namespace Patrol.Viewer.Week.Board;

/// <summary>A part of the board, drawn anew only when something that it shows has changed.</summary>
public abstract class BoardPart : ComponentBase
{
    private object? drawn;
    private bool isNeeded;

    /// <summary>Everything that it shows, compared by value.</summary>
    private protected abstract object Shown { get; }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        var now = Shown;
        isNeeded = !now.Equals(drawn);
        drawn = now;
    }

    /// <inheritdoc />
    protected override bool ShouldRender() => isNeeded;
}
