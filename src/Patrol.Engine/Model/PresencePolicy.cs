namespace Patrol.Engine.Model;

/// <summary>
/// What a plan made on a surface has to keep, whatever the surface says: no place is patrolled without end, and no community
/// is left without presence.
/// </summary>
/// <param name="CapMinutes">Most minutes that patrols stay in one cell on one day.</param>
/// <param name="FloorShare">Least share of the week's patrol minutes of each community.</param>
public sealed record PresencePolicy(double CapMinutes, double FloorShare)
{
    /// <summary>
    /// Cap where none is stated: eight stays of a quarter of an hour, as nothing is known to be gained by longer or more frequent
    /// ones. [D]
    /// </summary>
    public const double UsualCapMinutes = 120;

    /// <summary>Floor where none is stated, as a part of what each community had if all had the same. [D]</summary>
    public const double UsualFloorPart = 0.25;

    /// <summary>The policy of a district that states none.</summary>
    /// <param name="communities">Number of its communities.</param>
    public static PresencePolicy Usual(int communities) =>
        new(UsualCapMinutes, UsualFloorPart / Math.Max(1, communities));
}
