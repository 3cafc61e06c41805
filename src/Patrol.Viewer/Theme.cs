using MudBlazor;

namespace Patrol.Viewer;

/// <summary>The look: quiet, with red kept for errors. Fonts are the reader's own.</summary>
internal static class Theme
{
    private static readonly string[] Fonts =
    [
        "system-ui",
        "Noto Sans",
        "DejaVu Sans",
        "Liberation Sans",
        "sans-serif",
    ];

    public static readonly MudTheme Calm = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#16324f",
            Secondary = "#1f6f6b",
            Background = "#f4f3ef",
            TextPrimary = "#1d2630",
            TextSecondary = "#4b5763",
            ActionDefault = "#3d4650",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#9cc7f0",
            PrimaryContrastText = "#14191f",
            Secondary = "#7fd1cb",
            Background = "#14191f",
            Surface = "#1b2129",
            TextPrimary = "#e3e8ed",
            TextSecondary = "#b3bcc5",
        },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Fonts, FontSize = "0.9rem" },
            Button = new ButtonTypography { TextTransform = "none", FontWeight = "600" },
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "8px" },
    };
}
