using Patrol.Engine.Analysis.Periods.Hours;

namespace Patrol.Storage.Periods;

/// <summary>Demand by hour of the week, from running counts, without what is not a time of day.</summary>
/// <param name="Rows">Aoristic sums by category and community of the whole district.</param>
/// <param name="Weeks">[observed week][hour of week] sums of the selection's community, or of the district.</param>
/// <param name="Untimed">Incidents without a time of day, by category and community.</param>
/// <param name="Midnights">Categories whose times at 00:00 were left out.</param>
/// <param name="LeftOut">Incidents that this kept out of <see cref="Weeks"/>.</param>
/// <param name="LongIntervals">Incidents of the selection's community that are known to a week or longer only.</param>
public sealed record HourCounts(
    IReadOnlyList<HourSums> Rows,
    IReadOnlyList<double[]> Weeks,
    IReadOnlyDictionary<(string Category, int Community), double> Untimed,
    IReadOnlyList<LeftOutMidnights> Midnights,
    double LeftOut,
    int LongIntervals
);

/// <summary>Times at 00:00 that are really dates, of a category.</summary>
/// <param name="Category">Number of the category.</param>
/// <param name="Share">What was found.</param>
/// <param name="LeftOut">Incidents left out, in the whole district.</param>
/// <param name="IsByHour">True where only the hour is known, as the detail is deleted.</param>
public sealed record LeftOutMidnights(short Category, MidnightShare Share, double LeftOut, bool IsByHour);
