using Patrol.Contracts.Plans;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Rosters;
using Patrol.Storage.Documents;

namespace Patrol.Storage.Plans;

/// <summary>Who could serve one slot of the version that is worked on.</summary>
public static class PlanCandidates
{
    private const int Most = 30;

    /// <summary>Ranks members for a slot.</summary>
    /// <exception cref="InputException"><c>plan.unknown</c>, <c>edit.slot</c>: there is no such slot, or it is called off.</exception>
    public static async Task<CandidatesView> RankAsync(
        DistrictSession session,
        District district,
        int number,
        string slot
    )
    {
        var loaded = await PlanLoading.LoadAsync(session, district, number);
        var facts = loaded.Problem.Facts;
        if (facts.Slots.All(one => one.Code != slot))
        {
            throw new InputException(NoSlot(slot));
        }
        var ranked = RosterCandidates.Rank(loaded.Problem, loaded.Roster.Plan, slot, Most);
        var members = facts.Members.ToDictionary(one => one.Member.Code, one => one.Member);
        return new CandidatesView(
            slot,
            [
                .. ranked.Best.Select(one => new CandidateView(
                    one.Member,
                    Codes.Of(members[one.Member].Force),
                    members[one.Member].TeamCode,
                    one.IsLead,
                    [.. one.Costs.Select(PlanDocuments.Of)]
                )),
            ],
            [
                .. ranked.NearMisses.Select(one => new NearMissView(
                    one.Member,
                    Codes.Of(members[one.Member].Force),
                    members[one.Member].TeamCode,
                    PlanDocuments.Of(one.Rule)
                )),
            ]
        );
    }

    internal static InputIssue NoSlot(string slot) =>
        new("edit.slot", null, null, "slot", slot, "Name a slot of this week that is not called off.");
}
