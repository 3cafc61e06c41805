using System.Globalization;
using Patrol.Viewer.Periods.Tables;

namespace Patrol.Viewer.Periods;

/// <summary>Everything that the page of periods shows, as its address, so that two people see the same.</summary>
/// <param name="District">Code of the district.</param>
/// <param name="Categories">Codes of categories, comma-separated; null for all.</param>
/// <param name="Community">Code of the community; null for the district.</param>
/// <param name="From">First date; null for a year.</param>
/// <param name="To">Date after the last; null for the last whole week on record.</param>
/// <param name="Windows">Most windows; null for the usual.</param>
/// <param name="Shortest">Hours of the shortest window; null for the usual.</param>
/// <param name="Most">Most hours in all; null for no limit.</param>
/// <param name="Block">Hours that were brushed, as ranges; null for none.</param>
/// <param name="ThenFrom">First date of the time compared with; null for no comparison.</param>
/// <param name="ThenTo">Date after its last.</param>
public sealed record PeriodsLink(
    string District,
    string? Categories = null,
    string? Community = null,
    string? From = null,
    string? To = null,
    int? Windows = null,
    int? Shortest = null,
    int? Most = null,
    string? Block = null,
    string? ThenFrom = null,
    string? ThenTo = null
)
{
    /// <summary>The address.</summary>
    public string Href =>
        $"/d/{District}/periods"
        + Query([
            .. Demand(From, To),
            ("windows", Number(Windows)),
            ("shortest", Number(Shortest)),
            ("most", Number(Most)),
            ("block", Block),
            ("thenFrom", ThenFrom),
            ("thenTo", ThenTo),
        ]);

    /// <summary>Where the server answers.</summary>
    public string Request => Ask("periods", From, To);

    /// <summary>Where the server answers with the table as a file.</summary>
    public string File => "/" + Ask("periods.csv", From, To);

    /// <summary>Where it answers for the time compared with; null for no comparison.</summary>
    public string? ThenRequest =>
        ThenFrom is null || ThenTo is null ? null : Ask("periods", ThenFrom, ThenTo);

    /// <summary>The map of some hours of the same demand.</summary>
    /// <param name="hours">The hours as ranges.</param>
    public string MapOf(string hours) =>
        $"/d/{District}/hotspots" + Query([("hours", hours), .. Demand(From, To)]);

    /// <summary>Reads what an address asks for; what it can't mean is as if it were not there.</summary>
    public static PeriodsLink Of(
        string district,
        string? categories,
        string? community,
        string? from,
        string? to,
        int? windows,
        int? shortest,
        int? most,
        string? block,
        string? thenFrom,
        string? thenTo
    ) =>
        new(
            district,
            Text(categories),
            Text(community),
            Text(from),
            Text(to),
            windows,
            shortest,
            most,
            HourBlock.Parse(block) is { } hours ? HourBlock.Text(hours) : null,
            Text(thenFrom),
            Text(thenTo)
        );

    private string Ask(string what, string? from, string? to) =>
        $"api/districts/{Uri.EscapeDataString(District)}/{what}"
        + Query([
            .. Demand(from, to),
            ("windows", Number(Windows)),
            ("shortestHours", Number(Shortest)),
            ("mostHours", Number(Most)),
        ]);

    private (string Name, string? Value)[] Demand(string? from, string? to) =>
        [("categories", Categories), ("community", Community), ("from", from), ("to", to)];

    private static string Query((string Name, string? Value)[] parts)
    {
        var said = parts
            .Where(part => !string.IsNullOrEmpty(part.Value))
            .Select(part =>
                $"{part.Name}={Uri.EscapeDataString(part.Value!).Replace("%2C", ",", StringComparison.Ordinal)}"
            )
            .ToArray();
        return said.Length == 0 ? "" : "?" + string.Join('&', said);
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
