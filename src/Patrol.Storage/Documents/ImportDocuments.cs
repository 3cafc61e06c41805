using Patrol.Contracts;
using Patrol.Engine.Model;

namespace Patrol.Storage.Documents;

/// <summary>Import reports and issues as documents.</summary>
public static class ImportDocuments
{
    /// <summary>An issue as a document.</summary>
    public static IssueView Of(InputIssue issue) =>
        new(issue.Code, issue.File, issue.Row, issue.Field, issue.Value, issue.Remedy);

    /// <summary>A report as a document.</summary>
    /// <param name="report">What became of the file.</param>
    /// <param name="id">Id of the stored batch; null when not stored.</param>
    /// <param name="created">When, UTC, ISO 8601.</param>
    /// <param name="actor">Who, as typed.</param>
    public static ImportView Of(ImportReport report, string? id, string created, string actor) =>
        new(
            id,
            report.File,
            report.Kind,
            created,
            actor,
            report.Rows,
            report.Inserted,
            report.Updated,
            report.Unchanged,
            report.Withdrawn,
            report.Mended,
            report
                .Dropped.OrderBy(pair => pair.Key)
                .ToDictionary(pair => Codes.Of(pair.Key), pair => pair.Value),
            report.DroppedColumns,
            report.Samples.Select(Of).ToArray()
        );
}
