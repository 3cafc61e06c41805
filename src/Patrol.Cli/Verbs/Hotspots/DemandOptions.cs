using System.CommandLine;
using Patrol.Contracts.Hotspots;

namespace Patrol.Cli.Verbs.Hotspots;

/// <summary>The options that say which demand is meant.</summary>
internal sealed class DemandOptions
{
    private readonly Option<string?> categories = new("--categories")
    {
        Description = "Codes of categories, comma-separated; all that are not sensitive when left out",
    };
    private readonly Option<string?> from = new("--from")
    {
        Description = "First local date, 2026-06-01; a year before the end when left out",
    };
    private readonly Option<string?> to = new("--to")
    {
        Description = "Local date after the last; the end of the last whole week when left out",
    };
    private readonly Option<string?> hours = new("--hours")
    {
        Description = "Hours of the week, 90-94,114-118 (0 = Monday 00:00); all when left out",
    };
    private readonly Option<string?> community = new("--community")
    {
        Description = "Code of a community to stay in",
    };
    private readonly Option<bool> discovered = new("--with-discovered")
    {
        Description = "Count what police discovered too; logged",
    };

    /// <summary>All of them.</summary>
    public IEnumerable<Option> All => [categories, from, to, hours, community, discovered];

    /// <summary>Puts what was given into a query.</summary>
    public T Read<T>(ParseResult parsed, T query)
        where T : DemandQuery =>
        query with
        {
            Categories = parsed.GetValue(categories),
            From = parsed.GetValue(from),
            To = parsed.GetValue(to),
            Hours = parsed.GetValue(hours),
            Community = parsed.GetValue(community),
            WithDiscovered = parsed.GetValue(discovered),
        };
}
