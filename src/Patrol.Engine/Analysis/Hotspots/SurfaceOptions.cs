namespace Patrol.Engine.Analysis.Hotspots;

/// <summary>How a surface is made.</summary>
/// <param name="BandwidthMeters">Radius of the kernel, at least half a cell.</param>
public sealed record SurfaceOptions(double BandwidthMeters = SurfaceOptions.DefaultBandwidthMeters)
{
    /// <summary>Radius when none is asked for: two street blocks.</summary>
    public const double DefaultBandwidthMeters = 200;
}
