using Patrol.Engine.Model;

namespace Patrol.Storage.Jobs;

/// <summary>Where a job's work stands.</summary>
/// <param name="Stage">What it does now.</param>
/// <param name="Best">Best so far, in the unit of the kind.</param>
/// <param name="Bound">Proven bound; null before there is one.</param>
public readonly record struct JobProgress(string Stage, double Best, double? Bound);

/// <summary>One kind of work.</summary>
/// <param name="job">What is asked for, and how to say where it stands.</param>
/// <returns>Stores the result in the transaction that ends the job, and returns its id.</returns>
/// <exception cref="InputException">It can't be done, in words.</exception>
/// <exception cref="OperationCanceledException">Ended before there was anything to keep.</exception>
public delegate Task<Func<DistrictSession, Task<string>>> JobWork(JobRun job);

/// <summary>
/// Brings jobs to their end: takes one up, gives signs of life while its work runs, and stores its result and its end
/// in one transaction, so that there is never half a result and never two.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="works">Work by kind.</param>
/// <param name="name">Name of this worker, unique among all that are alive.</param>
/// <param name="report">Told of faults of ours, with the job's id.</param>
/// <param name="enter">Told each stage that a job's work enters, with the job's id; null when nobody listens.</param>
public sealed class JobRunner(
    PatrolDatabase database,
    IReadOnlyDictionary<string, JobWork> works,
    string name,
    Action<string, Exception> report,
    Action<string, string>? enter = null
)
{
    private const int MostAttempts = 3;
    private const string OurFault = "Something went wrong on our side; nothing was stored.";
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>Runs a job to its end, wherever it stands now.</summary>
    /// <param name="districtCode">Code of the district.</param>
    /// <param name="number">Number of the job.</param>
    /// <param name="stopping">The worker is being stopped: the job is let go, and another takes it up.</param>
    public async Task RunAsync(string districtCode, int number, CancellationToken stopping)
    {
        var id = $"{new NumberedKey(districtCode, number)}";
        if (await DistrictStore.FindAsync(database, districtCode, stopping) is not { } district)
        {
            return;
        }
        TakenJob? taken;
        while (
            (
                taken = await database.WriteAsync(
                    district.Id,
                    Actor.Worker,
                    session => JobStore.TakeAsync(session, number, name),
                    stopping
                )
            )
                is null
        )
        {
            // Another worker has it; should it be lost, we are here.
            if (
                !await database.ReadAsync(
                    district.Id,
                    session => JobStore.IsRunningAsync(session, number),
                    stopping
                )
            )
            {
                return;
            }
            await Task.Delay(Look, stopping);
        }
        await WorkAsync(district, taken, id, stopping);
    }

    private async Task WorkAsync(District district, TakenJob taken, string id, CancellationToken stopping)
    {
        if (taken.Attempt > MostAttempts)
        {
            await EndAsync(
                district,
                taken,
                "failed",
                $"Its worker was lost {MostAttempts} times; nothing was stored."
            );
            return;
        }
        await using var run = new JobRun(
            database,
            district,
            taken,
            name,
            enter is null ? null : stage => enter(id, stage),
            stopping
        );
        try
        {
            var store = await works[taken.Kind](run);
            await run.StopBeatingAsync();
            await database.WriteAsync(
                district.Id,
                new Actor(taken.Actor, $"job {id}"),
                async session =>
                {
                    var result = await store(session);
                    await JobStore.BeatAsync(session, taken.Number, name, run.Progress);
                    if (!await JobStore.EndAsync(session, taken.Number, name, "done", result, null))
                    {
                        throw new LostJobException();
                    }
                    return true;
                },
                CancellationToken.None
            );
        }
        catch (Exception) when (run.IsLost)
        {
            // Another worker has taken it over, or its district is gone.
        }
        catch (LostJobException)
        {
            // The same, found out at the last moment: nothing was committed.
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await run.StopBeatingAsync();
            await database.WriteAsync(
                district.Id,
                Actor.Worker,
                async session =>
                {
                    await JobStore.LetGoAsync(session, taken.Number, name);
                    return true;
                },
                CancellationToken.None
            );
            throw;
        }
        catch (OperationCanceledException)
        {
            await run.StopBeatingAsync();
            await EndAsync(district, taken, "canceled", "Canceled before there was anything to keep.");
        }
        catch (InputException fault)
        {
            await run.StopBeatingAsync();
            await EndAsync(district, taken, "failed", fault.Message);
        }
        catch (Exception fault) when (DatabaseFaults.IsGone(fault))
        {
            // The database is gone; once it is back, the job has lost its worker and is taken up again.
        }
        catch (Exception fault)
        {
            report(id, fault);
            await run.StopBeatingAsync();
            await EndAsync(district, taken, "failed", OurFault);
        }
    }

    private Task EndAsync(District district, TakenJob taken, string state, string problem) =>
        database.WriteAsync(
            district.Id,
            Actor.Worker,
            session => JobStore.EndAsync(session, taken.Number, name, state, null, problem),
            CancellationToken.None
        );

    private sealed class LostJobException : Exception;
}
