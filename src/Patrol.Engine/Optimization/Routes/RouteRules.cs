using Patrol.Engine.Model;
using Patrol.Engine.Network;

namespace Patrol.Engine.Optimization.Routes;

/// <summary>What holds for every route.</summary>
public sealed record RouteRules
{
    /// <summary>Largest straight distance between a base and its street, inclusive.</summary>
    public const double BaseSnapMeters = 500;

    /// <summary>Speed between a base and its street, whatever the mode.</summary>
    public const double AccessKmh = 4.5;

    /// <summary>How patrols move.</summary>
    public TravelMode Mode { get; init; } = TravelMode.Foot;

    /// <summary>Minutes that a patrol stays at a stop unless its duty says otherwise; it may stay longer.</summary>
    public double StayMinutes { get; init; } = 12;

    /// <summary>A stop covers the cells whose centers lie within this straight distance, inclusive.</summary>
    public double CoverRadiusMeters { get; init; } = 150;

    /// <summary>Minutes of a clock hour that a patrol has to be at one stop for covering its cells in that hour.</summary>
    public double CoverMinutes { get; init; } = 10;

    /// <summary>
    /// True where a patrol may stop: its mode may use the street, which is no highway, and no service way such as an alley
    /// or a parking aisle, as these are not public.
    /// </summary>
    public bool MayStop(StreetSegment segment)
    {
        ArgumentNullException.ThrowIfNull(segment);
        return segment.Class is not (StreetClass.Highway or StreetClass.Service)
            && StreetGraph.SpeedKmh(segment, Mode) > 0;
    }
}
