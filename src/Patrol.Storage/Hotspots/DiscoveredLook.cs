using Patrol.Storage.Demand;

namespace Patrol.Storage.Hotspots;

/// <summary>Who looked at what police discovered, which does not count as demand unless somebody asks for it.</summary>
internal static class DiscoveredLook
{
    /// <summary>Writes the look down.</summary>
    /// <param name="session">A writing session.</param>
    /// <param name="incidents">Incidents that were looked at.</param>
    public static Task WriteAsync(DistrictSession session, double incidents) =>
        IncidentStore.WriteAuditAsync(session, "look with discovered", (int)Math.Ceiling(incidents));
}
