using Patrol.Contracts.Comparisons;
using Patrol.Contracts.Equity;
using Patrol.Contracts.Patterns;
using Patrol.Contracts.Quality;

namespace Patrol.Contracts.Briefings;

/// <summary>A monthly briefing as it was made; it never changes. Sections that were not asked for are null.</summary>
/// <param name="Id">Such as <c>dc-7</c>.</param>
/// <param name="District">Code of the district.</param>
/// <param name="DistrictName">Its name.</param>
/// <param name="Created">UTC, ISO 8601.</param>
/// <param name="Actor">Who asked for it, as typed.</param>
/// <param name="Month">The month, such as <c>2026-10</c>.</param>
/// <param name="Request">What was asked for.</param>
/// <param name="Figures">Key figures.</param>
/// <param name="Sentences">What to know in plain words, as codes and arguments.</param>
/// <param name="Comparison">The month beside the one before and that of a year before.</param>
/// <param name="Periods">High-incidence periods.</param>
/// <param name="Places">Top places.</param>
/// <param name="BackTest">How well this district's maps foretell, where a back-test is stored.</param>
/// <param name="Equity">Exposure, reporting and sensitivity.</param>
/// <param name="Quality">Data quality, twelve months.</param>
/// <param name="NearRepeat">Near repeats of a year.</param>
/// <param name="Card">How the places were found, so that a reader can judge them.</param>
public sealed record BriefingView(
    string? Id,
    string District,
    string DistrictName,
    string Created,
    string Actor,
    string Month,
    BriefingRequest Request,
    BriefingFigures Figures,
    IReadOnlyList<ReasonView> Sentences,
    MonthView? Comparison,
    BriefingPeriods? Periods,
    BriefingPlaces? Places,
    BriefingBackTest? BackTest,
    EquityView? Equity,
    QualityView? Quality,
    NearRepeatView? NearRepeat,
    BriefingCard Card
)
{
    /// <summary>Version of this shape.</summary>
    public int Schema => 1;
}

/// <summary>Key figures of a month.</summary>
/// <param name="Incidents">Reported incidents in the month.</param>
/// <param name="Days">Days of it that records cover.</param>
/// <param name="MonthOnMonth">Against the month before.</param>
/// <param name="YearOnYear">Against the same month a year before.</param>
/// <param name="CommunitiesHigher">Communities that stand out as higher than the month before.</param>
/// <param name="CommunitiesLower">Communities that stand out as lower.</param>
/// <param name="BusiestCategory">Name of the category with the most incidents; null without any.</param>
/// <param name="BusiestCategoryIncidents">Its incidents.</param>
public sealed record BriefingFigures(
    int Incidents,
    int Days,
    ChangeView MonthOnMonth,
    ChangeView YearOnYear,
    int CommunitiesHigher,
    int CommunitiesLower,
    string? BusiestCategory,
    int BusiestCategoryIncidents
);

/// <summary>A briefing in a list.</summary>
/// <param name="Id">Such as <c>dc-7</c>.</param>
/// <param name="Created">UTC, ISO 8601.</param>
/// <param name="Actor">Who asked for it, as typed.</param>
/// <param name="Month">The month.</param>
/// <param name="NextMonth">The month that running it again would be about.</param>
/// <param name="IsNextCovered">True when records cover that month.</param>
/// <param name="Request">What was asked for.</param>
/// <param name="Incidents">Reported incidents in the month.</param>
public sealed record BriefingBrief(
    string Id,
    string Created,
    string Actor,
    string Month,
    string NextMonth,
    bool IsNextCovered,
    BriefingRequest Request,
    int Incidents
);
