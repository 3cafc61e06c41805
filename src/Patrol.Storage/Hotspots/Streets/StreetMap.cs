using Patrol.Contracts.Hotspots;

namespace Patrol.Storage.Hotspots.Streets;

/// <summary>Densities along streets, with their values.</summary>
/// <param name="View">The map without its values.</param>
/// <param name="Values">[segment] incidents per kilometer and week.</param>
public sealed record StreetMap(StreetHotspots View, float[] Values)
{
    /// <summary>[segment] the values as bytes, by the map's scale.</summary>
    public byte[] Bytes => Array.ConvertAll(Values, value => View.Scale.Encode(value));
}
