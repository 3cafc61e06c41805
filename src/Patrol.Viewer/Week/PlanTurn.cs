using Patrol.Contracts.Plans;

namespace Patrol.Viewer.Week;

/// <summary>A person on a slot that is not called off.</summary>
internal sealed record PlanTurn(PlanSlot Slot, PlanPerson Person)
{
    /// <summary>All turns of a version, by start.</summary>
    public static IEnumerable<PlanTurn> Of(PlanDetail detail) =>
        from slot in detail.Slots
        where !slot.IsCalledOff
        from person in slot.People
        select new PlanTurn(slot, person);
}
