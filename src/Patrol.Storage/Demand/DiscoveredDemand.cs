namespace Patrol.Storage.Demand;

/// <summary>
/// The switch that counts what police discovered too. It is off unless somebody asks: such incidents lie where police already
/// were, and a map made of them sends police there again.
/// </summary>
internal static class DiscoveredDemand
{
    /// <summary>Leaves a row in the audit where the switch is on, so that every use of it can be found.</summary>
    /// <param name="session">A writing session.</param>
    /// <param name="isOn">Whether discovered incidents count.</param>
    /// <param name="use">What they are used for, such as <c>surface</c>.</param>
    public static async Task LogAsync(DistrictSession session, bool isOn, string use)
    {
        if (isOn)
        {
            await Stage.ExecuteAsync(
                session,
                """
                insert into patrol.audit (district_id, actor, reason, relation, operation, rows)
                select $1, $2, $3, 'demand_count', $4, count(*) from patrol.demand_count where source = 3
                """,
                Stage.Of(session.District.Value),
                Stage.Of(session.Actor!.Name),
                Stage.Of(session.Actor.Reason),
                Stage.Of($"{use} with discovered")
            );
        }
    }
}
