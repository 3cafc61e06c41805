using System.Runtime.CompilerServices;
using Npgsql;
using Patrol.Engine.Model;

namespace Patrol.Storage.Jobs;

/// <summary>That something of a district has changed; what it says now is read by the door.</summary>
/// <param name="District">Key of the district.</param>
/// <param name="Kind">What has changed: <c>job</c> or <c>plan</c>.</param>
/// <param name="Number">Its number within the district.</param>
public sealed record LiveNews(DistrictId District, string Kind, int Number)
{
    private const string Channel = "patrol_live";

    /// <summary>Tells all who listen, once the transaction is committed.</summary>
    internal static Task TellAsync(DistrictSession session, string kind, int number) =>
        Stage.ExecuteAsync(
            session,
            "select pg_notify($1, $2)",
            Stage.Of(Channel),
            Stage.Of($"{session.District.Value} {kind} {number}")
        );

    /// <summary>News as they come, until canceled; a connection of its own.</summary>
    /// <exception cref="EnvironmentMissingException">The database does not answer, or no longer.</exception>
    public static async IAsyncEnumerable<LiveNews> ListenAsync(
        PatrolDatabase database,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        var heard = new Queue<string>();
        await using var connection = await database.ListenOnAsync(Channel, heard.Enqueue, cancel);
        while (true)
        {
            while (heard.TryDequeue(out var text))
            {
                if (Read(text) is { } news)
                {
                    yield return news;
                }
            }
            try
            {
                await connection.WaitAsync(cancel);
            }
            catch (NpgsqlException fault)
            {
                throw new EnvironmentMissingException(
                    $"The database does not answer: {fault.Message}",
                    fault
                );
            }
        }
    }

    private static LiveNews? Read(string text) =>
        text.Split(' ') is [var district, var kind, var number]
        && int.TryParse(district, out var id)
        && int.TryParse(number, out var at)
            ? new LiveNews(new DistrictId(id), kind, at)
            : null;
}
