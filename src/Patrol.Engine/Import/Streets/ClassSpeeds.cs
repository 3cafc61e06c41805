using Patrol.Engine.Model;

namespace Patrol.Engine.Import.Streets;

/// <summary>Speeds that hold where a file gives none, km/h: patrol on foot 4.5, e-bike 15, car by class.</summary>
internal static class ClassSpeeds
{
    /// <summary>Walking pace of a patrol.</summary>
    public const float FootKmh = 4.5f;

    /// <summary>Pace of an e-bike in traffic.</summary>
    public const float EBikeKmh = 15f;

    /// <summary>Speed of a car: 80, 50, 40, 30, 15 from highway to service way; none on paths.</summary>
    public static float CarKmh(StreetClass @class) =>
        @class switch
        {
            StreetClass.Highway => 80,
            StreetClass.Arterial => 50,
            StreetClass.Collector => 40,
            StreetClass.Local => 30,
            StreetClass.Service => 15,
            _ => 0,
        };

    /// <summary>Speeds of a class: nobody walks or cycles on a highway, no car on a path.</summary>
    public static SegmentSpeeds Of(StreetClass @class) =>
        @class == StreetClass.Highway
            ? new SegmentSpeeds(0, 0, CarKmh(@class))
            : new SegmentSpeeds(FootKmh, EBikeKmh, CarKmh(@class));
}
