using System.Globalization;
using Patrol.Contracts;
using Patrol.Contracts.Cards;
using Patrol.Engine.Analysis.Equity;
using Patrol.Storage.Demand;

namespace Patrol.Storage.Cards;

/// <summary>
/// Three duties that a community could do with its week: to be seen at the top places in the top hours, and outreach about what
/// is reported most, or a round for hazards. Our own rule; whoever plans decides.
/// </summary>
internal static class CardDuties
{
    private const int Suggested = 3;
    private const int HoursPerDay = 24;

    /// <summary>Name of the category with most reports among those that the card shows; null without one.</summary>
    /// <param name="categories">Categories.</param>
    /// <param name="shown">[category] reports; null where they are withheld, which a duty must not give away.</param>
    public static string? Busiest(IReadOnlyList<StoredCategory> categories, IReadOnlyList<int?> shown)
    {
        var most = Enumerable
            .Range(0, shown.Count)
            .Where(index => shown[index] > 0)
            .OrderByDescending(index => shown[index])
            .FirstOrDefault(-1);
        return most >= 0 ? categories[most].Name : null;
    }

    /// <summary>The duties, as codes and arguments.</summary>
    public static IReadOnlyList<ReasonView> Suggest(
        string community,
        IReadOnlyList<CardPlace> places,
        IReadOnlyList<PeriodView> hours,
        string? busiest
    )
    {
        var duties = new List<ReasonView>();
        var patrols = busiest is null ? 1 : Suggested - 1;
        foreach (var (place, index) in places.Take(patrols).Select((place, index) => (place, index)))
        {
            duties.Add(Patrol(place, hours.Count > 0 ? hours[Math.Min(index, hours.Count - 1)] : null));
        }
        if (busiest is not null)
        {
            duties.Add(Say("card.outreach", ("category", busiest), ("place", PlaceOf(places, community))));
        }
        if (duties.Count < Suggested)
        {
            duties.Add(Say("card.hazards", ("place", PlaceOf(places, community))));
        }
        if (duties.Count < Suggested)
        {
            duties.Add(Say("card.school", ("place", community)));
        }
        if (duties.Count < Suggested)
        {
            duties.Add(Say("card.doors", ("place", community)));
        }
        return duties;
    }

    private static ReasonView Patrol(CardPlace place, PeriodView? window) =>
        window is null
            ? Say("card.patrol-any", ("rank", Text(place.Rank)), ("place", StreetsOf(place)))
            : Say(
                "card.patrol",
                ("rank", Text(place.Rank)),
                ("place", StreetsOf(place)),
                ("weekday", Text(window.From / HoursPerDay + 1)),
                ("from", Clock(window.From)),
                ("to", Clock(window.To))
            );

    private static string PlaceOf(IReadOnlyList<CardPlace> places, string community) =>
        places.Count > 0 && places[^1].Streets.Count > 0 ? places[^1].Streets[0] : community;

    private static string StreetsOf(CardPlace place) =>
        place.Streets.Count > 0 ? string.Join(", ", place.Streets.Take(2)) : $"№ {Text(place.Rank)}";

    private static string Clock(int hour) =>
        string.Create(CultureInfo.InvariantCulture, $"{hour % HoursPerDay:00}:00");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static ReasonView Say(string code, params (string Name, string Value)[] arguments) =>
        new(code, arguments.ToDictionary(one => one.Name, one => one.Value));
}
