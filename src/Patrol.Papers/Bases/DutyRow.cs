using Patrol.Contracts.Plans;
using Patrol.Papers.Words;

namespace Patrol.Papers.Bases;

/// <summary>Duties of one window, or a part of them.</summary>
/// <param name="Window"><c>20:00–22:00</c>.</param>
/// <param name="Days">[day from Monday] duties, patrols first.</param>
/// <param name="IsMore">True where it goes on with a window above.</param>
internal sealed record DutyRow(string Window, IReadOnlyList<PlanSlot[]> Days, bool IsMore)
{
    /// <summary>The row of a window.</summary>
    public static DutyRow Of(string window, IEnumerable<PlanSlot> slots)
    {
        var days = slots
            .OrderBy(slot => slot.Kind != "patrol")
            .ThenBy(slot => slot.Code, StringComparer.Ordinal)
            .ToLookup(PlanWords.DayOf);
        return new(window, [.. Enumerable.Range(0, 7).Select(day => days[day].ToArray())], IsMore: false);
    }

    /// <summary>The same in rows of at most a number of duties a day.</summary>
    public IEnumerable<DutyRow> Parted(int dutiesPerPart)
    {
        var most = Days.Max(day => day.Length);
        for (var from = 0; from < most; from += dutiesPerPart)
        {
            var to = from + dutiesPerPart;
            yield return new(
                Window,
                [.. Days.Select(day => day[Math.Min(from, day.Length)..Math.Min(to, day.Length)])],
                IsMore: from > 0
            );
        }
    }
}
