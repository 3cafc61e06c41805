using Patrol.Contracts.Hotspots;
using Patrol.Viewer.Server;

namespace Patrol.Viewer.Hotspots;

/// <summary>The part of the server's API that draws hotspot maps. Their cells are fetched by the map itself.</summary>
internal sealed class HotspotMapApi(PatrolApi api)
{
    /// <summary>A map.</summary>
    public Task<HotspotMap> GetAsync(string district, string asked, CancellationToken cancel) =>
        api.GetAsync<HotspotMap>($"api/districts/{district}/hotspots?{asked}", cancel);

    /// <summary>Two windows of one question.</summary>
    public Task<HotspotDifference> CompareAsync(string district, string asked, CancellationToken cancel) =>
        api.GetAsync<HotspotDifference>($"api/districts/{district}/hotspots/difference?{asked}", cancel);

    /// <summary>Categories that may be counted.</summary>
    public Task<CategoryView[]> ListCategoriesAsync(string district) =>
        api.GetAsync<CategoryView[]>($"api/districts/{district}/categories");
}
