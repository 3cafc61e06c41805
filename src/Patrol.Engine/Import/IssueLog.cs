using Patrol.Engine.Model;

namespace Patrol.Engine.Import;

/// <summary>Collects the issues of one file: the first hundred of each code, and how many rows each reason cost.</summary>
internal sealed class IssueLog(string file)
{
    /// <summary>Issues of one code that are kept.</summary>
    public const int KeptPerCode = 100;

    private readonly Dictionary<string, int> counts = [];
    private readonly Dictionary<DropReason, int> dropped = [];
    private readonly HashSet<int> mended = [];

    /// <summary>Issues kept.</summary>
    public List<InputIssue> Issues { get; } = [];

    /// <summary>Rows left out, by reason.</summary>
    public IReadOnlyDictionary<DropReason, int> Dropped => dropped;

    /// <summary>Rows mended.</summary>
    public int Mended => mended.Count;

    /// <summary>How often a code was noted.</summary>
    public int Count(string code) => counts.GetValueOrDefault(code);

    /// <summary>Notes an issue that costs nothing.</summary>
    public void Note(string code, int? row, string? field, string? value, string remedy)
    {
        var count = counts[code] = Count(code) + 1;
        if (count <= KeptPerCode)
        {
            Issues.Add(new InputIssue(code, file, row, field, value, remedy));
        }
    }

    /// <summary>Notes an issue that costs the row.</summary>
    public void Drop(DropReason reason, string code, int row, string? field, string? value, string remedy)
    {
        dropped[reason] = dropped.GetValueOrDefault(reason) + 1;
        Note(code, row, field, value, remedy);
    }

    /// <summary>Notes an issue that was mended.</summary>
    public void Mend(string code, int row, string? field, string? value, string remedy)
    {
        mended.Add(row);
        Note(code, row, field, value, remedy);
    }
}
