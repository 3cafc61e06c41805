using System.Globalization;
using Patrol.Contracts;
using Patrol.Contracts.Hotspots;
using Patrol.Viewer.Server;

namespace Patrol.Viewer.Hotspots.Areas;

/// <summary>What the server knows of walkable hotspots and of demand along the streets.</summary>
internal sealed class HotspotApi(PatrolApi api)
{
    public Task<JobView> StartAreasAsync(string district, WalkableAreasRequest request) =>
        api.PostAsync<JobView>($"api/districts/{district}/hotspots/areas", request);

    public Task<WalkableAreas[]> ListAreasAsync(string district) =>
        api.GetAsync<WalkableAreas[]>($"api/districts/{district}/hotspots/areas");

    public Task<WalkableAreas> GetAreasAsync(string id) =>
        api.GetAsync<WalkableAreas>($"api/hotspots/areas/{id}");

    public Task<StreetHotspots> GetStreetsAsync(string district, StreetQuery query) =>
        api.GetAsync<StreetHotspots>($"api/districts/{district}/hotspots/streets{Text(query)}");

    /// <summary>Where the map finds the values of all segments, a byte each.</summary>
    public static string StreetValues(string district, StreetQuery query) =>
        $"/api/districts/{district}/hotspots/streets/values{Text(query)}";

    private static string Text(StreetQuery query)
    {
        var parts = new (string Name, string? Value)[]
        {
            ("categories", query.Categories),
            ("from", query.From),
            ("to", query.To),
            ("hours", query.Hours),
            ("community", query.Community),
            ("withDiscovered", query.WithDiscovered ? "true" : null),
            ("bandwidthMeters", query.BandwidthMeters?.ToString(CultureInfo.InvariantCulture)),
            ("kernel", query.Kernel),
        }
            .Where(part => part.Value is not null)
            .Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}")
            .ToArray();
        return parts.Length == 0 ? "" : $"?{string.Join('&', parts)}";
    }
}
