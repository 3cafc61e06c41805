using Microsoft.JSInterop;
using Patrol.Contracts;
using Patrol.Contracts.Hotspots;

namespace Patrol.Viewer.Hotspots.Areas;

/// <summary>Walkable hotspots and colored streets on the map.</summary>
internal sealed class HotspotLayers(IJSRuntime page)
{
    /// <summary>Shows areas and moves to them; null for none.</summary>
    /// <param name="areas">The areas.</param>
    /// <param name="nameOf">What an area says when it is pointed at.</param>
    /// <param name="isNew">True to move to all of them.</param>
    public ValueTask ShowAreasAsync(
        WalkableAreas? areas,
        Func<WalkableArea, string> nameOf,
        bool isNew = true
    ) =>
        page.InvokeVoidAsync(
            "patrolMap.showAreas",
            areas?.Areas.Select(area => new
            {
                rank = area.Rank,
                name = nameOf(area),
                center = area.Center,
                outline = area.Outline,
            }),
            isNew
        );

    /// <summary>Takes the areas away.</summary>
    public ValueTask HideAreasAsync() => page.InvokeVoidAsync("patrolMap.showAreas", null, false);

    /// <summary>Makes the area of a rank strong, 0 for none.</summary>
    public ValueTask ChooseAreaAsync(int rank, bool isMoving) =>
        page.InvokeVoidAsync("patrolMap.chooseArea", rank, isMoving);

    /// <summary>Colors the streets by the values at an address; false when they did not come.</summary>
    public ValueTask<bool> ShowStreetsAsync(string address, ValueScale scale, string words) =>
        page.InvokeAsync<bool>(
            "patrolMap.showStreets",
            address,
            new
            {
                low = scale.Low,
                high = scale.High,
                classLimits = scale.ClassLimits,
            },
            words
        );

    /// <summary>Gives the streets their own look again.</summary>
    public ValueTask HideStreetsAsync() => page.InvokeVoidAsync("patrolMap.showStreets", null, null, "");
}
