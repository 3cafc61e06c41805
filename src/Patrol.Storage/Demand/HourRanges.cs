using System.Globalization;
using Patrol.Engine.Model;

namespace Patrol.Storage.Demand;

/// <summary>Hours of the week as half-open ranges in words, such as <c>90-94,114-118</c>.</summary>
public static class HourRanges
{
    /// <summary>[hour of week] true inside a range; null for no text.</summary>
    /// <param name="text">The ranges; null for all hours.</param>
    /// <param name="issues">Gets <c>demand.hours</c> for each part that is no range.</param>
    public static bool[]? Parse(string? text, List<InputIssue> issues)
    {
        ArgumentNullException.ThrowIfNull(issues);
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }
        var isHour = new bool[WeekClock.HoursPerWeek];
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var ends = part.Split('-');
            if (
                ends.Length != 2
                || !int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var from)
                || !int.TryParse(ends[1], NumberStyles.None, CultureInfo.InvariantCulture, out var to)
                || from >= to
                || to > WeekClock.HoursPerWeek
            )
            {
                issues.Add(
                    "demand.hours",
                    "hours",
                    part,
                    "Give hours of the week, half-open, from 0 (Monday 00:00) to 168, such as 90-94,114-118."
                );
                continue;
            }
            Array.Fill(isHour, true, from, to - from);
        }
        return isHour;
    }

    /// <summary>The ranges that hold the true hours.</summary>
    public static string Text(bool[] isHour)
    {
        ArgumentNullException.ThrowIfNull(isHour);
        var ranges = new List<string>();
        for (var hour = 0; hour < isHour.Length; hour++)
        {
            if (isHour[hour] && (hour == 0 || !isHour[hour - 1]))
            {
                var end = hour;
                while (end < isHour.Length && isHour[end])
                {
                    end++;
                }
                ranges.Add(string.Create(CultureInfo.InvariantCulture, $"{hour}-{end}"));
            }
        }
        return string.Join(',', ranges);
    }
}
