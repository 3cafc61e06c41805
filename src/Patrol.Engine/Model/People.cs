using NodaTime;

namespace Patrol.Engine.Model;

/// <summary>The force a member belongs to.</summary>
public enum Force
{
    /// <summary>Police officer on patrol.</summary>
    PatrolOfficer = 1,

    /// <summary>Community police officer.</summary>
    CommunityOfficer = 2,

    /// <summary>Traffic police officer.</summary>
    TrafficOfficer = 3,

    /// <summary>Auxiliary.</summary>
    Auxiliary = 4,

    /// <summary>Guard recruited by a unit itself; serves inside the employer's area only.</summary>
    SelfRecruitedGuard = 5,

    /// <summary>Guard of a security company; serves at any contracted place.</summary>
    CompanyGuard = 6,

    /// <summary>Grid member, responsible for a management grid.</summary>
    GridMember = 7,

    /// <summary>Volunteer.</summary>
    Volunteer = 8,
}

/// <summary>How a member serves.</summary>
public enum ServesAs
{
    /// <summary>At a fixed site during job hours: presence there, never moved.</summary>
    OnPost = 1,

    /// <summary>In free time: claims or is given duties.</summary>
    InFreeTime = 2,
}

/// <summary>Standing of a member.</summary>
public enum MemberStatus
{
    /// <summary>May be assigned.</summary>
    Active = 1,

    /// <summary>On probation: serves beside an active member.</summary>
    Probation = 2,

    /// <summary>A clearance has run out.</summary>
    Expired = 3,

    /// <summary>Suspended.</summary>
    Suspended = 4,
}

/// <summary>An employer or organization.</summary>
/// <param name="Code">Unique within the district.</param>
/// <param name="Kind"><c>enterprise</c>, <c>school</c>, <c>property</c> or <c>security</c>.</param>
/// <param name="Name">Name shown to people.</param>
/// <param name="FilingNumber">Number of its filing with the police; null when missing.</param>
/// <param name="FilingDate">Date of the filing; null when missing.</param>
public sealed record Unit(string Code, string Kind, string Name, string? FilingNumber, LocalDate? FilingDate);

/// <summary>A team of volunteers.</summary>
/// <param name="Code">Unique within the district.</param>
/// <param name="Kind"><c>community</c>, <c>enterprise</c>, <c>riders</c> or <c>reserve</c>.</param>
/// <param name="Name">Name shown to people.</param>
/// <param name="AreaCode">Code of the community or enterprise it belongs to; null for the mobile teams.</param>
public sealed record Team(string Code, string Kind, string Name, string? AreaCode);

/// <summary>A registered member of any force; a code, no name.</summary>
/// <param name="Code">Unique within the district.</param>
/// <param name="Force">Force.</param>
/// <param name="ServesAs">On post or in free time.</param>
/// <param name="Status">Standing.</param>
/// <param name="AgeBand"><c>18-29</c>, <c>30-44</c>, <c>45-59</c> or <c>60+</c>.</param>
/// <param name="Role">Role of a volunteer or rank of an officer; null without one.</param>
/// <param name="TeamCode">Team; null without one.</param>
/// <param name="UnitCode">Employer; null without one.</param>
/// <param name="AreaCode">Community, management grid or enterprise the member serves in; null for the whole district.</param>
/// <param name="Squad">Squad of the sworn rota, A–D; null without one.</param>
/// <param name="MonthlyHours">Declared hours a month in free time; 0 for the rest.</param>
/// <param name="Clearances">Clearances held.</param>
/// <param name="Availability">Weekly windows in which the member can serve.</param>
public sealed record Member(
    string Code,
    Force Force,
    ServesAs ServesAs,
    MemberStatus Status,
    string AgeBand,
    string? Role,
    string? TeamCode,
    string? UnitCode,
    string? AreaCode,
    string? Squad,
    double MonthlyHours,
    IReadOnlyList<Clearance> Clearances,
    IReadOnlyList<WeeklyWindow> Availability
)
{
    /// <summary>True for one made up in the sample's proportions, who stands for no one.</summary>
    public bool IsGenerated { get; init; }
}

/// <summary>A clearance with its validity.</summary>
/// <param name="Kind"><c>background</c>, <c>training</c>, <c>insurance</c>, <c>guard</c>, <c>night</c>, <c>lead</c> or <c>mediation</c>.</param>
/// <param name="From">First valid date.</param>
/// <param name="To">Date after the last; null while it does not run out.</param>
public sealed record Clearance(string Kind, LocalDate From, LocalDate? To);

/// <summary>A window that recurs every week, in minutes since Monday 00:00 local, half-open.</summary>
public sealed record WeeklyWindow(int FromMinute, int ToMinute);
