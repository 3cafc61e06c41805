namespace Patrol.Engine.Model;

/// <summary>Why a row was left out.</summary>
public enum DropReason
{
    /// <summary>Same non-blank source id, category, time and place as an earlier row of the file.</summary>
    Duplicate = 1,

    /// <summary>The place lies outside the district.</summary>
    Outside = 2,

    /// <summary>No time, or none that can be read.</summary>
    NoTime = 3,

    /// <summary>No place, or none that can be read.</summary>
    NoPlace = 4,

    /// <summary>Any other reason; the samples name it.</summary>
    Other = 5,
}

/// <summary>What became of one file: <c>Rows = Inserted + Updated + Unchanged + Σ Dropped</c>.</summary>
/// <param name="File">File name without folder.</param>
/// <param name="Kind">What it holds: <c>incidents</c>, <c>streets</c>, <c>areas</c>, <c>sites</c>, <c>bases</c>, <c>land</c>, <c>people</c>.</param>
/// <param name="Rows">Rows or features read.</param>
/// <param name="Inserted">Rows new to the district.</param>
/// <param name="Updated">Rows whose id was known, with other content.</param>
/// <param name="Unchanged">Rows known already.</param>
/// <param name="Withdrawn">Stored records taken back by this file.</param>
/// <param name="Mended">Rows of the loaded ones that had a value mended.</param>
/// <param name="Dropped">Rows left out, by reason; reasons that did not occur are absent.</param>
/// <param name="DroppedColumns">Columns that the profile says are about persons, not read.</param>
/// <param name="Samples">The first hundred issues of each code.</param>
public sealed record ImportReport(
    string File,
    string Kind,
    int Rows,
    int Inserted,
    int Updated,
    int Unchanged,
    int Withdrawn,
    int Mended,
    IReadOnlyDictionary<DropReason, int> Dropped,
    IReadOnlyList<string> DroppedColumns,
    IReadOnlyList<InputIssue> Samples
)
{
    /// <summary>Rows that are in the district now.</summary>
    public int Loaded => Inserted + Updated + Unchanged;
}
