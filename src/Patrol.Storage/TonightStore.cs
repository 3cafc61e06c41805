using Dapper;
using NodaTime;
using Patrol.Contracts;
using Patrol.Engine.Model;

namespace Patrol.Storage;

/// <summary>Tonight's plans: stored once checked, never changed.</summary>
public static class TonightStore
{
    /// <summary>Stores a plan that its checker found clean.</summary>
    /// <param name="session">A writing session.</param>
    /// <param name="districtCode">Code of the district.</param>
    /// <param name="plan">The plan, without id.</param>
    /// <param name="now">When it was made.</param>
    /// <returns>The plan with its id.</returns>
    /// <exception cref="ArgumentException">The plan has violations, or names no surface.</exception>
    public static async Task<TonightPlan> SaveAsync(
        DistrictSession session,
        string districtCode,
        TonightPlan plan,
        Instant now
    )
    {
        if (plan.Violations > 0)
        {
            throw new ArgumentException($"The plan has {plan.Violations} violations.", nameof(plan));
        }
        if (!NumberedKey.TryParse(plan.Surface, out var surface))
        {
            throw new ArgumentException($"{plan.Surface} is no surface.", nameof(plan));
        }
        var number = await DistrictLocks.TakeNumberAsync(session, "tonight_plan");
        var stored = plan with { Id = $"{new NumberedKey(districtCode, number)}" };
        await Stage.ExecuteAsync(
            session,
            "insert into patrol.tonight_plan values ($1, $2, $3, $4, $5, $6)",
            Stage.Of(session.District.Value),
            Stage.Of(number),
            Stage.Of(surface.Number),
            Stage.Of(now),
            Stage.Of(session.Actor!.Name),
            JsonDocumentStore.Of(stored)
        );
        return stored;
    }

    /// <summary>A plan; null when there is none of that number.</summary>
    public static async Task<TonightPlan?> FindAsync(DistrictSession session, int number) =>
        await session.Connection.QuerySingleOrDefaultAsync<string>(
            "select plan::text from patrol.tonight_plan where number = @number",
            new { number }
        )
            is { } text
            ? JsonDocumentStore.Read<TonightPlan>(text)
            : null;

    /// <summary>The latest plans, newest first.</summary>
    public static async Task<IReadOnlyList<TonightPlan>> ListAsync(DistrictSession session) =>
        (
            await session.Connection.QueryAsync<string>(
                "select plan::text from patrol.tonight_plan order by number desc limit 20"
            )
        )
            .Select(JsonDocumentStore.Read<TonightPlan>)
            .ToArray();
}
