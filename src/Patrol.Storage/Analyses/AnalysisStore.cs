using Dapper;
using NodaTime;
using Patrol.Engine.Model;

namespace Patrol.Storage.Analyses;

/// <summary>Answers worth keeping, numbered within the district, by kind; none ever changes.</summary>
public static class AnalysisStore
{
    /// <summary>Stores an analysis.</summary>
    /// <param name="session">A writing session.</param>
    /// <param name="districtCode">Code of the district.</param>
    /// <param name="kind">Kind, such as <c>backtest</c>.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="document">Makes the document when its id, such as <c>dc-4</c>, is known.</param>
    /// <param name="now">When it was made.</param>
    /// <returns>The document.</returns>
    public static async Task<T> SaveAsync<TRequest, T>(
        DistrictSession session,
        string districtCode,
        string kind,
        TRequest request,
        Func<string, T> document,
        Instant now
    )
    {
        var number = await DistrictLocks.TakeNumberAsync(session, "analysis");
        var made = document($"{new NumberedKey(districtCode, number)}");
        await Stage.ExecuteAsync(
            session,
            "insert into patrol.analysis values ($1, $2, $3, $4, $5, $6, $7)",
            Stage.Of(session.District.Value),
            Stage.Of(number),
            Stage.Of(kind),
            Stage.Of(now),
            Stage.Of(session.Actor!.Name),
            JsonDocumentStore.Of(request),
            JsonDocumentStore.Of(made)
        );
        return made;
    }

    /// <summary>An analysis of a kind; null when there is none of that number and kind.</summary>
    public static async Task<T?> FindAsync<T>(DistrictSession session, string kind, int number)
        where T : class =>
        await session.Connection.QuerySingleOrDefaultAsync<string>(
            "select document::text from patrol.analysis where number = @number and kind = @kind",
            new { number, kind }
        )
            is { } text
            ? JsonDocumentStore.Read<T>(text)
            : null;

    /// <summary>The newest of a kind, newest first.</summary>
    public static async Task<IReadOnlyList<T>> ListAsync<T>(
        DistrictSession session,
        string kind,
        int most = 20
    ) =>
        (
            await session.Connection.QueryAsync<string>(
                "select document::text from patrol.analysis where kind = @kind order by number desc limit @most",
                new { kind, most }
            )
        )
            .Select(JsonDocumentStore.Read<T>)
            .ToArray();

    /// <summary>The newest of a kind; null when there is none.</summary>
    public static async Task<T?> FindLatestAsync<T>(DistrictSession session, string kind)
        where T : class => (await ListAsync<T>(session, kind, 1)).FirstOrDefault();
}
