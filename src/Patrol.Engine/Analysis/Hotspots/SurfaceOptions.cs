using Patrol.Engine.Analysis.Hotspots.Forecasts;
using Patrol.Engine.Model;

namespace Patrol.Engine.Analysis.Hotspots;

/// <summary>How a surface is made.</summary>
/// <param name="Method">Method that says how demand spreads over the cells; null for kernel density.</param>
public sealed record SurfaceOptions(ForecastMethod? Method = null)
{
    /// <summary>Why this method.</summary>
    public MethodChoice Choice { get; init; } = MethodChoice.Untested;

    /// <summary>How much of later demand the method's best cells held; null where it could not be tried.</summary>
    public HeldOutReading? Reading { get; init; }

    /// <summary>What plans made on the surface have to keep.</summary>
    public PresencePolicy? Policy { get; init; }
}
