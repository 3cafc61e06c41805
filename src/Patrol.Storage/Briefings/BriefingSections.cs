using Patrol.Engine.Model;

namespace Patrol.Storage.Briefings;

/// <summary>Sections of a briefing by their names.</summary>
internal static class BriefingSections
{
    public const string Comparisons = "comparisons";
    public const string Periods = "periods";
    public const string Places = "places";
    public const string BackTest = "backtest";
    public const string Equity = "equity";
    public const string Quality = "quality";
    public const string NearRepeat = "nearRepeat";

    private static readonly string[] All =
    [
        Comparisons,
        Periods,
        Places,
        BackTest,
        Equity,
        Quality,
        NearRepeat,
    ];

    /// <summary>The sections asked for; all but near repeats, which take a while, where none are named.</summary>
    /// <param name="text">Names, comma-separated; null for the usual.</param>
    /// <param name="issues">Gets <c>briefing.section</c> for each that is none.</param>
    public static IReadOnlySet<string> Resolve(string? text, List<InputIssue> issues)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return All.Where(name => name != NearRepeat).ToHashSet();
        }
        var names = text.Split(',', StringSplitOptions.TrimEntries).ToHashSet();
        foreach (var name in names.Except(All))
        {
            issues.Add(
                "briefing.section",
                "sections",
                name,
                $"Use names of sections: {string.Join(", ", All)}."
            );
        }
        return names;
    }
}
