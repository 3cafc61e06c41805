using System.Globalization;
using Patrol.Contracts.Plans;

namespace Patrol.Viewer.Week;

/// <summary>Everything that the page of a week shows, as its address, so that two people see the same.</summary>
/// <param name="District">Code of the district.</param>
/// <param name="Plan">Id of the version; null for the newest.</param>
/// <param name="View"><c>place</c>, <c>board</c>, <c>team</c>, <c>person</c> or <c>difference</c>.</param>
/// <param name="Day">Day of the week, 0 for Monday; null for the first that has something to do.</param>
/// <param name="Slot">Code of the selected slot; null for none.</param>
/// <param name="HasMap">True when the map is shown.</param>
/// <param name="Against">Id of the version to compare with; null for the usual one.</param>
/// <param name="At">Time of day at which patrols on the map start, <c>20:00</c>; null for the usual one.</param>
/// <param name="Zoom">How much of the week the board shows: <c>week</c>, <c>hours</c>; null for a day.</param>
internal sealed record WeekLink(
    string District,
    string? Plan = null,
    string View = WeekLink.Place,
    int? Day = null,
    string? Slot = null,
    bool HasMap = false,
    string? Against = null,
    string? At = null,
    string? Zoom = null
)
{
    /// <summary>Communities and periods.</summary>
    public const string Place = "place";

    /// <summary>Persons and duties on a scale of hours.</summary>
    public const string Board = "board";

    /// <summary>Names of the views in their order.</summary>
    public static readonly string[] Views = [Place, Board, "team", "person", "difference"];

    /// <summary>The address.</summary>
    public string Href
    {
        get
        {
            (string Name, string? Value)[] parts =
            [
                ("view", View == Place ? null : View),
                ("day", Day?.ToString(CultureInfo.InvariantCulture)),
                ("slot", Slot),
                ("map", HasMap ? "1" : null),
                ("at", HasMap ? At : null),
                ("to", Against),
                ("zoom", View == Board ? Zoom : null),
            ];
            var query = string.Join(
                '&',
                parts
                    .Where(part => !string.IsNullOrEmpty(part.Value))
                    .Select(part =>
                        $"{part.Name}={Uri.EscapeDataString(part.Value!).Replace("%3A", ":", StringComparison.Ordinal)}"
                    )
            );
            return $"/d/{District}/week"
                + (Plan is null ? "" : $"/{Plan}")
                + (query.Length == 0 ? "" : $"?{query}");
        }
    }

    /// <summary>The same without what is selected; the map stays at its time.</summary>
    /// <param name="slot">The selected slot; null for none.</param>
    public WeekLink Without(PlanSlot? slot) =>
        this with
        {
            Slot = null,
            Day = Day ?? (slot is null ? null : WeekTimes.DayOf(slot)),
            At = slot is { Kind: "patrol" } ? WeekTimes.Time(slot.From) : At,
        };

    /// <summary>Reads what an address asks for; what it can't mean is as if it were not there.</summary>
    public static WeekLink Of(
        string district,
        string? plan,
        string? view,
        int? day,
        string? slot,
        string? map,
        string? against,
        string? at = null,
        string? zoom = null
    ) =>
        new(
            district,
            plan,
            view is not null && Views.Contains(view) ? view : Place,
            day is >= 0 and < 7 ? day : null,
            string.IsNullOrEmpty(slot) ? null : slot,
            map == "1",
            string.IsNullOrEmpty(against) ? null : against,
            TimeOnly.TryParseExact(at, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
                ? at
                : null,
            zoom is "week" or "hours" ? zoom : null
        );
}
