using Dapper;
using Patrol.Engine.Network;
using Patrol.Engine.Planning;

namespace Patrol.Storage;

/// <summary>The stated policy of a district's duties: patrols a week and how they move.</summary>
public static class PolicyStore
{
    /// <summary>The policy, with all that is not stated as it is for every district; null when none is stated.</summary>
    public static async Task<DutyPolicy?> FindAsync(DistrictSession session) =>
        await session.Connection.QuerySingleOrDefaultAsync<(int WeeklyPatrols, short Mode)?>(
            "select weekly_patrols, mode from patrol.duty_policy"
        )
            is var (weeklyPatrols, mode)
            ? new DutyPolicy { WeeklyPatrols = weeklyPatrols, Mode = (TravelMode)mode }
            : null;

    /// <summary>States the policy in place of any before.</summary>
    /// <param name="session">A writing session.</param>
    /// <param name="weeklyPatrols">Patrols a week, 0 to 10,000.</param>
    /// <param name="mode">How patrols move.</param>
    /// <exception cref="ArgumentOutOfRangeException">Too few or too many patrols, or no such mode.</exception>
    public static async Task SaveAsync(DistrictSession session, int weeklyPatrols, TravelMode mode)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(weeklyPatrols);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(weeklyPatrols, DutyPolicy.MostWeeklyPatrols);
        if (!Enum.IsDefined(mode))
        {
            throw new ArgumentOutOfRangeException(nameof(mode), mode, "No such mode of travel.");
        }
        await Stage.ExecuteAsync(
            session,
            """
            insert into patrol.duty_policy as old values ($1, $2, $3)
            on conflict (district_id) do update set (weekly_patrols, mode) = (excluded.weekly_patrols, excluded.mode)
            where (old.weekly_patrols, old.mode) is distinct from (excluded.weekly_patrols, excluded.mode)
            """,
            Stage.Of(session.District.Value),
            Stage.Of(weeklyPatrols),
            Stage.Of((short)mode)
        );
    }
}
