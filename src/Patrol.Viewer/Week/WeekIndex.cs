using System.Runtime.CompilerServices;
using Patrol.Contracts.Plans;

namespace Patrol.Viewer.Week;

/// <summary>Slots of a version by code and by day, put together once: pages ask for them each time that they are drawn.</summary>
internal sealed class WeekIndex
{
    private static readonly ConditionalWeakTable<PlanDetail, WeekIndex> Kept = [];
    private readonly Dictionary<string, PlanSlot> byCode;
    private readonly PlanSlot[][] byDay;

    private WeekIndex(PlanDetail detail)
    {
        byCode = detail.Slots.ToDictionary(slot => slot.Code);
        var days = detail.Slots.ToLookup(WeekTimes.DayOf);
        byDay = [.. Enumerable.Range(0, 7).Select(day => days[day].ToArray())];
        Open = [.. detail.Slots.Where(slot => slot.Open is not null)];
    }

    /// <summary>Slots that nobody serves, in their order.</summary>
    public IReadOnlyList<PlanSlot> Open { get; }

    /// <summary>The index of a version.</summary>
    public static WeekIndex Of(PlanDetail detail) => Kept.GetValue(detail, one => new WeekIndex(one));

    /// <summary>A slot; null when there is none of that code.</summary>
    public PlanSlot? Find(string? code) => code is null ? null : byCode.GetValueOrDefault(code);

    /// <summary>Slots that start on a day, 0 for Monday, in their order.</summary>
    public IReadOnlyList<PlanSlot> ListOf(int day) => byDay[day];
}
