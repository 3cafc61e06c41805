using SkiaSharp;

namespace Patrol.Papers.Drawing;

/// <summary>Colors of the papers. Text has at least 4.5 : 1 on white; days are told apart by color-blind readers too.</summary>
internal static class Ink
{
    public static readonly SKColor Text = SKColor.Parse("#1B2430");
    public static readonly SKColor Quiet = SKColor.Parse("#56606B");
    public static readonly SKColor Rule = SKColor.Parse("#C9CED4");
    public static readonly SKColor Tint = SKColor.Parse("#EFF2F6");
    public static readonly SKColor Route = SKColor.Parse("#0B57A4");
    public static readonly SKColor Base = SKColor.Parse("#14273D");
    public static readonly SKColor Open = SKColor.Parse("#B3261E");
    public static readonly SKColor OpenTint = SKColor.Parse("#FBE9E7");
    public static readonly SKColor Area = SKColor.Parse("#7A4FA3");
    public static readonly SKColor Site = SKColor.Parse("#2F6B3A");
    public static readonly SKColor Paper = SKColors.White;

    /// <summary>Monday to Sunday.</summary>
    public static readonly SKColor[] Days =
    [
        SKColor.Parse("#0072B2"),
        SKColor.Parse("#D55E00"),
        SKColor.Parse("#008A64"),
        SKColor.Parse("#B0508A"),
        SKColor.Parse("#A37C00"),
        SKColor.Parse("#2E2E2E"),
        SKColor.Parse("#C01F1F"),
    ];
}
