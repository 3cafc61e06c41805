using Dapper;
using NodaTime;
using Patrol.Contracts;
using Patrol.Engine.Model;
using Patrol.Storage.Documents;

namespace Patrol.Storage;

/// <summary>Import batches with their reports.</summary>
public static class ImportStore
{
    /// <summary>Opens the next batch: its number, before the report is known. Batches of a district wait for each other.</summary>
    public static async Task<int> NextNumberAsync(DistrictSession session)
    {
        await DistrictLocks.TakeDemandTurnAsync(session);
        return await session.Connection.ExecuteScalarAsync<int>(
            "select coalesce(max(number), 0) + 1 from patrol.import_batch"
        );
    }

    /// <summary>Stores a report under its batch number.</summary>
    /// <returns>The report as a document.</returns>
    public static async Task<ImportView> SaveAsync(
        DistrictSession session,
        string districtCode,
        int number,
        ImportReport report,
        Instant now
    )
    {
        var view = ImportDocuments.Of(
            report,
            $"{new NumberedKey(districtCode, number)}",
            Codes.Of(now),
            session.Actor!.Name
        );
        await Stage.ExecuteAsync(
            session,
            "insert into patrol.import_batch values ($1, $2, $3, $4, $5, $6, $7, $8)",
            Stage.Of(session.District.Value),
            Stage.Of(number),
            Stage.Of(now),
            Stage.Of(session.Actor.Name),
            Stage.Of(session.Actor.Reason),
            Stage.Of(report.Kind),
            Stage.Of(report.File),
            JsonDocumentStore.Of(view)
        );
        return view;
    }

    /// <summary>Reports, newest first, without their samples.</summary>
    public static async Task<IReadOnlyList<ImportView>> ListAsync(DistrictSession session) =>
        (
            await session.Connection.QueryAsync<string>(
                "select jsonb_set(report, '{samples}', '[]')::text from patrol.import_batch order by number desc limit 500"
            )
        )
            .Select(JsonDocumentStore.Read<ImportView>)
            .ToArray();

    /// <summary>A report whole; null when there is none of that number.</summary>
    public static async Task<ImportView?> FindAsync(DistrictSession session, int number) =>
        await session.Connection.QuerySingleOrDefaultAsync<string>(
            "select report::text from patrol.import_batch where number = @number",
            new { number }
        )
            is { } text
            ? JsonDocumentStore.Read<ImportView>(text)
            : null;
}
