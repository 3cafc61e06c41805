namespace Patrol.Contracts;

/// <summary>Asks for a new surface of reported demand.</summary>
/// <param name="BandwidthMeters">
/// Radius of a kernel density, at least half a cell; null for the method that the district's newest back-test chose.
/// </param>
/// <param name="WithDiscovered">True to count what police discovered too; each time is logged.</param>
/// <param name="CapMinutes">
/// Most minutes that patrols stay in one cell on one day, 10–1,440; null for that of the newest surface, else 120.
/// </param>
/// <param name="FloorShare">
/// Least share of the week's patrol minutes of each community, 0 to an equal share; null for that of the newest surface, else a
/// quarter of an equal share.
/// </param>
public sealed record SurfaceRequest(
    double? BandwidthMeters = null,
    bool WithDiscovered = false,
    double? CapMinutes = null,
    double? FloorShare = null
);
