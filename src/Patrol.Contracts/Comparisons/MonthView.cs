namespace Patrol.Contracts.Comparisons;

/// <summary>Asks for a month beside the month before it and the same month a year before.</summary>
public sealed record MonthQuery
{
    /// <summary>Month, such as <c>2026-10</c>; null or <c>last</c> for the last one that records cover.</summary>
    public string? Month { get; init; }

    /// <summary>Codes of categories, comma-separated; null for all that are not sensitive.</summary>
    public string? Categories { get; init; }
}

/// <summary>A month of reported demand against two others, by category and community.</summary>
/// <param name="District">Code of the district.</param>
/// <param name="Month">The month, such as <c>2026-10</c>.</param>
/// <param name="Previous">The month before.</param>
/// <param name="YearBefore">The same month a year before.</param>
/// <param name="Days">Days of the month that records cover.</param>
/// <param name="PreviousDays">The same of the month before.</param>
/// <param name="YearBeforeDays">The same of the month a year before.</param>
/// <param name="From">First local date of the records.</param>
/// <param name="To">Local date after the last.</param>
/// <param name="Categories">Categories counted.</param>
/// <param name="ExpiredLeftOut">Incidents of weeks that touch the months whose detail is gone: only their week is known, so they
/// are in no month.</param>
/// <param name="Rows">All first; then categories, communities, and pairs of both.</param>
/// <param name="Limits">Codes of what a reader must know.</param>
public sealed record MonthView(
    string District,
    string Month,
    string Previous,
    string YearBefore,
    int Days,
    int PreviousDays,
    int YearBeforeDays,
    string From,
    string To,
    IReadOnlyList<NamedCode> Categories,
    int ExpiredLeftOut,
    IReadOnlyList<MonthRow> Rows,
    IReadOnlyList<string> Limits
);

/// <summary>A row of the table: all, a category, a community, or a category in a community.</summary>
/// <param name="Category">Code; null for all.</param>
/// <param name="CategoryName">Name; null for all.</param>
/// <param name="Community">Code; null for all, and for places in none.</param>
/// <param name="CommunityName">Name; null for all, and for places in none.</param>
/// <param name="IsOutside">True for places in no community.</param>
/// <param name="MonthOnMonth">Against the month before.</param>
/// <param name="YearOnYear">Against the same month a year before.</param>
public sealed record MonthRow(
    string? Category,
    string? CategoryName,
    string? Community,
    string? CommunityName,
    bool IsOutside,
    ChangeView MonthOnMonth,
    ChangeView YearOnYear
);

/// <summary>Two counts as rates by the days that records cover.</summary>
/// <param name="Before">Earlier count.</param>
/// <param name="After">Later count.</param>
/// <param name="Ratio">Later rate ÷ earlier; null where there was none before.</param>
/// <param name="Interval">Where the ratio lies but for chance, 95 %.</param>
/// <param name="Chance">Chance of counts as far apart when nothing changed.</param>
/// <param name="Verdict"><c>tooFew</c>, <c>noClearChange</c>, <c>higher</c> or <c>lower</c>.</param>
/// <param name="StandsOut">True when the change stands out among all rows of the table.</param>
public sealed record ChangeView(
    int Before,
    int After,
    double? Ratio,
    IntervalView Interval,
    double Chance,
    string Verdict,
    bool StandsOut
);

/// <summary>Where a value lies but for chance.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end; null where the data set none.</param>
public sealed record IntervalView(double Low, double? High);

/// <summary>A code with its name.</summary>
public sealed record NamedCode(string Code, string Name);
