namespace Patrol.Engine.Sample;

/// <summary>Sizes of the sample district.</summary>
public enum SampleSize
{
    /// <summary>8 × 6 km, 260,000 residents, a zone with daylight saving.</summary>
    Standard = 1,

    /// <summary>174 km², 250,000 residents: the size of a real branch.</summary>
    Wide = 2,

    /// <summary>1.5 × 1.2 km, two communities, a zone without daylight saving; for tests.</summary>
    Tiny = 3,
}
