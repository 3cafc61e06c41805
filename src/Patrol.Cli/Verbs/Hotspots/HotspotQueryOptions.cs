using System.CommandLine;
using Patrol.Contracts.Hotspots;

namespace Patrol.Cli.Verbs.Hotspots;

/// <summary>Options that say which hotspot map is meant, and what is to be told of its significance.</summary>
internal sealed class HotspotQueryOptions
{
    private readonly MapOptions map = new();
    private readonly Option<string?> neighbors = new("--neighbors")
    {
        Description = "queen, rook, or meters",
    };
    private readonly Option<string?> statistic = new("--statistic") { Description = "gistar or moran" };
    private readonly Option<int?> permutations = new("--permutations")
    {
        Description = "Draws, 99 to 9,999; the normal approximation when left out",
    };

    /// <summary>All of them.</summary>
    public IEnumerable<Option> All => [.. map.All, neighbors, statistic, permutations];

    /// <summary>The query that was asked for.</summary>
    public HotspotQuery Of(ParseResult parsed) =>
        map.Read(parsed) with
        {
            Neighbors = parsed.GetValue(neighbors),
            Statistic = parsed.GetValue(statistic),
            Permutations = parsed.GetValue(permutations),
        };
}
