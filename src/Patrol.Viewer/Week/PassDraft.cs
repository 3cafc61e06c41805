using Patrol.Contracts;
using Patrol.Contracts.Plans;

namespace Patrol.Viewer.Week;

/// <summary>A point of visible presence as it is typed in.</summary>
public sealed class PassDraft
{
    /// <summary>The site; null until one is chosen.</summary>
    public SearchHit? Site { get; set; }

    /// <summary>From this time of day on.</summary>
    public string From { get; set; } = "19:00";

    /// <summary>Until this time of day.</summary>
    public string To { get; set; } = "23:00";

    /// <summary>Longest time without a pass, minutes.</summary>
    public int? EveryMinutes { get; set; } = 30;

    /// <summary>The points that a version was planned with, to be asked for again.</summary>
    public static IEnumerable<PassDraft> Of(IReadOnlyList<PassOutcome> passes) =>
        passes
            .Select(one =>
                (
                    one.Site,
                    one.Name,
                    From: WeekTimes.Time(one.From),
                    To: WeekTimes.Time(one.To),
                    one.EveryMinutes
                )
            )
            .Distinct()
            .Select(one => new PassDraft
            {
                Site = new SearchHit("site", one.Name, null, [], one.Site),
                From = one.From,
                To = one.To,
                EveryMinutes = one.EveryMinutes,
            });

    /// <summary>What is asked of the server, which says what is wrong with it.</summary>
    public PassView View => new(Site?.Code ?? "", Write(From), Write(To), EveryMinutes ?? 0);

    // 9:30 is 09:30.
    private static string Write(string time) => time.Trim().PadLeft("19:00".Length, '0');
}
