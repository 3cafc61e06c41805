using Dapper;
using Patrol.Engine.Model;
using Patrol.Storage.Plans;

namespace Patrol.Storage.Equity;

/// <summary>Minutes of a version's patrols by code of the community.</summary>
/// <param name="Patrols">Of patrols that are served, whoever serves.</param>
/// <param name="Sworn">Of officers and auxiliaries on them, each person's minutes.</param>
/// <param name="Others">Of all others on them.</param>
internal sealed record PatrolMinutes(
    IReadOnlyDictionary<string, double> Patrols,
    IReadOnlyDictionary<string, double> Sworn,
    IReadOnlyDictionary<string, double> Others
)
{
    public static async Task<PatrolMinutes> LoadAsync(DistrictSession session, StoredVersion version)
    {
        var duties = await PlanStore.LoadDutiesAsync(session, version.Plan);
        var roster = await PlanStore.LoadRosterAsync(session, version.Number);
        var off = roster.CalledOff.ToHashSet();
        var served = PlanFiguring.ServedSlots(roster.Plan);
        var patrols = duties
            .Slots.Where(slot => slot.Kind == DutyKind.Patrol && served.Contains(slot.Code))
            .Where(slot => !off.Contains(slot.Code))
            .ToDictionary(slot => slot.Code);
        var forces = (
            await session.Connection.QueryAsync<(string Code, short Force)>(
                "select code, force from patrol.member"
            )
        ).ToDictionary(row => row.Code, row => (Force)row.Force);
        var people = roster
            .Plan.Assignments.Where(one => patrols.ContainsKey(one.Slot))
            .ToLookup(
                one =>
                    forces.GetValueOrDefault(one.Member)
                        is Force.PatrolOfficer
                            or Force.CommunityOfficer
                            or Force.TrafficOfficer
                            or Force.Auxiliary,
                one => patrols[one.Slot]
            );
        return new PatrolMinutes(Sum(patrols.Values), Sum(people[true]), Sum(people[false]));
    }

    private static Dictionary<string, double> Sum(IEnumerable<DutySlot> slots) =>
        slots
            .GroupBy(slot => slot.Area)
            .ToDictionary(
                area => area.Key,
                area => area.Sum(slot => (slot.To - slot.From).TotalMinutes),
                StringComparer.Ordinal
            );
}
