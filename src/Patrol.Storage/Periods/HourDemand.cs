using Patrol.Engine.Model;
using Patrol.Storage.Demand;

namespace Patrol.Storage.Periods;

/// <summary>All that periods are made of, loaded.</summary>
/// <param name="District">The district.</param>
/// <param name="Selection">The demand meant.</param>
/// <param name="Counts">Its hours.</param>
/// <param name="Communities">Communities by code.</param>
/// <param name="Categories">Categories of the district, also those not meant.</param>
internal sealed record HourDemand(
    District District,
    DemandSelection Selection,
    HourCounts Counts,
    IReadOnlyList<Area> Communities,
    IReadOnlyList<StoredCategory> Categories
);
