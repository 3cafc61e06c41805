using NodaTime;
using Patrol.Contracts;
using Patrol.Contracts.Cards;
using Patrol.Engine.Analysis.Equity;
using Patrol.Engine.Analysis.Periods;
using Patrol.Engine.Model;
using Patrol.Storage.Briefings;
using Patrol.Storage.Demand;
using Patrol.Storage.Documents;
using Patrol.Storage.Geography;
using Patrol.Storage.Periods;

namespace Patrol.Storage.Cards;

/// <summary>
/// Makes the week's cards, one a community, and puts them into the outbox. Small counts are withheld over the table of all
/// communities and categories, so that no card gives another's away.
/// </summary>
public static class CardRun
{
    private const int PlacesShown = 3;
    private const double FewestAtAPlace = 2;
    private const int WindowsShown = 3;
    private const int MostWindows = 3;
    private const int ShortestHours = 2;
    private const int MostHours = 18;

    /// <summary>Makes the cards of a week; a card that was made before and not yet sent is renewed.</summary>
    /// <param name="session">A writing session.</param>
    /// <param name="district">Its district.</param>
    /// <param name="request">Which week.</param>
    /// <exception cref="InputException"><c>cards.week</c>, <c>cards.community</c>, <c>demand.no-incidents</c>.</exception>
    public static async Task<CardsResult> MakeAsync(
        DistrictSession session,
        District district,
        CardsRequest request
    )
    {
        ArgumentNullException.ThrowIfNull(district);
        ArgumentNullException.ThrowIfNull(request);
        var communities = await GeographyStore.LoadAreasAsync(session, AreaKind.Community);
        if (communities.Count == 0)
        {
            throw Refuse("cards.community", null, "Import communities first: each gets a card.");
        }
        var categories = await DemandQueries.ChooseCategoriesAsync(session, null, []);
        var observed = await RecordSpan.LoadAsync(session, district.TimeZone, categories);
        var monday = Resolve(request.Week, observed);
        if (await RecordSpan.CountExpiredAsync(session, categories, (monday.PlusWeeks(-1), monday)) > 0)
        {
            throw Refuse(
                "cards.week",
                IsoWeek.NameOf(monday),
                "The incidents of the week before have expired, so its reports can't be counted by date: ask for a later week."
            );
        }
        var top = await TopPlaces.LoadAsync(session, null, monday);
        var counts = await CountAsync(session, district, categories, communities.Count, monday);
        var table = SmallCounts.Suppress(counts);
        var profiles = HourProfiles.Of(
            DemandHoursOf.Communities(
                (await HourStore.LoadAsync(session, top.Selection, district.TimeZone)).Rows,
                communities.Count
            )
        );
        var cells = Enumerable
            .Range(0, communities.Count)
            .Select(index =>
                top.Highest(PlacesShown, FewestAtAPlace, cell => top.Raster.CellCommunity[cell] == index)
            )
            .ToArray();
        var places = await CellPlace.LoadAsync(session, cells.SelectMany(own => own));
        var isShort = observed.To < monday;
        var cards = communities.Select(
            (area, index) =>
            {
                var own = cells[index].Select((cell, rank) => Of(places[cell], rank + 1)).ToArray();
                var hours = Windows(profiles, index);
                var busiest = CardDuties.Busiest(categories, table.Cells[index]);
                return new CommunityCard(
                    district.Code,
                    district.Name,
                    area.Code,
                    area.Name,
                    IsoWeek.NameOf(monday),
                    Codes.Of(monday),
                    IsoWeek.NameOf(monday.PlusWeeks(-1)),
                    own,
                    hours,
                    CardDuties.Suggest(area.Name, own, hours, busiest),
                    [
                        .. categories.Select(
                            (category, column) =>
                                new CardCount(category.Code, category.Name, table.Cells[index][column])
                        ),
                    ],
                    table.RowTotals[index],
                    table.Least,
                    Codes.Of(top.FirstMonday),
                    Codes.Of(top.Selection.Window.To),
                    top.Raster.CellMeters,
                    [.. Limits(isShort, profiles, own.Length)]
                );
            }
        );
        return await CardStore.QueueAsync(session, district, IsoWeek.NameOf(monday), [.. cards]);
    }

    private static IEnumerable<string> Limits(bool isShort, HourProfiles profiles, int places)
    {
        if (isShort)
        {
            yield return "counted-week-not-over";
        }
        if (profiles.Timed <= 0)
        {
            yield return "no-hour-profile";
        }
        if (places == 0)
        {
            yield return "no-places";
        }
    }

    private static LocalDate Resolve(string? week, ObservedPeriod observed)
    {
        // Without a week, the one after the last whole week on record; by name, one that records have only begun may be counted.
        var latest = WeekClock.WeekOf(observed.To.PlusDays(6));
        var monday = week is null ? WeekClock.WeekOf(observed.To) : IsoWeek.FindMonday(week);
        return monday is not { } found
                ? throw Refuse("cards.week", week, "Write an ISO week such as 2026-W47.")
            : found > latest || found.PlusWeeks(-1) < WeekClock.WeekOf(observed.From)
                ? throw Refuse(
                    "cards.week",
                    week,
                    $"{RecordSpan.Say(observed)} A card counts the week before; the latest is for {IsoWeek.NameOf(latest)}."
                )
            : found;
    }

    /// <summary>[community][category] reported incidents of the week before.</summary>
    private static async Task<int[][]> CountAsync(
        DistrictSession session,
        District district,
        IReadOnlyList<StoredCategory> categories,
        int communities,
        LocalDate monday
    )
    {
        var column = categories
            .Select((category, index) => (category.Number, index))
            .ToDictionary(one => one.Number, one => one.index);
        var counts = Enumerable.Range(0, communities).Select(_ => new int[categories.Count]).ToArray();
        foreach (
            var count in await DatedCounts.LoadAsync(
                session,
                district.TimeZone,
                categories,
                monday.PlusWeeks(-1),
                monday
            )
        )
        {
            if (count.Community >= 0)
            {
                counts[count.Community][column[count.Category]] += count.Incidents;
            }
        }
        return counts;
    }

    private static PeriodView[] Windows(HourProfiles profiles, int community) =>
        profiles.Timed <= 0
            ? []
            :
            [
                .. HighIncidencePeriods
                    .Find(
                        [.. profiles.Communities[community].Select(share => (double)share)],
                        new PeriodRule(MostWindows, ShortestHours, MostHours)
                    )
                    .OrderByDescending(period => period.Share)
                    .ThenBy(period => period.From)
                    .Take(WindowsShown)
                    .Select(period => new PeriodView(period.From, period.To, period.Share)),
            ];

    private static CardPlace Of(CellPlace place, int rank) =>
        new(rank, place.Center, place.Outline, place.Streets);

    private static InputException Refuse(string code, string? value, string remedy) =>
        new(new InputIssue(code, null, null, "week", value, remedy));
}
