using NodaTime;
using Patrol.Contracts.Plans;
using Patrol.Engine.Model;
using Patrol.Engine.Network;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Storage.Plans;

/// <summary>What a planning run asked for and found of a week's duties; all versions made from it share it.</summary>
/// <param name="Seed">Seed of the searches.</param>
/// <param name="Mode">How patrols move.</param>
/// <param name="Patrols">Patrols asked for.</param>
/// <param name="Slots">Duty slots by start and code.</param>
/// <param name="Curve">[k] fraction by which the demand reached would grow with k + 1 more patrols.</param>
/// <param name="Passes">Points of visible presence, and whether they are passed often enough.</param>
/// <param name="AreMembersGenerated">True when members were made up.</param>
public sealed record PlanDuties(
    int Seed,
    TravelMode Mode,
    int Patrols,
    IReadOnlyList<DutySlot> Slots,
    IReadOnlyList<double> Curve,
    IReadOnlyList<PassOutcome> Passes,
    bool AreMembersGenerated
);

/// <summary>A stored version without its roster.</summary>
/// <param name="Number">Number of the version.</param>
/// <param name="Week">Monday of the local week.</param>
/// <param name="Plan">Number of the planning run.</param>
/// <param name="Parent">Number of the version it was made from; null for the first.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Actor">Who made it.</param>
/// <param name="Change">What was done to the parent.</param>
/// <param name="Figures">What it comes to.</param>
/// <param name="Surface">Number of the surface.</param>
/// <param name="IsHead">True for the version that is worked on.</param>
public sealed record StoredVersion(
    int Number,
    LocalDate Week,
    int Plan,
    int? Parent,
    string State,
    Instant Created,
    string Actor,
    Reason Change,
    PlanFigures Figures,
    int Surface,
    bool IsHead
);
