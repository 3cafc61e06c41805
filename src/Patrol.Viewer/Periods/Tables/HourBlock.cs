using System.Globalization;

namespace Patrol.Viewer.Periods.Tables;

/// <summary>Hours of the week that were brushed: as ranges in the address, as stretches of a day on the table.</summary>
internal static class HourBlock
{
    /// <summary>Hours of a week.</summary>
    public const int HoursPerWeek = 168;

    /// <summary>Hours of a day.</summary>
    public const int HoursPerDay = 24;

    /// <summary>[hour] whether it is meant by ranges such as <c>116-120,140-144</c>; null when they can't be read or are none.</summary>
    public static bool[]? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }
        var hours = new bool[HoursPerWeek];
        foreach (var part in text.Split(','))
        {
            var ends = part.Split('-');
            if (
                ends.Length != 2
                || !int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var from)
                || !int.TryParse(ends[1], NumberStyles.None, CultureInfo.InvariantCulture, out var to)
                || from >= to
                || to > HoursPerWeek
            )
            {
                return null;
            }
            Array.Fill(hours, true, from, to - from);
        }
        return hours;
    }

    /// <summary>The ranges.</summary>
    public static string Text(bool[] hours) =>
        string.Join(',', Runs(hours, HoursPerWeek).Select(run => $"{run.From}-{run.To}"));

    /// <summary>The rectangle of the table between two of its cells.</summary>
    public static bool[] Between(int one, int other)
    {
        var hours = new bool[HoursPerWeek];
        var (day, lastDay) = Ordered(one / HoursPerDay, other / HoursPerDay);
        var (hour, lastHour) = Ordered(one % HoursPerDay, other % HoursPerDay);
        for (; day <= lastDay; day++)
        {
            Array.Fill(hours, true, day * HoursPerDay + hour, lastHour - hour + 1);
        }
        return hours;
    }

    /// <summary>Stretches of one day each, half-open.</summary>
    public static IEnumerable<(int From, int To)> ByDay(bool[] hours) => Runs(hours, HoursPerDay);

    /// <summary>Stretches of the week, half-open; one over Sunday's midnight comes as one that ends after 168.</summary>
    public static IReadOnlyList<(int From, int To)> Stretches(bool[] hours)
    {
        var runs = Runs(hours, HoursPerWeek).ToList();
        if (runs is [{ From: 0 } first, .., { To: HoursPerWeek } last])
        {
            runs[^1] = (last.From, HoursPerWeek + first.To);
            runs.RemoveAt(0);
        }
        return runs;
    }

    private static (int Low, int High) Ordered(int one, int other) =>
        one <= other ? (one, other) : (other, one);

    private static IEnumerable<(int From, int To)> Runs(bool[] hours, int cutEvery)
    {
        for (var hour = 0; hour < hours.Length; hour++)
        {
            if (hours[hour])
            {
                var from = hour;
                while (hour + 1 < hours.Length && hours[hour + 1] && (hour + 1) % cutEvery != 0)
                {
                    hour++;
                }
                yield return (from, hour + 1);
            }
        }
    }
}
