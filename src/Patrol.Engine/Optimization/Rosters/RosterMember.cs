using NodaTime;
using Patrol.Engine.Model;

namespace Patrol.Engine.Optimization.Rosters;

/// <summary>A member as a roster sees them.</summary>
/// <param name="Member">The registered member.</param>
/// <param name="HomeAreas">Codes of the communities where the member serves first; of a self-recruited guard, those of
/// the employer's area.</param>
/// <param name="OtherAreas">Codes of the communities where the member may serve too; ignored for self-recruited guards.</param>
/// <param name="IsUnitFiled">False when the filing of the member's unit is missing; true without a unit.</param>
/// <param name="Tours">
/// Times when the member can be asked. Officers and auxiliaries: their tours, a given supply. Everybody else: the weekly
/// windows on this week's calendar (<see cref="WindowExpansion"/>), less what was taken back; nothing is added.
/// </param>
public sealed record RosterMember(
    Member Member,
    IReadOnlyList<string> HomeAreas,
    IReadOnlyList<string> OtherAreas,
    bool IsUnitFiled,
    IReadOnlyList<Interval> Tours
);
