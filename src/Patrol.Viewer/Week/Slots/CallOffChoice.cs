using Patrol.Contracts.Plans;

namespace Patrol.Viewer.Week.Slots;

/// <summary>Which slots are called off at once: an area on a day, or an evening.</summary>
/// <param name="Day">Day of the week, 0 for Monday.</param>
/// <param name="Area">Code of a community; null for all.</param>
/// <param name="From">Time of day from which they start, <c>18:00</c>; null for the whole day.</param>
internal sealed record CallOffChoice(int Day, string? Area, string? From)
{
    /// <summary>The slots of a version that it means, without those that are called off already.</summary>
    public IReadOnlyList<PlanSlot> Find(PlanDetail detail) =>
        [
            .. detail.Slots.Where(slot =>
                !slot.IsCalledOff
                && WeekTimes.DayOf(slot) == Day
                && (Area is null || slot.Area == Area)
                && (From is null || string.CompareOrdinal(WeekTimes.Time(slot.From), From) >= 0)
            ),
        ];
}
