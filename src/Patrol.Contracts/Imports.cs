namespace Patrol.Contracts;

/// <summary>What became of one imported file: rows = loaded + Σ dropped, loaded = inserted + updated + unchanged.</summary>
/// <param name="Id">Such as <c>dc-5</c>; null when not stored.</param>
/// <param name="File">File name without folder.</param>
/// <param name="Kind"><c>incidents</c>, <c>streets</c>, <c>areas</c>, <c>sites</c>, <c>bases</c>, <c>land</c>, <c>members</c>, <c>people</c> (generated), <c>calendar</c> …</param>
/// <param name="Created">When, UTC, ISO 8601.</param>
/// <param name="Actor">Who, as typed; unverified.</param>
/// <param name="Rows">Rows or features read.</param>
/// <param name="Inserted">New.</param>
/// <param name="Updated">Known id, other content.</param>
/// <param name="Unchanged">Known already.</param>
/// <param name="Withdrawn">Taken back.</param>
/// <param name="Mended">Loaded rows that had a value mended.</param>
/// <param name="Dropped">Rows left out by reason: <c>duplicate</c>, <c>outside</c>, <c>noTime</c>, <c>noPlace</c>, <c>other</c>.</param>
/// <param name="DroppedColumns">Columns about persons that were not read.</param>
/// <param name="Samples">The first hundred issues of each code.</param>
public sealed record ImportView(
    string? Id,
    string File,
    string Kind,
    string Created,
    string Actor,
    int Rows,
    int Inserted,
    int Updated,
    int Unchanged,
    int Withdrawn,
    int Mended,
    IReadOnlyDictionary<string, int> Dropped,
    IReadOnlyList<string> DroppedColumns,
    IReadOnlyList<IssueView> Samples
)
{
    /// <summary>Rows that are in the district now.</summary>
    public int Loaded => Inserted + Updated + Unchanged;
}

/// <summary>One fault of the input.</summary>
public sealed record IssueView(
    string Code,
    string? File,
    int? Row,
    string? Field,
    string? Value,
    string Remedy
);
