using Patrol.Contracts.Comparisons;

namespace Patrol.Contracts.Equity;

/// <summary>Asks whether patrols are spread as reported demand is, and whether all communities report alike.</summary>
public sealed record EquityQuery
{
    /// <summary>Id of a version of a plan; null for the latest in force, else the latest that is worked on.</summary>
    public string? Plan { get; init; }

    /// <summary>Percent of a community's reports taken to be missing, above 0 and under 100; null for 40.</summary>
    public double? MissingPercent { get; init; }
}

/// <summary>Exposure to patrols, and how far it rests on who calls. It audits; it never enters a score.</summary>
/// <param name="District">Code of the district.</param>
/// <param name="Plan">Id of the version; null where there is none.</param>
/// <param name="Week">Its ISO week; null with it.</param>
/// <param name="State">Where the version stands; null with it.</param>
/// <param name="From">First Monday of the demand.</param>
/// <param name="To">Monday after its last week.</param>
/// <param name="Patrols">Patrols as served, whoever serves; null without a plan.</param>
/// <param name="Sworn">Hours of officers and auxiliaries on patrols; null without a plan.</param>
/// <param name="Volunteers">Hours of all others on patrols; null without a plan.</param>
/// <param name="Reporting">Who reports, by community.</param>
/// <param name="Sensitivity">What if one community reported less than it should.</param>
/// <param name="Limits">Codes of what a reader must know.</param>
public sealed record EquityView(
    string District,
    string? Plan,
    string? Week,
    string? State,
    string From,
    string To,
    ExposureView? Patrols,
    ExposureView? Sworn,
    ExposureView? Volunteers,
    IReadOnlyList<ReportingRow> Reporting,
    SensitivityView Sensitivity,
    IReadOnlyList<string> Limits
);

/// <summary>How something is spread over communities.</summary>
/// <param name="Gini">Gini's coefficient of the minutes, 0 = all the same.</param>
/// <param name="PerResidentGini">The same of minutes for each resident; null without residents.</param>
/// <param name="TopTenthShare">Share of the minutes in the tenth of the communities with the most.</param>
/// <param name="Communities">By code.</param>
public sealed record ExposureView(
    double Gini,
    double? PerResidentGini,
    double TopTenthShare,
    IReadOnlyList<ExposureRow> Communities
);

/// <summary>What a community gets and what it reports.</summary>
/// <param name="Community">Code.</param>
/// <param name="Name">Name.</param>
/// <param name="Minutes">Minutes.</param>
/// <param name="Share">Share of the district's minutes.</param>
/// <param name="DemandShare">Share of the district's reported demand.</param>
/// <param name="Ratio">Share ÷ share of demand; null where none is reported.</param>
/// <param name="Flag"><c>none</c>, <c>over</c> (above 1.5) or <c>under</c> (below 0.67).</param>
/// <param name="MinutesPerThousandResidents">Minutes for 1,000 residents; null when these are unknown.</param>
public sealed record ExposureRow(
    string Community,
    string Name,
    double Minutes,
    double Share,
    double DemandShare,
    double? Ratio,
    string Flag,
    double? MinutesPerThousandResidents
);

/// <summary>Who brought a community's records to notice, beside the others.</summary>
/// <param name="Community">Code.</param>
/// <param name="Name">Name.</param>
/// <param name="Reported">Called in by the public.</param>
/// <param name="Volunteer">Reported by volunteers.</param>
/// <param name="RecordedShare">How much of what is called in elsewhere is recorded here, if volunteers notice as much; null where
/// unknown.</param>
/// <param name="Interval">Interval of it, of a community that is named.</param>
/// <param name="Chance">Chance of as few when all report alike.</param>
/// <param name="IsNamed">True when its public reports seem to be missing: a question to its officers, not a finding.</param>
public sealed record ReportingRow(
    string Community,
    string Name,
    int Reported,
    int Volunteer,
    double? RecordedShare,
    IntervalView? Interval,
    double Chance,
    bool IsNamed
);

/// <summary>What would change if one community's demand had been recorded in part.</summary>
/// <param name="MissingPercent">Percent taken to be missing.</param>
/// <param name="TopCells">Cells in the top of the map.</param>
/// <param name="TopShare">Their share of all cells.</param>
/// <param name="MostGaining">Code of the community that would gain the most; null without demand.</param>
/// <param name="Communities">By code.</param>
public sealed record SensitivityView(
    double MissingPercent,
    int TopCells,
    double TopShare,
    string? MostGaining,
    IReadOnlyList<SensitivityRow> Communities
);

/// <summary>A community, were some of its reports missing.</summary>
/// <param name="Community">Code.</param>
/// <param name="Name">Name.</param>
/// <param name="TopNow">Top cells in it now.</param>
/// <param name="TopThen">Top cells in it then.</param>
/// <param name="ShareNow">Share of the district's demand now.</param>
/// <param name="ShareThen">Share then.</param>
public sealed record SensitivityRow(
    string Community,
    string Name,
    int TopNow,
    int TopThen,
    double ShareNow,
    double ShareThen
);
