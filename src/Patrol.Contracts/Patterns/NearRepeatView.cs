using Patrol.Contracts.Comparisons;

namespace Patrol.Contracts.Patterns;

/// <summary>Asks whether incidents are followed by others nearby soon after.</summary>
public sealed record NearRepeatQuery
{
    /// <summary>Codes of categories, comma-separated; null for all that are not sensitive.</summary>
    public string? Categories { get; init; }

    /// <summary>First local date; null for a year before <see cref="To"/>.</summary>
    public string? From { get; init; }

    /// <summary>Local date after the last; null for that after the last on record.</summary>
    public string? To { get; init; }

    /// <summary>Orders tried, 99 to 9,999; null for 999.</summary>
    public int? Permutations { get; init; }
}

/// <summary>Near repeats by category.</summary>
/// <param name="District">Code of the district.</param>
/// <param name="From">First local date.</param>
/// <param name="To">Local date after the last.</param>
/// <param name="Permutations">Orders tried.</param>
/// <param name="Categories">Categories with enough incidents, by code.</param>
/// <param name="TooFew">Categories with too few.</param>
/// <param name="Blurred">Incidents left out: their time is not known to three days.</param>
/// <param name="ExpiredLeftOut">Incidents left out: their detail is gone.</param>
/// <param name="Limits">Codes of what a reader must know.</param>
public sealed record NearRepeatView(
    string District,
    string From,
    string To,
    int Permutations,
    IReadOnlyList<NearRepeatCategory> Categories,
    IReadOnlyList<NamedCode> TooFew,
    int Blurred,
    int ExpiredLeftOut,
    IReadOnlyList<string> Limits
);

/// <summary>Near repeats of a category.</summary>
/// <param name="Category">Code.</param>
/// <param name="Name">Name.</param>
/// <param name="Incidents">Incidents looked at.</param>
/// <param name="NearPairs">Pairs within the largest distance, whenever they happened.</param>
/// <param name="Bands">By distance, then time.</param>
public sealed record NearRepeatCategory(
    string Category,
    string Name,
    int Incidents,
    int NearPairs,
    IReadOnlyList<NearRepeatRow> Bands
);

/// <summary>Pairs so far apart, so many days after each other.</summary>
/// <param name="FromMeters">Lower limit; belongs to the band before, but for 0.</param>
/// <param name="ToMeters">Upper limit.</param>
/// <param name="FromDays">Lower limit.</param>
/// <param name="ToDays">Upper limit.</param>
/// <param name="Pairs">Pairs.</param>
/// <param name="Expected">Pairs expected by places and times alone.</param>
/// <param name="Ratio">Pairs ÷ expected; null where none are expected.</param>
/// <param name="Probability">Share of the orders with as many pairs.</param>
/// <param name="IsFlagged">True from a ratio of 1.2 on, at a probability of at most 0.05.</param>
public sealed record NearRepeatRow(
    double FromMeters,
    double ToMeters,
    double FromDays,
    double ToDays,
    int Pairs,
    double Expected,
    double? Ratio,
    double Probability,
    bool IsFlagged
);
