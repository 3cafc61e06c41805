using SkiaSharp;

namespace Patrol.Papers.Drawing;

/// <summary>How text looks.</summary>
/// <param name="Size">Height of the em, in units of the page.</param>
/// <param name="Color">Color.</param>
/// <param name="IsBold">True for bold.</param>
/// <param name="IsStruck">True to strike it through.</param>
/// <param name="Stretch">Width relative to the face's own; 0.9 is a little narrow.</param>
internal readonly record struct TextStyle(
    float Size,
    SKColor Color,
    bool IsBold = false,
    bool IsStruck = false,
    float Stretch = 0.92f
)
{
    /// <summary>From one baseline to the next.</summary>
    public float Leading => Size * 1.28f;
}

/// <summary>Where text stands beside its place.</summary>
internal enum Align
{
    Left,
    Center,
    Right,
}
