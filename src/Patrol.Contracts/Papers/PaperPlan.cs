using Patrol.Contracts.Plans;

namespace Patrol.Contracts.Papers;

/// <summary>All that the papers and files of one version of a plan are made from.</summary>
/// <param name="Detail">The version with its slots and people.</param>
/// <param name="Routes">Ways of its patrols.</param>
/// <param name="District">The district.</param>
/// <param name="Map">What the maps show.</param>
/// <param name="Address">Address of the version in the viewer; printed as a code.</param>
public sealed record PaperPlan(
    PlanDetail Detail,
    IReadOnlyList<RouteView> Routes,
    PaperDistrict District,
    PaperMap Map,
    string Address
)
{
    /// <summary>Duties with the people that versions before, which were in force, had told; newest first. Calendars take back
    /// what no longer holds.</summary>
    public IReadOnlyList<PlanSlot> Told { get; init; } = [];
}

/// <summary>A district as papers name it.</summary>
/// <param name="Code">Short name used in addresses.</param>
/// <param name="Name">Name shown to people.</param>
/// <param name="TimeZone">IANA zone of its clock.</param>
/// <param name="Teams">Its teams.</param>
public sealed record PaperDistrict(string Code, string Name, string TimeZone, IReadOnlyList<PaperTeam> Teams);

/// <summary>A team.</summary>
/// <param name="Code">Code.</param>
/// <param name="Name">Name shown to people.</param>
/// <param name="Area">Code of its community; null without one.</param>
public sealed record PaperTeam(string Code, string Name, string? Area);
