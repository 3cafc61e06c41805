using Patrol.Engine.Model;
using Patrol.Storage;
using Patrol.Storage.Jobs;

namespace Patrol.Api.Hosting;

/// <summary>The server's database: opened at the start, left at the end, entered by a district's code.</summary>
internal sealed class Databank(PatrolDatabaseOptions options) : IHostedService, IAsyncDisposable
{
    /// <summary>Who acts when a request does not say.</summary>
    public static readonly Actor Web = new("web", "asked in the viewer");

    private PatrolDatabase? database;
    private JobQueue? queue;

    /// <summary>The open database.</summary>
    public PatrolDatabase Database =>
        database ?? throw new InvalidOperationException("The database is not open.");

    /// <summary>Brings jobs to workers, here and in other processes.</summary>
    public JobQueue Queue => queue ?? throw new InvalidOperationException("The database is not open.");

    public async Task StartAsync(CancellationToken cancel)
    {
        database = await PatrolDatabase.OpenAsync(options, null, cancel);
        queue = new JobQueue(database);
    }

    public Task StopAsync(CancellationToken cancel) => Task.CompletedTask;

    public Task<bool> IsReadyAsync(CancellationToken cancel) =>
        database is null ? Task.FromResult(false) : database.AnswersAsync(cancel);

    /// <summary>A district; null when there is none of that code.</summary>
    public Task<District?> FindAsync(string code, CancellationToken cancel) =>
        DistrictStore.FindAsync(Database, code, cancel);

    /// <summary>Reads something of a district; 404 in words when the district or the thing is missing.</summary>
    public Task<IResult> ReadAsync<T>(
        string code,
        Func<DistrictSession, Task<T>> read,
        CancellationToken cancel
    ) => EnterAsync(code, async session => Results.Ok(await read(session)), cancel);

    /// <summary>Reads a numbered thing such as <c>dc-3</c>; 404 in words when it is missing.</summary>
    public Task<IResult> ReadNumberedAsync<T>(
        string what,
        string id,
        Func<DistrictSession, int, Task<T?>> read,
        CancellationToken cancel
    )
        where T : class =>
        NumberedKey.TryParse(id, out var key)
            ? EnterAsync(
                key.District,
                async session =>
                    await read(session, key.Number) is { } found
                        ? Results.Ok(found)
                        : Problems.NotFound(what, id),
                cancel
            )
            : Task.FromResult(Problems.NotFound(what, id));

    /// <summary>Answers from inside a district.</summary>
    public async Task<IResult> EnterAsync(
        string code,
        Func<DistrictSession, Task<IResult>> answer,
        CancellationToken cancel
    ) =>
        await FindIdAsync(code, cancel) is { } id
            ? await Database.ReadAsync(id, answer, cancel)
            : Problems.NotFound("district", code);

    public async ValueTask DisposeAsync()
    {
        if (database is not null)
        {
            await database.DisposeAsync();
            database = null;
        }
    }

    // Asked each time: a district may be deleted and made anew beside this process.
    private Task<DistrictId?> FindIdAsync(string code, CancellationToken cancel) =>
        DistrictStore.FindIdAsync(Database, code, cancel);
}
