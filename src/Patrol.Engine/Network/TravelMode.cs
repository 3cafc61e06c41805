namespace Patrol.Engine.Network;

/// <summary>How a patrol moves.</summary>
public enum TravelMode
{
    /// <summary>On foot: both directions of every segment open to people on foot.</summary>
    Foot = 1,

    /// <summary>By e-bike, along the directions for vehicles.</summary>
    EBike = 2,

    /// <summary>By car, along the directions for vehicles.</summary>
    Car = 3,
}
