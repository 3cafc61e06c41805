using System.Globalization;

namespace Patrol.Viewer.Week.Board;

/// <summary>
/// Where hours lie on a board, in percent of its width: one day, or seven days side by side. Hours in which no duty of the
/// week runs are left out at both ends of a day.
/// </summary>
public sealed class BoardScale
{
    private readonly double first;
    private readonly double last;

    /// <summary>Makes a scale.</summary>
    /// <param name="week">The week.</param>
    /// <param name="day">The day, 0 for Monday; null for the whole week.</param>
    public BoardScale(BoardWeek week, int? day)
    {
        Day = day;
        var shown = week.Duties.Where(duty => day is null || duty.Day == day).ToArray();
        first = shown.Length == 0 ? 7 : Math.Floor(shown.Min(duty => duty.From - 24 * duty.Day));
        last = shown.Length == 0 ? 24 : Math.Ceiling(shown.Max(duty => duty.To - 24 * duty.Day));
    }

    /// <summary>The day; null for the whole week.</summary>
    public int? Day { get; }

    /// <summary>True when a duty is on the scale.</summary>
    public bool Shows(BoardDuty duty) => Day is null || duty.Day == Day;

    /// <summary>Lines of the scale: percent from the left, and the hour of the day, or the day.</summary>
    public IEnumerable<(double Left, int Number)> Lines()
    {
        if (Day is null)
        {
            for (var day = 0; day < 7; day++)
            {
                yield return (day * 100.0 / 7, day);
            }
            yield break;
        }
        for (var hour = first; hour < last; hour++)
        {
            yield return ((hour - first) / (last - first) * 100, (int)hour % 24);
        }
    }

    /// <summary>Percent from the left of a duty's start.</summary>
    public double Left(BoardDuty duty) =>
        Day is null ? (duty.Day + Part(duty, duty.From)) * 100 / 7 : Part(duty, duty.From) * 100;

    /// <summary>Width of a duty, percent.</summary>
    public double Width(BoardDuty duty) =>
        (duty.To - duty.From) / (last - first) * (Day is null ? 100.0 / 7 : 100);

    /// <summary>Place and width as a style.</summary>
    public string Style(BoardDuty duty) =>
        string.Create(CultureInfo.InvariantCulture, $"left:{Left(duty):0.##}%;width:{Width(duty):0.##}%");

    private double Part(BoardDuty duty, double hour) => (hour - 24 * duty.Day - first) / (last - first);
}
