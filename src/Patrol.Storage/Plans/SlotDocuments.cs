using System.Text.Json;
using Patrol.Contracts;
using Patrol.Contracts.Plans;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Rosters;
using Patrol.Engine.Planning;
using Patrol.Storage.Documents;

namespace Patrol.Storage.Plans;

/// <summary>Slots of a district's plans as they are shown, with who serves them.</summary>
internal sealed class SlotDocuments(District district, IEnumerable<Member> roll, PlanNames names)
{
    private readonly Dictionary<string, Member> members = roll.ToDictionary(one => one.Code);

    /// <summary>Slots in a roster, in their order.</summary>
    public IReadOnlyList<PlanSlot> List(IReadOnlyList<DutySlot> slots, WeekRoster roster)
    {
        var people = roster.Plan.Assignments.ToLookup(one => one.Slot);
        var forbidden = roster.Forbidden.ToLookup(one => one.Slot, one => one.Member);
        var open = roster.Plan.Open.ToDictionary(one => one.Slot);
        var off = roster.CalledOff.ToHashSet();
        var pins = roster.Pins.ToHashSet();
        return
        [
            .. slots.Select(slot =>
            {
                var why = open.GetValueOrDefault(slot.Code);
                return new PlanSlot(
                    slot.Code,
                    Codes.Of(slot.Kind),
                    slot.Area,
                    names.AreaOf(slot.Area),
                    names.PlaceOf(slot),
                    slot.Base,
                    slot.Site,
                    Codes.Of(slot.From.InZone(district.TimeZone).LocalDateTime),
                    Codes.Of(slot.To.InZone(district.TimeZone).LocalDateTime),
                    slot.Minimum,
                    slot.Target,
                    slot.Leads,
                    slot.Sworn,
                    Math.Round(slot.Value, 4),
                    off.Contains(slot.Code),
                    [.. people[slot.Code].Select(one => PersonOf(one, pins))],
                    [.. forbidden[slot.Code]],
                    why is null ? null : PlanDocuments.Of(why.Reason),
                    why is null ? [] : [.. why.Remedies.Select(PlanDocuments.Of)]
                );
            }),
        ];
    }

    /// <summary>Slots that are shown differently in two rosters of the same duties, as in the second.</summary>
    public IReadOnlyList<PlanSlot> ListChanged(
        IReadOnlyList<DutySlot> slots,
        WeekRoster before,
        WeekRoster after
    ) =>
        [
            .. List(slots, before)
                .Zip(List(slots, after))
                .Where(pair => Say(pair.First) != Say(pair.Second))
                .Select(pair => pair.Second),
        ];

    // The database keeps a reason's arguments in an order of its own.
    private static string Say(PlanSlot slot) =>
        JsonSerializer.Serialize(
            slot with
            {
                Open = slot.Open is null ? null : Sort(slot.Open),
                Remedies = [.. slot.Remedies.Select(Sort)],
            }
        );

    private static ReasonView Sort(ReasonView reason) =>
        reason with
        {
            Arguments = new SortedDictionary<string, string>(
                reason.Arguments.ToDictionary(),
                StringComparer.Ordinal
            ),
        };

    private PlanPerson PersonOf(Assignment one, HashSet<SlotMember> pins)
    {
        var member = members.GetValueOrDefault(one.Member);
        return new PlanPerson(
            one.Member,
            member is null ? "" : Codes.Of(member.Force),
            member?.TeamCode,
            one.IsLead,
            pins.Contains(new SlotMember(one.Slot, one.Member))
        );
    }
}
