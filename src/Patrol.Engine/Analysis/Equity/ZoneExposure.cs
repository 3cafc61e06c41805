namespace Patrol.Engine.Analysis.Equity;

/// <summary>How a zone's patrols compare with its reported demand.</summary>
public enum ExposureFlag
{
    /// <summary>In proportion, or nothing to compare.</summary>
    None = 0,

    /// <summary>More patrol than reported demand asks for.</summary>
    Over = 1,

    /// <summary>Less patrol than reported demand asks for.</summary>
    Under = 2,
}

/// <summary>What a zone gets and what it reports.</summary>
/// <param name="Zone">Code of the community or management grid.</param>
/// <param name="PatrolMinutes">Minutes of patrol, 0 or more.</param>
/// <param name="Demand">Reported demand, 0 or more, in whatever weight.</param>
/// <param name="Residents">Residents; null when unknown.</param>
public sealed record ZoneCount(string Zone, double PatrolMinutes, double Demand, int? Residents);

/// <summary>A zone's exposure to patrols.</summary>
/// <param name="Zone">Code of the zone.</param>
/// <param name="PatrolShare">Share of the district's minutes.</param>
/// <param name="DemandShare">Share of the district's reported demand.</param>
/// <param name="Ratio"><c>r = PatrolShare / DemandShare</c>; null where no demand is reported.</param>
/// <param name="Flag">Over above 1.5, or where there is patrol without any demand; under below 0.67.</param>
/// <param name="MinutesPerThousandResidents">Minutes for 1,000 residents; null when these are unknown or none.</param>
public sealed record ZoneExposure(
    string Zone,
    double PatrolShare,
    double DemandShare,
    double? Ratio,
    ExposureFlag Flag,
    double? MinutesPerThousandResidents
);
