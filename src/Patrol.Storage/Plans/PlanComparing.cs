using Patrol.Contracts.Plans;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Rosters;
using Patrol.Storage.People;

namespace Patrol.Storage.Plans;

/// <summary>What one version changes beside another of the same week, or beside last week's published one.</summary>
public static class PlanComparing
{
    /// <summary>Compares two versions by the codes of their slots, which are the same from week to week.</summary>
    /// <param name="session">A session.</param>
    /// <param name="district">The district.</param>
    /// <param name="number">Number of the version.</param>
    /// <param name="against">Number of the other; null for the version of the same week that is in force, else last week's.</param>
    /// <exception cref="InputException"><c>plan.unknown</c>.</exception>
    public static async Task<PlanDifference> CompareAsync(
        DistrictSession session,
        District district,
        int number,
        int? against
    )
    {
        var version = await PlanLoading.FindAsync(session, district, number);
        var other =
            against is { } named ? await PlanLoading.FindAsync(session, district, named)
            : await PlanStore.FindPublishedAsync(session, version.Week) is { } inForce
            && inForce.Number != number
                ? inForce
            : await PlanStore.FindPublishedAsync(session, version.Week.PlusWeeks(-1));
        var (slots, people) = await LoadAsync(session, version);
        var (before, served) = other is null ? ([], []) : await LoadAsync(session, other);
        var names = await PlanNames.LoadAsync(session);
        var teams = (await PeopleStore.LoadRollAsync(session)).ToDictionary(
            one => one.Code,
            one => one.TeamCode
        );
        return new PlanDifference(
            $"{new NumberedKey(district.Code, number)}",
            other is null ? null : $"{new NumberedKey(district.Code, other.Number)}",
            Except(slots.Keys, before.Keys),
            Except(before.Keys, slots.Keys),
            [
                .. people
                    .Union(served)
                    .Select(one => one.Member)
                    .Distinct()
                    .Order(StringComparer.Ordinal)
                    .Select(member => new MemberDifference(
                        member,
                        teams.GetValueOrDefault(member),
                        SlotsOf(people, served, member),
                        SlotsOf(served, people, member)
                    ))
                    .Where(one => one.Added.Count + one.Gone.Count > 0),
            ],
            [
                .. names
                    .Areas.Select(area => new AreaDifference(
                        area.Key,
                        area.Value,
                        Patrols(slots, area.Key),
                        Patrols(before, area.Key)
                    ))
                    .Where(one => one.Patrols != one.Before)
                    .OrderBy(one => one.AreaName, StringComparer.InvariantCulture),
            ],
            people.Intersect(served).Count(),
            people.Count
        );
    }

    private static async Task<(Dictionary<string, DutySlot> Slots, HashSet<SlotMember> People)> LoadAsync(
        DistrictSession session,
        StoredVersion version
    )
    {
        var duties = await PlanStore.LoadDutiesAsync(session, version.Plan);
        var roster = await PlanStore.LoadRosterAsync(session, version.Number);
        var off = roster.CalledOff.ToHashSet();
        return (
            duties.Slots.Where(slot => !off.Contains(slot.Code)).ToDictionary(slot => slot.Code),
            [.. roster.Plan.Assignments.Select(one => new SlotMember(one.Slot, one.Member))]
        );
    }

    private static string[] Except(IEnumerable<string> all, IEnumerable<string> others) =>
        [.. all.Except(others).Order(StringComparer.Ordinal)];

    private static string[] SlotsOf(HashSet<SlotMember> here, HashSet<SlotMember> there, string member) =>
        [
            .. here.Where(one => one.Member == member && !there.Contains(one))
                .Select(one => one.Slot)
                .Order(StringComparer.Ordinal),
        ];

    private static int Patrols(Dictionary<string, DutySlot> slots, string area) =>
        slots.Values.Count(slot => slot.Kind == DutyKind.Patrol && slot.Area == area);
}
