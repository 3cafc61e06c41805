using NodaTime;
using Patrol.Contracts;
using Patrol.Engine.Import;
using Patrol.Engine.Import.Incidents;
using Patrol.Engine.Model;
using Patrol.Storage.Demand;

namespace Patrol.Storage.Runs;

/// <summary>From a file of incidents to committed counts: read, place, merge and report in one transaction.</summary>
public static class IncidentImport
{
    /// <summary>Imports a file; everything or nothing.</summary>
    /// <param name="database">The database.</param>
    /// <param name="district">The district.</param>
    /// <param name="path">The file.</param>
    /// <param name="profile">How it is read.</param>
    /// <param name="raster">The current raster.</param>
    /// <param name="actor">Who imports and why.</param>
    /// <param name="before">An import that must be committed first; the file is read meanwhile. If it fails, so does this one.</param>
    /// <param name="cancel">Stops between rows; nothing is kept.</param>
    /// <exception cref="InputException">The file can't be used; nothing was changed.</exception>
    public static Task<ImportView> RunAsync(
        PatrolDatabase database,
        District district,
        string path,
        IncidentProfile profile,
        AnalysisRaster raster,
        Actor actor,
        Task? before = null,
        CancellationToken cancel = default
    ) =>
        database.WriteAsync(
            district.Id,
            actor,
            async session =>
            {
                var tally = new ImportTally(Path.GetFileName(path));
                var now = SystemClock.Instance.GetCurrentInstant();
                var frame = IncidentFrame.Of(
                    district,
                    district.Boundary!,
                    raster,
                    now,
                    await DistrictStore.HoldExpiryAsync(session)
                );
                var number = 0;
                var load = await IncidentStore.LoadAsync(
                    session,
                    async () =>
                    {
                        await (before ?? Task.CompletedTask);
                        return number = await ImportStore.NextNumberAsync(session);
                    },
                    new IncidentBatch(
                        profile.Dataset,
                        profile
                            .Categories.Select(category => new IncidentCategory(
                                category.Code,
                                category.Name,
                                category.SeverityWeight,
                                category.Sensitive
                            ))
                            .ToArray(),
                        profile.FullList,
                        () => tally.Withdrawn
                    ),
                    Until(cancel, IncidentReader.Read(path, profile, frame, tally))
                );
                tally.Drop(
                    DropReason.Duplicate,
                    "incident.duplicate",
                    load.Duplicates,
                    load.DuplicateRows,
                    profile.Columns.Id ?? "id",
                    "The same id, category, time and place stood in an earlier row of the file."
                );
                tally.Drop(
                    DropReason.Other,
                    "incident.withdrawn",
                    load.TakenBack,
                    load.TakenBackRows,
                    profile.Columns.Id ?? "id",
                    "A later row of the file takes the record back."
                );
                tally.Mended -= load.MendedDuplicates + load.MendedTakenBack;
                var report = tally.Report(
                    "incidents",
                    load.Inserted,
                    load.Updated,
                    load.Unchanged,
                    load.Withdrawn
                );
                return await ImportStore.SaveAsync(session, district.Code, number, report, now);
            },
            cancel
        );

    private static IEnumerable<IncidentRow> Until(CancellationToken cancel, IEnumerable<IncidentRow> rows)
    {
        foreach (var row in rows)
        {
            cancel.ThrowIfCancellationRequested();
            yield return row;
        }
    }
}
