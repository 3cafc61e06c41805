using Patrol.Engine.Model;
using Patrol.Engine.Network;
using Patrol.Engine.Optimization.Routes;

namespace Patrol.Engine.Planning;

/// <summary>The routes of a week's patrols, ready to be searched.</summary>
/// <param name="Facts">What they are checked against.</param>
/// <param name="Problem">What is searched.</param>
public sealed record WeekRoutes(RouteFacts Facts, RouteProblem Problem)
{
    /// <summary>Lays out candidate stops and ways between them.</summary>
    /// <param name="ground">The district.</param>
    /// <param name="streets">Its streets.</param>
    /// <param name="policy">Mode and stay.</param>
    /// <param name="patrols">Slots of patrols.</param>
    /// <param name="passes">Points that have to be passed.</param>
    public static WeekRoutes Prepare(
        WeekGround ground,
        IReadOnlyList<StreetSegment> streets,
        DutyPolicy policy,
        IReadOnlyList<DutySlot> patrols,
        IReadOnlyList<MustVisit> passes
    )
    {
        ArgumentNullException.ThrowIfNull(ground);
        ArgumentNullException.ThrowIfNull(policy);
        var facts = new RouteFacts(
            ground.Raster,
            streets,
            ground.Communities,
            ground.Bases,
            [
                .. patrols.Select(slot => new RoutePatrol(
                    slot.Code,
                    slot.Area,
                    slot.Base!,
                    slot.From,
                    slot.To
                )),
            ],
            WeekHours.Of(ground, patrols.Select(slot => (slot.From, slot.To))),
            passes,
            new RouteRules { Mode = policy.Mode, StayMinutes = policy.StayMinutes }
        );
        var prepared = RouteGround.Prepare(
            ground.Raster,
            new StreetGraph(streets),
            ground.Communities,
            ground.Bases,
            facts.Rules
        );
        return new WeekRoutes(facts, new RouteProblem(facts, prepared));
    }
}
