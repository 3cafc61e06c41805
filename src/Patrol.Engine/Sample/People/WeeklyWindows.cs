using Patrol.Engine.Model;

namespace Patrol.Engine.Sample.People;

/// <summary>Weekly windows in which members can serve, minutes since Monday 00:00 local.</summary>
internal static class WeeklyWindows
{
    private const int Day = 24 * 60;
    private const int Week = 7 * Day;
    private const int Saturday = 5;

    /// <summary>Five shifts of eight hours a week; turns start early, late and at night.</summary>
    public static List<WeeklyWindow> Shift(int turn)
    {
        int[] starts = [6 * 60, 14 * 60, 22 * 60];
        var windows = new List<WeeklyWindow>();
        for (var k = 0; k < 5; k++)
        {
            Add(windows, (turn + k) % 7, starts[turn % 3], starts[turn % 3] + 8 * 60);
        }
        return Ordered(windows);
    }

    /// <summary>Monday to Friday, 08:30–17:30.</summary>
    public static List<WeeklyWindow> OfficeHours()
    {
        var windows = new List<WeeklyWindow>();
        for (var day = 0; day < Saturday; day++)
        {
            Add(windows, day, 8 * 60 + 30, 17 * 60 + 30);
        }
        return windows;
    }

    /// <summary>
    /// Windows in free time that hold one and a half times the hours a week that a member declares, as far as the kinds of
    /// time allow.
    /// </summary>
    /// <param name="evenings">Weekday evenings.</param>
    /// <param name="daytime">Weekdays by day.</param>
    /// <param name="weekends">Weekends.</param>
    /// <param name="canNights">Evenings last until midnight.</param>
    /// <param name="weeklyHours">Hours a week that are declared.</param>
    /// <param name="random">Random numbers.</param>
    public static List<WeeklyWindow> FreeTime(
        bool evenings,
        bool daytime,
        bool weekends,
        bool canNights,
        double weeklyHours,
        SampleRandom random
    )
    {
        var wanted = new List<List<(int Day, int From, int To)>>();
        if (evenings)
        {
            wanted.Add([
                .. Enumerable
                    .Range(0, Saturday)
                    .Select(day => (day, 18 * 60 + 30, (canNights ? 24 : 22) * 60)),
            ]);
        }
        if (daytime)
        {
            (int From, int To)[] hours =
            [
                (7 * 60, 9 * 60),
                (11 * 60, 13 * 60),
                (9 * 60, 12 * 60),
                (14 * 60, 18 * 60 + 30),
            ];
            wanted.Add([
                .. Enumerable
                    .Range(0, Saturday)
                    .Select(day => (Day: day, Hours: random.Pick(hours)))
                    .Select(one => (one.Day, one.Hours.From, one.Hours.To)),
            ]);
        }
        if (weekends)
        {
            var last = (canNights ? 24 : 22) * 60;
            wanted.Add([
                (Saturday, 14 * 60, 17 * 60),
                (Saturday + 1, 14 * 60, 17 * 60),
                (Saturday, 18 * 60 + 30, last),
                (Saturday + 1, 18 * 60 + 30, last),
            ]);
        }
        var windows = new List<WeeklyWindow>();
        wanted.ForEach(random.Shuffle);
        // One of each kind of time first, then more of them in turn.
        for (var (turn, empty) = (0, 0); empty < wanted.Count; turn++)
        {
            var kind = wanted[turn % wanted.Count];
            var minutes = windows.Sum(window => window.ToMinute - window.FromMinute);
            if (turn >= wanted.Count && minutes >= 1.5 * 60 * weeklyHours)
            {
                break;
            }
            if (kind.Count == 0)
            {
                empty++;
                continue;
            }
            empty = 0;
            Add(windows, kind[0].Day, kind[0].From, kind[0].To);
            kind.RemoveAt(0);
        }
        return Ordered(windows);
    }

    /// <summary>Adds a window, cut at Sunday midnight.</summary>
    private static void Add(List<WeeklyWindow> windows, int day, int from, int to)
    {
        var (start, end) = (day * Day + from, day * Day + to);
        windows.Add(new(start, Math.Min(end, Week)));
        if (end > Week)
        {
            windows.Add(new(0, end - Week));
        }
    }

    private static List<WeeklyWindow> Ordered(List<WeeklyWindow> windows) =>
        [.. windows.OrderBy(window => window.FromMinute)];
}
