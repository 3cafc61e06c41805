namespace Patrol.Viewer.Reports;

/// <summary>What the page of reports shows, as its address.</summary>
/// <param name="District">Code of the district.</param>
/// <param name="Tab">Which report.</param>
/// <param name="Month">Month compared; null for the last on record.</param>
/// <param name="Category">Code of the category looked at; null for all.</param>
/// <param name="Missing">Percent of a community's reports taken to be missing; null for the usual.</param>
internal sealed record ReportLink(
    string District,
    string Tab = ReportLink.Comparisons,
    string? Month = null,
    string? Category = null,
    string? Missing = null
)
{
    /// <summary>Months compared, and measures.</summary>
    public const string Comparisons = "comparisons";

    /// <summary>Names of the tabs in their order.</summary>
    public static readonly string[] Tabs =
    [
        Comparisons,
        "briefings",
        "cards",
        "equity",
        "quality",
        "nearRepeat",
    ];

    /// <summary>The address.</summary>
    public string Href
    {
        get
        {
            (string Name, string? Value)[] parts =
            [
                ("tab", Tab == Comparisons ? null : Tab),
                ("month", Month),
                ("category", Category),
                ("missing", Missing),
            ];
            var query = string.Join(
                '&',
                parts
                    .Where(part => !string.IsNullOrEmpty(part.Value))
                    .Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}")
            );
            return $"/d/{District}/reports{(query.Length > 0 ? $"?{query}" : "")}";
        }
    }

    /// <summary>The same page on another tab; what belongs to the other stays behind.</summary>
    public ReportLink On(string tab) => new(District, tab, Category: Category);
}
