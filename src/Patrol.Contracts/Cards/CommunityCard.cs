namespace Patrol.Contracts.Cards;

/// <summary>Asks for the cards of a week, one a community.</summary>
/// <param name="Week">ISO week that the cards are for, such as <c>2026-W47</c>; null for the week after the last on record.</param>
public sealed record CardsRequest(string? Week = null);

/// <summary>A community's week on one page: where and when calls were high, what to do, what was reported last week.</summary>
/// <param name="District">Code of the district.</param>
/// <param name="DistrictName">Its name.</param>
/// <param name="Community">Code of the community.</param>
/// <param name="CommunityName">Its name.</param>
/// <param name="Week">ISO week it is for.</param>
/// <param name="From">Its Monday.</param>
/// <param name="CountedWeek">ISO week whose reports are counted: the one before.</param>
/// <param name="Places">Top places, highest first; no counts, since those of a place and week are mostly ones.</param>
/// <param name="Hours">Top windows of the week, most first.</param>
/// <param name="Duties">Three suggested duties, as codes and arguments.</param>
/// <param name="Counts">Reports of the counted week by category.</param>
/// <param name="Total">Reports in all; null when withheld.</param>
/// <param name="Least">Counts from 1 to one less are withheld.</param>
/// <param name="DataFrom">First Monday of the weeks that places are from.</param>
/// <param name="DataTo">Monday after the last.</param>
/// <param name="CellMeters">Edge of a cell.</param>
/// <param name="Limits">Codes of what a reader must know.</param>
public sealed record CommunityCard(
    string District,
    string DistrictName,
    string Community,
    string CommunityName,
    string Week,
    string From,
    string CountedWeek,
    IReadOnlyList<CardPlace> Places,
    IReadOnlyList<PeriodView> Hours,
    IReadOnlyList<ReasonView> Duties,
    IReadOnlyList<CardCount> Counts,
    int? Total,
    int Least,
    string DataFrom,
    string DataTo,
    double CellMeters,
    IReadOnlyList<string> Limits
);

/// <summary>A top place, without any count.</summary>
/// <param name="Rank">1 = highest.</param>
/// <param name="Center">Longitude, latitude.</param>
/// <param name="Outline">Corners of its cell, closed.</param>
/// <param name="Streets">Names of its streets; at most three.</param>
public sealed record CardPlace(
    int Rank,
    double[] Center,
    IReadOnlyList<double[]> Outline,
    IReadOnlyList<string> Streets
);

/// <summary>Reports of a category.</summary>
/// <param name="Category">Code.</param>
/// <param name="Name">Name.</param>
/// <param name="Count">How many; null when withheld.</param>
public sealed record CardCount(string Category, string Name, int? Count);

/// <summary>A card in a list.</summary>
/// <param name="Week">ISO week.</param>
/// <param name="Community">Code.</param>
/// <param name="CommunityName">Name.</param>
/// <param name="Queued">When it was put into the outbox, UTC.</param>
/// <param name="Sent">When it was sent; null while it waits.</param>
public sealed record CardBrief(
    string Week,
    string Community,
    string CommunityName,
    string Queued,
    string? Sent
);

/// <summary>What a run of cards did.</summary>
/// <param name="District">Code of the district.</param>
/// <param name="Week">ISO week.</param>
/// <param name="Queued">Cards new in the outbox.</param>
/// <param name="Renewed">Cards that waited and now say something else.</param>
/// <param name="Unchanged">Cards that stand as they were: they say the same, or were sent.</param>
/// <param name="Cards">The cards.</param>
public sealed record CardsResult(
    string District,
    string Week,
    int Queued,
    int Renewed,
    int Unchanged,
    IReadOnlyList<CardBrief> Cards
)
{
    /// <summary>Version of this shape.</summary>
    public int Schema => 1;
}
