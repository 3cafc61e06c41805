using NodaTime;

namespace Patrol.Engine.Import;

/// <summary>Units, teams and members that a recipe asks to be made up.</summary>
/// <param name="VolunteersPerCommunity">Members of each community's team, 1 to 1,000.</param>
/// <param name="Seed">Seed, zero or more.</param>
/// <param name="AsOf">Date on which their standing and clearances are as said.</param>
public sealed record RecipePeople(int VolunteersPerCommunity, int Seed, LocalDate AsOf)
{
    /// <summary>Most members of a community's team.</summary>
    public const int MostVolunteersPerCommunity = 1_000;
}
