using System.Globalization;
using Patrol.Viewer.Hours;

namespace Patrol.Viewer.Hotspots.Asking;

/// <summary>Hours of the week by name, as half-open ranges such as <c>18-24,42-48</c>.</summary>
internal static class HourBlocks
{
    private const int HoursPerDay = 24;
    private const int Days = 7;

    /// <summary>Blocks of the day, and the weekend from Friday evening; names among the words.</summary>
    public static IReadOnlyList<(string Name, string Hours)> All { get; } =
    [
        ("morning", EachDay(6, 12)),
        ("afternoon", EachDay(12, 18)),
        ("evening", EachDay(18, 24)),
        ("night", EachDay(0, 6)),
        ("weekend", "114-168"),
    ];

    /// <summary>Ranges in words: <c>Fri 18–24, Sat 18–24</c>; what is no range is left out.</summary>
    public static string Say(string hours) =>
        string.Join(
            ", ",
            hours
                .Split(',')
                .Select(Parse)
                .OfType<(int From, int To)>()
                .Select(one => Clock.Of(one.From, one.To))
        );

    private static (int From, int To)? Parse(string range) =>
        range.Split('-') is [var first, var last]
        && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var from)
        && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var to)
        && from < to
        && to <= HoursPerDay * Days
            ? (from, to)
            : null;

    private static string EachDay(int from, int to) =>
        string.Join(
            ',',
            Enumerable
                .Range(0, Days)
                .Select(day =>
                    FormattableString.Invariant($"{day * HoursPerDay + from}-{day * HoursPerDay + to}")
                )
        );
}
