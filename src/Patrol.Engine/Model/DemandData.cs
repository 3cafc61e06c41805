using NodaTime;

namespace Patrol.Engine.Model;

/// <summary>Eligible incidents (not discovered, not sensitive) of one local week.</summary>
public sealed record WeekCount(LocalDate Week, int Incidents);

/// <summary>When and how much: what a surface needs to know before it asks for places.</summary>
/// <param name="Weeks">Weeks with at least one eligible incident, ascending.</param>
/// <param name="From">First local date with an eligible incident.</param>
/// <param name="To">Local date after the last.</param>
/// <param name="TimedIncidents">Eligible incidents known to the minute or an interval.</param>
/// <param name="ExcludedDiscovered">Incidents left out because police discovered them.</param>
/// <param name="ExcludedSensitive">Incidents left out because their category is sensitive (and they were not discovered).</param>
public sealed record DemandWeeks(
    IReadOnlyList<WeekCount> Weeks,
    LocalDate From,
    LocalDate To,
    int TimedIncidents,
    int ExcludedDiscovered,
    int ExcludedSensitive
);

/// <summary>
/// Where: the distinct places of eligible incidents, as parallel arrays. Records whose detail has expired stand at
/// the center of their cell.
/// </summary>
/// <param name="X">[place] easting, meters, metric CRS.</param>
/// <param name="Y">[place] northing, meters, metric CRS.</param>
/// <param name="Cell">[place] analysis cell.</param>
/// <param name="Weight">[place] severity-weighted incidents of the whole window.</param>
/// <param name="TrainWeight">[place] severity-weighted incidents before the held-out weeks.</param>
/// <param name="Count">[place] incidents of the whole window.</param>
/// <param name="TrainCount">[place] incidents before the held-out weeks.</param>
/// <param name="TestCount">[place] incidents in the held-out weeks.</param>
public sealed record DemandPlaces(
    double[] X,
    double[] Y,
    int[] Cell,
    float[] Weight,
    float[] TrainWeight,
    int[] Count,
    int[] TrainCount,
    int[] TestCount
);

/// <summary>At which hours: aoristic sums of eligible timed incidents.</summary>
/// <param name="Sums">[community, last row = no community][hour of week] aoristic sums; communities ordered by code.</param>
public sealed record DemandHours(double[][] Sums);
