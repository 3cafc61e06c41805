using Dapper;
using NodaTime;
using Patrol.Contracts.Cards;
using Patrol.Engine.Model;
using Patrol.Storage.Documents;
using Patrol.Storage.Plans;

namespace Patrol.Storage.Cards;

/// <summary>Weekly cards in the outbox: a row a community and week, which is renewed until it is sent.</summary>
public static class CardStore
{
    // Degrees around a community.
    private const double Around = 0.004;

    internal static async Task<CardsResult> QueueAsync(
        DistrictSession session,
        District district,
        string week,
        IReadOnlyList<CommunityCard> cards
    )
    {
        var (queued, renewed) = (0, 0);
        foreach (var card in cards)
        {
            var isNew = await session.Connection.QuerySingleOrDefaultAsync<bool?>(
                """
                insert into patrol.outbox as stored (district_id, topic, message) values (@district, 'card.week', @message::jsonb)
                on conflict (district_id, (message ->> 'week'), (message ->> 'community')) where topic = 'card.week'
                do update set message = excluded.message, created = now()
                where stored.sent is null and stored.message is distinct from excluded.message
                returning xmax = 0
                """,
                new { district = session.District.Value, message = JsonDocumentStore.Text(card) }
            );
            queued += isNew is true ? 1 : 0;
            renewed += isNew is false ? 1 : 0;
        }
        return new CardsResult(
            district.Code,
            week,
            queued,
            renewed,
            cards.Count - queued - renewed,
            await ListAsync(session, week)
        );
    }

    /// <summary>Cards in short: the latest week first, by community.</summary>
    /// <param name="session">A session.</param>
    /// <param name="week">ISO week; null for all.</param>
    public static async Task<IReadOnlyList<CardBrief>> ListAsync(
        DistrictSession session,
        string? week = null
    ) =>
        [
            .. (
                await session.Connection.QueryAsync<(
                    string Week,
                    string Community,
                    string Name,
                    Instant Created,
                    Instant? Sent
                )>(
                    """
                    select message ->> 'week', message ->> 'community', message ->> 'communityName', created, sent
                    from patrol.outbox where topic = 'card.week' and (@week::text is null or message ->> 'week' = @week)
                    order by message ->> 'week' desc, message ->> 'community' collate "C" limit 2000
                    """,
                    new { week }
                )
            ).Select(row => new CardBrief(
                row.Week,
                row.Community,
                row.Name,
                Codes.Of(row.Created),
                row.Sent is { } sent ? Codes.Of(sent) : null
            )),
        ];

    /// <summary>A card; null when there is none of that week and community.</summary>
    public static async Task<CommunityCard?> FindAsync(
        DistrictSession session,
        string week,
        string community
    ) =>
        await session.Connection.QuerySingleOrDefaultAsync<string>(
            """
            select message::text from patrol.outbox
            where topic = 'card.week' and message ->> 'week' = @week and message ->> 'community' = @community
            """,
            new { week, community }
        )
            is { } text
            ? JsonDocumentStore.Read<CommunityCard>(text)
            : null;

    /// <summary>What a card's page is made from; null when there is none of that week and community.</summary>
    /// <param name="session">A session.</param>
    /// <param name="week">ISO week.</param>
    /// <param name="community">Code of the community.</param>
    /// <param name="host">Where the viewer is, such as <c>http://localhost:5210</c>.</param>
    public static async Task<CardPaperInput?> FindPaperAsync(
        DistrictSession session,
        string week,
        string community,
        string host
    )
    {
        ArgumentNullException.ThrowIfNull(host);
        if (await FindAsync(session, week, community) is not { } card)
        {
            return null;
        }
        var places = await PlanMapLoading.LoadPlacesAsync(session);
        var seen = places
            .Areas.Where(area => area.Code == community)
            .SelectMany(area => area.Rings)
            .SelectMany(ring => ring)
            .ToArray();
        return new CardPaperInput(
            card,
            seen.Length == 0 ? places : await PlanMapLoading.LoadAsync(session, BoundsOf(seen)),
            $"{host.TrimEnd('/')}/d/{card.District}/reports?tab=cards"
        );
    }

    private static double[] BoundsOf(IReadOnlyCollection<double[]> places) =>
        [
            places.Min(place => place[0]) - Around,
            places.Min(place => place[1]) - Around,
            places.Max(place => place[0]) + Around,
            places.Max(place => place[1]) + Around,
        ];
}
