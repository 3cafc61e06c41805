using Patrol.Contracts.Hotspots;
using Patrol.Engine.Model;
using Patrol.Storage.Demand;

namespace Patrol.Storage.Hotspots.Streets;

/// <summary>What may be asked of densities along streets.</summary>
internal static class StreetRequests
{
    private const double LeastMeters = 20;
    private const double MostMeters = 2000;

    /// <summary>Finds the demand that is meant; every fault at once.</summary>
    /// <exception cref="InputException"><c>hotspot.bandwidth</c>, <c>hotspot.kernel</c>, <c>demand.*</c>.</exception>
    public static async Task<DemandSelection> ResolveAsync(DistrictSession session, StreetQuery query)
    {
        var issues = new List<InputIssue>();
        issues.Require(
            query.BandwidthMeters is null or (>= LeastMeters and <= MostMeters),
            "hotspot.bandwidth",
            "bandwidthMeters",
            query.BandwidthMeters,
            FormattableString.Invariant($"Give {LeastMeters} to {MostMeters} m along the streets.")
        );
        issues.Require(
            query.Kernel is null || Kernels.Find(query.Kernel) is not null,
            "hotspot.kernel",
            "kernel",
            query.Kernel,
            $"Use one of: {string.Join(", ", Kernels.Names)}."
        );
        return await HotspotMaps.SelectAsync(session, query, issues);
    }
}
