using Dapper;
using NodaTime;
using Patrol.Engine.Model;

namespace Patrol.Storage.Demand;

/// <summary>What a file of incidents says of itself.</summary>
/// <param name="Dataset">Namespace of the source ids.</param>
/// <param name="Categories">Categories its rows may name.</param>
/// <param name="IsFullList">True when stored records of the dataset that the file lacks are withdrawn.</param>
/// <param name="Withdrawn">Source ids that the file takes back, each with the last row that does; asked for after the
/// last row.</param>
public sealed record IncidentBatch(
    string Dataset,
    IReadOnlyList<IncidentCategory> Categories,
    bool IsFullList = false,
    Func<IReadOnlyDictionary<string, int>>? Withdrawn = null
);

/// <summary>What a load did: rows taken = inserted + updated + unchanged + duplicates + taken back.</summary>
/// <param name="Inserted">Rows new to the district.</param>
/// <param name="Updated">Rows whose id was known, with other content.</param>
/// <param name="Unchanged">Rows known already.</param>
/// <param name="Withdrawn">Stored records taken back.</param>
/// <param name="Duplicates">Rows left out: same non-blank id, category, time and place as an earlier one of the file.</param>
/// <param name="MendedDuplicates">Of these, rows that had been mended.</param>
/// <param name="DuplicateRows">The first hundred of them, with their ids.</param>
/// <param name="TakenBack">Rows left out: a later row of the file takes the record back.</param>
/// <param name="MendedTakenBack">Of these, rows that had been mended.</param>
/// <param name="TakenBackRows">The first hundred of them, with their ids.</param>
public sealed record IncidentLoad(
    int Inserted,
    int Updated,
    int Unchanged,
    int Withdrawn,
    int Duplicates,
    int MendedDuplicates,
    IReadOnlyList<(int Row, string Id)> DuplicateRows,
    int TakenBack,
    int MendedTakenBack,
    IReadOnlyList<(int Row, string Id)> TakenBackRows
);

/// <summary>Incidents: merged by source id, with the running counts adjusted by exactly what changed.</summary>
public static class IncidentStore
{
    /// <summary>Merges a stream of rows into the district. Everything or nothing: the caller's transaction decides.</summary>
    /// <param name="session">A writing session.</param>
    /// <param name="openBatch">
    /// Asked once for the number of the import batch, when the rows are in the database or a new category needs a number:
    /// from then on imports of one district wait for each other, since both would read the same stored rows.
    /// </param>
    /// <param name="batch">What the file says of itself.</param>
    /// <param name="rows">Rows in the order of the file; read on a thread of their own while others are written.</param>
    public static async Task<IncidentLoad> LoadAsync(
        DistrictSession session,
        Func<Task<int>> openBatch,
        IncidentBatch batch,
        IEnumerable<IncidentRow> rows
    )
    {
        int? batchNumber = null;
        var categories = await LoadCategoriesAsync(session);
        if (batch.Categories.Any(category => !categories.ContainsKey(category.Code)))
        {
            batchNumber = await openBatch();
            categories = await SaveCategoriesAsync(session, batch.Categories);
        }
        await IncidentStage.CopyAsync(session, rows, categories);
        var takenBack = await IncidentStage.TakeBackAsync(session, batch.Withdrawn?.Invoke() ?? NoIds);
        var repeats = await IncidentStage.SettleRepeatsAsync(session);
        await IncidentStage.NumberBlankIdsAsync(session);
        if (batchNumber is null)
        {
            batchNumber = await openBatch();
            await SaveCategoriesAsync(session, batch.Categories);
        }
        var load = await IncidentMerge.RunAsync(session, batchNumber.Value, batch, repeats);
        await Stage.ExecuteAsync(session, "drop table incident_stage, superseded, met, changed");
        return load with
        {
            TakenBack = takenBack.Count,
            MendedTakenBack = takenBack.Mended,
            TakenBackRows = takenBack.Rows,
        };
    }

    private static readonly Dictionary<string, int> NoIds = [];

    /// <summary>
    /// Deletes the detail of incidents of local weeks before a date; their counts stay. Later imports refuse such rows.
    /// </summary>
    /// <param name="session">A writing session.</param>
    /// <param name="before">Date; not after today, since imports of earlier weeks are closed for good.</param>
    /// <returns>Number of incidents whose detail is gone.</returns>
    /// <exception cref="InputException"><c>expire.before</c>: the date lies before 1900 or in the future.</exception>
    public static async Task<int> ExpireAsync(DistrictSession session, LocalDate before)
    {
        if (before.Year < 1900 || before > SystemClock.Instance.GetCurrentInstant().InUtc().Date)
        {
            throw new InputException(
                new InputIssue(
                    "expire.before",
                    null,
                    null,
                    "before",
                    before.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                    "Give a date from 1900 to today: imports of weeks before it are closed for good."
                )
            );
        }
        var monday = WeekClock.WeekOf(before);
        // Imports under way end first: they read rows that this would refuse.
        await DistrictLocks.TakeExpiryAsync(session);
        await DistrictLocks.TakeDemandTurnAsync(session);
        await Stage.ExecuteAsync(
            session,
            "create temporary table changed on commit drop as select *, -1.0::float8 as sign from patrol.incident where local_week < $1",
            Stage.Of(monday)
        );
        await DemandCounts.ApplyAsync(session, isExpired: false);
        await Stage.ExecuteAsync(session, "update changed set sign = 1");
        await DemandCounts.ApplyAsync(session, isExpired: true);
        var gone = await Stage.ExecuteAsync(
            session,
            "delete from patrol.incident where local_week < $1",
            Stage.Of(monday)
        );
        await Stage.ExecuteAsync(
            session,
            "update patrol.district set expired_before = greatest(expired_before, $1)",
            Stage.Of(monday)
        );
        await WriteAuditAsync(session, "expire", gone);
        await Stage.ExecuteAsync(session, "drop table changed");
        return gone;
    }

    private static async Task<Dictionary<string, short>> SaveCategoriesAsync(
        DistrictSession session,
        IReadOnlyList<IncidentCategory> categories
    )
    {
        foreach (var category in categories)
        {
            await Stage.ExecuteAsync(
                session,
                """
                insert into patrol.incident_category as stored
                select $1, coalesce(max(category), 0) + 1, $2, $3, $4, $5 from patrol.incident_category
                on conflict (district_id, code) do update
                set name = excluded.name, severity_weight = excluded.severity_weight, is_sensitive = excluded.is_sensitive
                where (stored.name, stored.severity_weight, stored.is_sensitive)
                  is distinct from (excluded.name, excluded.severity_weight, excluded.is_sensitive)
                """,
                Stage.Of(session.District.Value),
                Stage.Of(category.Code),
                Stage.Of(category.Name),
                Stage.Of((float)category.SeverityWeight),
                Stage.Of(category.IsSensitive)
            );
        }
        return await LoadCategoriesAsync(session);
    }

    private static async Task<Dictionary<string, short>> LoadCategoriesAsync(DistrictSession session) =>
        (
            await session.Connection.QueryAsync<(string Code, short Number)>(
                "select code, category from patrol.incident_category"
            )
        ).ToDictionary(row => row.Code, row => row.Number);

    internal static Task WriteAuditAsync(DistrictSession session, string operation, int rows) =>
        rows == 0
            ? Task.CompletedTask
            : Stage.ExecuteAsync(
                session,
                "insert into patrol.audit (district_id, actor, reason, relation, operation, rows) values ($1, $2, $3, 'incident', $4, $5)",
                Stage.Of(session.District.Value),
                Stage.Of(session.Actor!.Name),
                Stage.Of(session.Actor.Reason),
                Stage.Of(operation),
                Stage.Of((long)rows)
            );
}
