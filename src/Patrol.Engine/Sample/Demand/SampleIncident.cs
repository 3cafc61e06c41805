using NodaTime;
using Patrol.Engine.Model;

namespace Patrol.Engine.Sample.Demand;

/// <summary>An incident as it happened; meters from the south-west corner.</summary>
/// <param name="From">Start.</param>
/// <param name="To">End of an interval; null when known to the minute.</param>
/// <param name="Category">Index into <see cref="SampleCategories.All"/>.</param>
/// <param name="Source">Who brought it to notice.</param>
/// <param name="Place">Place, with the noise of geocoding.</param>
internal sealed record SampleIncident(
    Instant From,
    Instant? To,
    int Category,
    IncidentSource Source,
    (double X, double Y) Place
);
