using System.CommandLine;
using Patrol.Contracts.Hotspots;

namespace Patrol.Cli.Verbs.Hotspots;

/// <summary>Options that say which hotspot map is meant, the same for every verb about it.</summary>
internal sealed class HotspotQueryOptions
{
    private readonly Option<string?> method = Text(
        "--method",
        "kernelDensity, counts or a forecast; without it what the back-test chose"
    );
    private readonly Option<string?> categories = Text(
        "--categories",
        "Codes of categories, comma-separated; without it all that may count"
    );
    private readonly Option<string?> from = Text(
        "--from",
        "First date, 2016-08-01; without it a year before the end"
    );
    private readonly Option<string?> to = Text("--to", "Date after the last; without it the last whole week");
    private readonly Option<int?> weeks = new("--weeks")
    {
        Description = "Weeks before the end where no first date is given; without it 52",
    };
    private readonly Option<string?> hours = Text(
        "--hours",
        "Hours of the week, half-open, 0 = Monday 00:00, such as 90-94,114-118"
    );
    private readonly Option<string?> community = Text("--community", "Code of one community");
    private readonly Option<string?> kernel = Text("--kernel", "quartic, gaussian or uniform");
    private readonly Option<string?> neighbors = Text("--neighbors", "queen, rook, or meters");
    private readonly Option<string?> statistic = Text("--statistic", "gistar or moran");
    private readonly Option<double?> bandwidth = new("--bandwidth")
    {
        Description = "Radius of the kernel, meters; without it chosen by later weeks",
    };
    private readonly Option<int?> permutations = new("--permutations")
    {
        Description = "Draws, 99 to 9,999; without it the normal approximation",
    };
    private readonly Option<bool> adaptive = Switch(
        "--adaptive",
        "A radius that is wide where incidents are few"
    );
    private readonly Option<bool> edge = Switch("--edge", "Correct for demand beyond the boundary");
    private readonly Option<bool> discovered = Switch(
        "--with-discovered",
        "Count what police discovered too; this is logged"
    );

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All =>
        [
            method,
            categories,
            from,
            to,
            weeks,
            hours,
            community,
            bandwidth,
            kernel,
            adaptive,
            edge,
            neighbors,
            statistic,
            permutations,
            discovered,
        ];

    /// <summary>The query they say.</summary>
    public HotspotQuery Of(ParseResult parsed) =>
        new()
        {
            Method = parsed.GetValue(method),
            Categories = parsed.GetValue(categories),
            From = parsed.GetValue(from),
            Weeks = parsed.GetValue(weeks),
            To = parsed.GetValue(to),
            Hours = parsed.GetValue(hours),
            Community = parsed.GetValue(community),
            BandwidthMeters = parsed.GetValue(bandwidth),
            Kernel = parsed.GetValue(kernel),
            Adaptive = parsed.GetValue(adaptive),
            Edge = parsed.GetValue(edge),
            Neighbors = parsed.GetValue(neighbors),
            Statistic = parsed.GetValue(statistic),
            Permutations = parsed.GetValue(permutations),
            WithDiscovered = parsed.GetValue(discovered),
        };

    private static Option<string?> Text(string name, string description) =>
        new(name) { Description = description };

    private static Option<bool> Switch(string name, string description) =>
        new(name) { Description = description };
}
