using Patrol.Contracts.Hotspots;

namespace Patrol.Storage.Hotspots;

/// <summary>A difference with its cells.</summary>
/// <param name="Difference">The difference without its values.</param>
/// <param name="Now">The later map.</param>
/// <param name="Before">The earlier one.</param>
/// <param name="Values">[cell] change as a byte, see <see cref="HotspotDifference"/>.</param>
public sealed record ComputedDifference(
    HotspotDifference Difference,
    ComputedMap Now,
    ComputedMap Before,
    byte[] Values
);
