using Dapper;
using Patrol.Contracts;
using Patrol.Engine.Model;

namespace Patrol.Storage.Jobs;

/// <summary>A job as its worker needs it.</summary>
/// <param name="Number">Number within the district.</param>
/// <param name="Kind">What is done.</param>
/// <param name="Request">What was asked for, JSON.</param>
/// <param name="Actor">Who asked.</param>
/// <param name="Attempt">How often it was taken up, this time included.</param>
/// <param name="Kept">Best that an earlier attempt had stored, JSON; null when there is none.</param>
internal sealed record TakenJob(
    int Number,
    string Kind,
    string Request,
    string Actor,
    int Attempt,
    string? Kept
);

/// <summary>What a worker hears when it gives a sign of life.</summary>
internal enum Pulse
{
    /// <summary>Go on.</summary>
    Alive,

    /// <summary>Somebody asked the job to end.</summary>
    CancelRequested,

    /// <summary>Another worker has it, or it is over.</summary>
    Lost,
}

/// <summary>Jobs: their rows are the truth; whoever changes one tells all who listen.</summary>
public static class JobStore
{
    /// <summary>Seconds without a sign of life after which a worker counts as lost.</summary>
    public const double LostAfterSeconds = 20;

    private const string Columns = """
        number, kind, state, stage, best, bound, attempt, cancel_requested as "CancelRequested", result, problem,
        coalesce(extract(epoch from coalesce(ended, clock_timestamp()) - started), 0)::double precision as seconds
        """;

    /// <summary>Adds a job that waits for a worker.</summary>
    /// <param name="session">A writing session.</param>
    /// <param name="districtCode">Code of the district.</param>
    /// <param name="kind">What is to be done.</param>
    /// <param name="request">What is asked for.</param>
    public static async Task<JobView> AddAsync<T>(
        DistrictSession session,
        string districtCode,
        string kind,
        T request
    )
    {
        var number = await DistrictLocks.TakeNumberAsync(session, "job");
        await Stage.ExecuteAsync(
            session,
            "insert into patrol.job (district_id, number, kind, request, actor) values ($1, $2, $3, $4, $5)",
            Stage.Of(session.District.Value),
            Stage.Of(number),
            Stage.Of(kind),
            JsonDocumentStore.Of(request),
            Stage.Of(session.Actor!.Name)
        );
        return (await FindAsync(session, districtCode, number))!;
    }

    /// <summary>A job; null when there is none of that number.</summary>
    public static async Task<JobView?> FindAsync(DistrictSession session, string districtCode, int number) =>
        await session.Connection.QuerySingleOrDefaultAsync<Row>(
            $"select {Columns} from patrol.job where number = @number",
            new { number }
        )
            is { } row
            ? row.View(districtCode)
            : null;

    /// <summary>The latest hundred jobs, newest first.</summary>
    public static async Task<IReadOnlyList<JobView>> ListAsync(
        DistrictSession session,
        string districtCode
    ) =>
        (
            await session.Connection.QueryAsync<Row>(
                $"select {Columns} from patrol.job order by number desc limit 100"
            )
        )
            .Select(row => row.View(districtCode))
            .ToArray();

    /// <summary>Asks a job to end: one that waits is canceled at once, one that runs keeps its best. False when there is
    /// none of that number.</summary>
    public static async Task<bool> AskToCancelAsync(DistrictSession session, int number)
    {
        var hit = await Stage.ExecuteAsync(
            session,
            """
            update patrol.job set cancel_requested = true,
              state = case state when 'waiting' then 'canceled' else state end,
              ended = case state when 'waiting' then now() else ended end
            where number = $1 and state in ('waiting', 'running')
            """,
            Stage.Of(number)
        );
        await TellAsync(session, number);
        return hit > 0
            || await session.Connection.ExecuteScalarAsync<bool>(
                "select exists (select from patrol.job where number = @number)",
                new { number }
            );
    }

    /// <summary>Takes a job up: one that waits, or whose worker is lost. Null when it is over or another has it.</summary>
    internal static async Task<TakenJob?> TakeAsync(DistrictSession session, int number, string worker)
    {
        var taken = await session.Connection.QuerySingleOrDefaultAsync<TakenJob>(
            """
            update patrol.job set state = 'running', worker = @worker, heartbeat = now(), attempt = attempt + 1,
              started = coalesce(started, now()), stage = 'waiting', best = 0, bound = null
            where number = @number
              and (state = 'waiting'
                or (state = 'running' and heartbeat < now() - make_interval(secs => @lost)))
            returning number, kind, request::text, actor, attempt, kept::text
            """,
            new
            {
                number,
                worker,
                lost = LostAfterSeconds,
            }
        );
        await TellAsync(session, number);
        return taken;
    }

    /// <summary>Name of the worker that has a job; null when none has.</summary>
    public static Task<string?> FindWorkerAsync(DistrictSession session, int number) =>
        session.Connection.ExecuteScalarAsync<string?>(
            "select worker from patrol.job where number = @number",
            new { number }
        );

    /// <summary>True when a worker has stored something for another to go on from.</summary>
    public static Task<bool> HasKeptAsync(DistrictSession session, int number) =>
        session.Connection.ExecuteScalarAsync<bool>(
            "select kept is not null from patrol.job where number = @number",
            new { number }
        );

    /// <summary>True while another worker has the job and may still be lost.</summary>
    internal static Task<bool> IsRunningAsync(DistrictSession session, int number) =>
        session.Connection.ExecuteScalarAsync<bool>(
            "select exists (select from patrol.job where number = @number and state = 'running')",
            new { number }
        );

    /// <summary>A sign of life, with where the work stands.</summary>
    internal static async Task<Pulse> BeatAsync(
        DistrictSession session,
        int number,
        string worker,
        JobProgress progress
    )
    {
        var canceled = await session.Connection.ExecuteScalarAsync<bool?>(
            """
            update patrol.job set heartbeat = now(), stage = @Stage, best = @Best, bound = @Bound
            where number = @number and state = 'running' and worker = @worker
            returning cancel_requested
            """,
            new
            {
                number,
                worker,
                progress.Stage,
                progress.Best,
                progress.Bound,
            }
        );
        await TellAsync(session, number);
        return canceled switch
        {
            null => Pulse.Lost,
            true => Pulse.CancelRequested,
            false => Pulse.Alive,
        };
    }

    /// <summary>Stores the best so far, from which another worker would go on.</summary>
    internal static Task<int> KeepAsync<T>(DistrictSession session, int number, string worker, T best) =>
        Stage.ExecuteAsync(
            session,
            "update patrol.job set kept = $3, heartbeat = now() where number = $1 and state = 'running' and worker = $2",
            Stage.Of(number),
            Stage.Of(worker),
            JsonDocumentStore.Of(best)
        );

    /// <summary>Ends a job, in the transaction that stores its result.</summary>
    /// <returns>False when it is no longer this worker's: nothing may be stored then.</returns>
    internal static async Task<bool> EndAsync(
        DistrictSession session,
        int number,
        string worker,
        string state,
        string? result,
        string? problem
    )
    {
        var hit = await session.Connection.ExecuteAsync(
            """
            update patrol.job set state = @state, result = @result, problem = @problem, ended = now(), kept = null
            where number = @number and state = 'running' and worker = @worker
            """,
            new
            {
                number,
                worker,
                state,
                result,
                problem,
            }
        );
        await TellAsync(session, number);
        return hit > 0;
    }

    /// <summary>Lets go of a job that this worker can't finish, because it is being stopped.</summary>
    internal static async Task LetGoAsync(DistrictSession session, int number, string worker)
    {
        await session.Connection.ExecuteAsync(
            """
            update patrol.job set state = 'waiting', stage = 'waiting', attempt = attempt - 1, worker = null, heartbeat = null
            where number = @number and state = 'running' and worker = @worker
            """,
            new { number, worker }
        );
        await TellAsync(session, number);
    }

    /// <summary>Keys of jobs that nobody works on.</summary>
    internal static Task<IReadOnlyList<(string District, int Number)>> FindLostAsync(
        PatrolDatabase database,
        double seconds,
        CancellationToken cancel
    ) =>
        database.AtTheDoorAsync<IReadOnlyList<(string, int)>>(
            async connection =>
                (
                    await connection.QueryAsync<(string, int)>(
                        "select code, number from patrol.lost_jobs(@seconds)",
                        new { seconds }
                    )
                ).AsList(),
            cancel
        );

    private static Task TellAsync(DistrictSession session, int number) =>
        LiveNews.TellAsync(session, "job", number);

    private sealed record Row
    {
        public int Number { get; init; }
        public required string Kind { get; init; }
        public required string State { get; init; }
        public required string Stage { get; init; }
        public double Best { get; init; }
        public double? Bound { get; init; }
        public int Attempt { get; init; }
        public bool CancelRequested { get; init; }
        public string? Result { get; init; }
        public string? Problem { get; init; }
        public double Seconds { get; init; }

        public JobView View(string district) =>
            new(
                $"{new NumberedKey(district, Number)}",
                Kind,
                State,
                Stage,
                Best,
                Bound,
                Bound > 0 ? (Bound - Best) / Bound : null,
                Math.Round(Seconds, 3),
                Attempt,
                CancelRequested,
                Result,
                Problem
            );
    }
}
