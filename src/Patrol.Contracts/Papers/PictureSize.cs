namespace Patrol.Contracts.Papers;

/// <summary>Size of a picture.</summary>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
public sealed record PictureSize(int Width, int Height)
{
    /// <summary>Fewest pixels of a side.</summary>
    public const int Least = 200;

    /// <summary>Most pixels of a side.</summary>
    public const int Most = 8_000;

    /// <summary>Where none is asked for.</summary>
    public static readonly PictureSize Usual = new(1_600, 1_200);
}
