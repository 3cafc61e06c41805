using System.Runtime.CompilerServices;
using Patrol.Engine.Import.Files;
using Patrol.Engine.Model;

namespace Patrol.Engine.Import;

/// <summary>Counts what became of a file's rows while it is read, and keeps the first hundred issues of each code.</summary>
/// <param name="file">File name without folder.</param>
public sealed class ImportTally(string file)
{
    private const int SamplesPerCode = 100;
    private readonly Dictionary<DropReason, int> dropped = [];
    private readonly Dictionary<string, int> seen = [];
    private readonly List<InputIssue> samples = [];
    private int lastMended;

    /// <summary>File name without folder.</summary>
    public string File { get; } = file;

    /// <summary>Rows read.</summary>
    public int Rows { get; set; }

    /// <summary>Rows that had a value mended and were not left out.</summary>
    public int Mended { get; set; }

    /// <summary>Columns about persons that the file has and that were not read.</summary>
    public List<string> DroppedColumns { get; } = [];

    /// <summary>Source ids that the file takes back, each with the last row that does.</summary>
    public Dictionary<string, int> Withdrawn { get; } = [];

    /// <summary>Rows left out, by reason.</summary>
    public IReadOnlyDictionary<DropReason, int> Dropped => dropped;

    /// <summary>The first hundred issues of each code.</summary>
    public IReadOnlyList<InputIssue> Samples => samples;

    /// <summary>Rows that an issue of this code was noted for.</summary>
    public int CountOf(string code) => seen.GetValueOrDefault(code);

    /// <summary>Leaves a row out.</summary>
    // A literal null for the field would fit both.
    [OverloadResolutionPriority(1)]
    public void Drop(DropReason reason, string code, int row, string? field, string? value, string remedy)
    {
        dropped[reason] = dropped.GetValueOrDefault(reason) + 1;
        Note(code, row, field, value, remedy);
    }

    /// <summary>Leaves out rows that the database found; their samples come with them.</summary>
    public void Drop(
        DropReason reason,
        string code,
        int count,
        IEnumerable<(int Row, string Value)> rows,
        string field,
        string remedy
    )
    {
        if (count == 0)
        {
            return;
        }
        dropped[reason] = dropped.GetValueOrDefault(reason) + count;
        foreach (var (row, value) in rows)
        {
            Note(code, row, field, value, remedy);
        }
    }

    /// <summary>Notes an issue of a row that was mended and stays; rows come in order, and each counts once.</summary>
    public void Mend(string code, int row, string? field, string? value, string remedy)
    {
        Mended += row == lastMended ? 0 : 1;
        lastMended = row;
        Note(code, row, field, value, remedy);
    }

    /// <summary>Notes an issue of a row that stays.</summary>
    public void Note(string code, int? row, string? field, string? value, string remedy)
    {
        var count = seen[code] = seen.GetValueOrDefault(code) + 1;
        if (count <= SamplesPerCode)
        {
            samples.Add(new InputIssue(code, File, row, field, FileFault.Shorten(value), remedy));
        }
    }

    /// <summary>The report of a file of which these rows are in the district now.</summary>
    public ImportReport Report(string kind, int inserted, int updated, int unchanged, int withdrawn) =>
        new(
            File,
            kind,
            Rows,
            inserted,
            updated,
            unchanged,
            withdrawn,
            Mended,
            new Dictionary<DropReason, int>(dropped),
            DroppedColumns,
            samples
        );
}
