using System.Globalization;
using Patrol.Contracts.Papers;
using Patrol.Engine.Model;

namespace Patrol.Storage.Hotspots;

/// <summary>Reads the size of a picture that is asked for.</summary>
public static class PictureSizes
{
    /// <summary>Reads it; a side that is left out follows the other.</summary>
    /// <param name="kind">Kind of file.</param>
    /// <param name="isPicture">False for files without a size.</param>
    /// <param name="width">Pixels across; null for the usual.</param>
    /// <param name="height">Pixels down; null for the usual.</param>
    /// <param name="prefix">What leads the names of fields: <c>--</c> on the command line.</param>
    /// <param name="issues">Gets <c>export.size</c>, <c>export.option</c>.</param>
    public static PictureSize Read(
        string kind,
        bool isPicture,
        int? width,
        int? height,
        string prefix,
        List<InputIssue> issues
    )
    {
        ArgumentNullException.ThrowIfNull(issues);
        foreach (var (name, value) in new[] { ("width", width), ("height", height) })
        {
            if (value is not { } pixels)
            {
                continue;
            }
            var text = pixels.ToString(CultureInfo.InvariantCulture);
            issues.Require(
                isPicture,
                "export.option",
                prefix + name,
                text,
                $"A {kind} file has no size in pixels: leave it out."
            );
            issues.Require(
                !isPicture || pixels is >= PictureSize.Least and <= PictureSize.Most,
                "export.size",
                prefix + name,
                text,
                $"Give {PictureSize.Least} to {PictureSize.Most} pixels."
            );
        }
        var usual = PictureSize.Usual;
        int Following(int side, int own, int other) =>
            Math.Clamp((int)Math.Round((double)side * own / other), PictureSize.Least, PictureSize.Most);
        return (width, height) switch
        {
            ({ } across, { } down) => new(across, down),
            ({ } across, null) => new(across, Following(across, usual.Height, usual.Width)),
            (null, { } down) => new(Following(down, usual.Width, usual.Height), down),
            _ => usual,
        };
    }
}
