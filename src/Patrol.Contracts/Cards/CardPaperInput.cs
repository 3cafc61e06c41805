using Patrol.Contracts.Papers;

namespace Patrol.Contracts.Cards;

/// <summary>All that a card's page is made from.</summary>
/// <param name="Card">The card.</param>
/// <param name="Map">What its map shows.</param>
/// <param name="Address">Address in the viewer; printed as a code.</param>
public sealed record CardPaperInput(CommunityCard Card, PaperMap Map, string Address);
