using System.Globalization;
using Patrol.Contracts.Periods;
using Spectre.Console;

namespace Patrol.Cli.Verbs.Periods;

/// <summary>Periods in words, with a small picture of the week.</summary>
internal static class PeriodWords
{
    private const int HoursPerWeek = 168;
    private const int HoursPerDay = 24;
    private static readonly string[] Days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    private static readonly char[] Shades = [' ', '·', '░', '▒', '▓', '█'];

    /// <summary>Prints them.</summary>
    public static void Show(PeriodsView view)
    {
        var words = AnsiConsole.Console;
        words.MarkupLineInterpolated(
            $"{view.CommunityName ?? view.District}: {view.Timed:N0} reported incidents with a time of day, {view.Demand.From} to {view.Demand.To} ({view.Method.Weeks} weeks)."
        );
        foreach (var period in view.Periods)
        {
            words.MarkupLineInterpolated($"  {Sentence(period)}");
        }
        words.MarkupLineInterpolated($"{Total(view)}");
        words.WriteLine();
        ShowWeek(words, view);
        foreach (var midnight in view.Midnights)
        {
            words.MarkupLineInterpolated($"[yellow]{Said(midnight)}[/]");
        }
        foreach (var limit in view.Limits)
        {
            if (Said(limit, view) is { } said)
            {
                words.MarkupLineInterpolated($"[yellow]{said}[/]");
            }
        }
        words.WriteLine("Reported demand, not a prediction.");
    }

    /// <summary>Such as <c>Fri 20:00-02:00 holds 9.1 % (8.4-9.9) of the week in 3.6 % of its hours</c>.</summary>
    public static string Sentence(FoundPeriod period) =>
        $"{Hours(period.From, period.Hours)} holds {Percent(period.Share)} %{Interval(period.ShareLow, period.ShareHigh)} of the week in {Percent(period.HoursShare)} % of its hours{Reading(period.Reading)}";

    private static string Total(PeriodsView view) =>
        view.Total is { } total
            ? $"Together {Count(view.Periods.Count, "window")} of {total.Hours} hours hold {Percent(total.Share)} %{Interval(total.ShareLow, total.ShareHigh)} of the week in {Percent(total.HoursShare)} % of its hours."
            : "No hours of the week hold more than others.";

    private static string Hours(int from, int hours)
    {
        // The hour that ends it, as 24:00 of its day where that is midnight.
        var last = (from + hours - 1) % HoursPerWeek;
        var day = hours > HoursPerDay ? $"{Days[last / HoursPerDay]} " : "";
        return $"{Days[from / HoursPerDay]} {from % HoursPerDay:00}:00-{day}{last % HoursPerDay + 1:00}:00";
    }

    private static string Interval(double? low, double? high) =>
        low is { } least && high is { } most ? $" ({Percent(least)}-{Percent(most)})" : "";

    private static string Reading(string reading) =>
        reading switch
        {
            "ends-move" => "; its first or last hour may as well lie outside",
            "unsure" => "; other weeks may as well not show it",
            _ => "",
        };

    private static void ShowWeek(IAnsiConsole words, PeriodsView view)
    {
        var within = view
            .Periods.SelectMany(period => Enumerable.Range(period.From, period.Hours))
            .Select(hour => hour % HoursPerWeek)
            .ToHashSet();
        var highest = view.Week.Share.Max();
        words.WriteLine(
            "     "
                + string.Concat(Enumerable.Range(0, HoursPerDay / 3).Select(at => $"{3 * at:00}".PadRight(6)))
        );
        for (var day = 0; day < Days.Length; day++)
        {
            var cells = Enumerable
                .Range(day * HoursPerDay, HoursPerDay)
                .Select(hour =>
                    $"{Shade(view.Week.Share[hour] / highest)}{(within.Contains(hour) ? '*' : ' ')}"
                );
            words.WriteLine($"{Days[day]}  {string.Concat(cells)} {Percent(view.Days[day].Share), 5} %");
        }
        var most = view.Hours.Max(hour => hour.Share);
        words.WriteLine(
            "all  " + string.Concat(view.Hours.Select(hour => $"{Shade(most > 0 ? hour.Share / most : 0)} "))
        );
        words.WriteLine(
            "Darker holds more; * lies in a period. Hours are local; margins are as counted, the rest is smoothed."
        );
        words.WriteLine();
    }

    private static char Shade(double level) =>
        Shades[Math.Clamp((int)Math.Round(level * (Shades.Length - 1)), 0, Shades.Length - 1)];

    private static string Said(MidnightView midnight) =>
        midnight.Resolution == "minute"
            ? $"{midnight.Name}: {midnight.AtMidnight:N0} of {midnight.Times:N0} times are 00:00, {midnight.Expected:0.#} would be expected; these are dates without a time and were left out."
            : $"{midnight.Name}: {midnight.AtMidnight:N0} of {midnight.Times:N0} times lie in the hour from 00:00, {midnight.Expected:0.#} would be expected; {midnight.LeftOut:N0} were left out as dates without a time.";

    private static string? Said(string limit, PeriodsView view) =>
        limit switch
        {
            "few-incidents" => "Too few incidents to say much: under 50 with a time of day.",
            "few-weeks" =>
                $"No intervals: {view.Method.FewestWeeks} weeks are needed, and there {(view.Method.Weeks == 1 ? "is" : "are")} {view.Method.Weeks}.",
            "untimed" => $"{view.Untimed:N0} incidents have no time of day and are in no hour.",
            "long-intervals" =>
                $"{Count(view.LongIntervals, "incident")} known to a week or longer only: spread evenly over all hours.",
            "clock-changes" => $"Clocks changed: rates are by hours that really occurred ({Changed(view)}).",
            "shrunk" =>
                $"Drawn toward the district's week by {view.Method.PriorStrength:N0} incidents, as small counts say little.",
            "gaps" =>
                $"Left out, without any record: {string.Join(", ", view.Demand.Gaps.Select(gap => $"{gap.From} to {gap.To}"))}.",
            "discovered" =>
                "With incidents that police discovered: they show where police were. This look was logged.",
            _ => null,
        };

    private static string Changed(PeriodsView view) =>
        string.Join(
            ", ",
            Enumerable
                .Range(0, HoursPerWeek)
                .Where(hour => view.Week.HoursOccurred[hour] != view.Method.Weeks)
                .Select(hour =>
                    $"{Days[hour / HoursPerDay]} {hour % HoursPerDay:00}:00 {view.Week.HoursOccurred[hour]:0.#} times"
                )
        );

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count:N0} {what}s";

    private static string Percent(double fraction) =>
        (100 * fraction).ToString("0.0", CultureInfo.InvariantCulture);
}
