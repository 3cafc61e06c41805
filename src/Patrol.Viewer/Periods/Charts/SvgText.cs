using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Patrol.Viewer.Periods.Charts;

/// <summary>Words in a drawing: in a page's own markup the element of that name means something else.</summary>
public sealed class SvgText : ComponentBase
{
    /// <summary>Place along the drawing.</summary>
    [Parameter]
    public string X { get; set; } = "0";

    /// <summary>Place down the drawing.</summary>
    [Parameter]
    public string Y { get; set; } = "0";

    /// <summary><c>start</c>, <c>middle</c> or <c>end</c>.</summary>
    [Parameter]
    public string Anchor { get; set; } = "start";

    /// <summary>CSS class; null for none.</summary>
    [Parameter]
    public string? Class { get; set; }

    /// <summary>The words.</summary>
    [Parameter]
    public string Text { get; set; } = "";

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "x", X);
        builder.AddAttribute(2, "y", Y);
        builder.AddAttribute(3, "text-anchor", Anchor);
        builder.AddAttribute(4, "class", Class);
        builder.AddContent(5, Text);
        builder.CloseElement();
    }
}
