namespace Patrol.Viewer.Hotspots;

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
                .Select(part => part.Split('-'))
                .Where(ends =>
                    ends.Length == 2
                    && int.TryParse(ends[0], out var from)
                    && int.TryParse(ends[1], out var to)
                    && from < to
                    && to <= HoursPerDay * Days
                )
                .Select(ends =>
                    Hours.Clock.Of(
                        int.Parse(ends[0], System.Globalization.CultureInfo.InvariantCulture),
                        int.Parse(ends[1], System.Globalization.CultureInfo.InvariantCulture)
                    )
                )
        );

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
