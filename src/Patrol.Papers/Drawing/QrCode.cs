using QRCoder;
using SkiaSharp;

namespace Patrol.Papers.Drawing;

/// <summary>Draws an address as a QR code, its quiet zone of four modules within the rectangle.</summary>
internal static class QrCode
{
    public static void Draw(Pen pen, SKRect rect, string text)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var modules = data.ModuleMatrix;
        var step = rect.Width / modules.Count;
        pen.Box(rect, SKColors.White);
        using var path = new SKPath();
        for (var row = 0; row < modules.Count; row++)
        {
            for (var column = 0; column < modules.Count; column++)
            {
                if (modules[row][column])
                {
                    path.AddRect(SKRect.Create(rect.Left + column * step, rect.Top + row * step, step, step));
                }
            }
        }
        pen.Area(path, SKColors.Black);
    }
}
