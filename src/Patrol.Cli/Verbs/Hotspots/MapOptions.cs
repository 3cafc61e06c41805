using System.CommandLine;
using Patrol.Contracts.Hotspots;

namespace Patrol.Cli.Verbs.Hotspots;

/// <summary>The options that say how a map is drawn, and of which demand.</summary>
internal sealed class MapOptions
{
    private readonly DemandOptions demand = new();
    private readonly Option<string?> method = new("--method")
    {
        Description = "kernelDensity, counts or a forecast; what the back-test chose when left out",
    };
    private readonly Option<string?> kernel = new("--kernel")
    {
        Description = "quartic, gaussian or uniform",
    };
    private readonly Option<double?> bandwidth = new("--bandwidth")
    {
        Description = "Radius of the kernel, meters; chosen by later weeks when left out",
    };
    private readonly Option<int?> weeks = new("--weeks")
    {
        Description = "Weeks before the end where no first date is given; 52 when left out",
    };
    private readonly Option<bool> adaptive = new("--adaptive")
    {
        Description = "A radius that is wide where incidents are few",
    };
    private readonly Option<bool> edge = new("--edge")
    {
        Description = "Correct for demand beyond the boundary",
    };

    /// <summary>All of them.</summary>
    public IEnumerable<Option> All => [method, kernel, bandwidth, adaptive, edge, weeks, .. demand.All];

    /// <summary>Puts what was given into a query.</summary>
    public HotspotQuery Read(ParseResult parsed) =>
        demand.Read(
            parsed,
            new HotspotQuery
            {
                Method = parsed.GetValue(method),
                Kernel = parsed.GetValue(kernel),
                BandwidthMeters = parsed.GetValue(bandwidth),
                Adaptive = parsed.GetValue(adaptive),
                Edge = parsed.GetValue(edge),
                Weeks = parsed.GetValue(weeks),
            }
        );
}
