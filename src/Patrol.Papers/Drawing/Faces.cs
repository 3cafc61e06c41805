using SkiaSharp;

namespace Patrol.Papers.Drawing;

/// <summary>
/// Typefaces of the papers: DejaVu Sans, and for characters that it lacks (Chinese, Japanese, Korean) a face of the computer
/// that has them. Where DejaVu is missing the platform's own face stands in, and papers look a little different.
/// </summary>
internal static class Faces
{
    private const string Home = "/usr/share/fonts/truetype/dejavu";

    // The usual ones first; others are looked for by name.
    private static readonly string[] WideFolders = ["/usr/share/fonts", "/usr/local/share/fonts"];
    private static readonly string[] WideNames =
    [
        "NotoSansCJK",
        "SourceHanSans",
        "wqy",
        "DroidSansFallback",
        "Nanum",
        "uming",
        "ukai",
    ];

    private static readonly Lazy<SKTypeface> Regular = new(() => Load("DejaVuSans.ttf"));
    private static readonly Lazy<SKTypeface> Bold = new(() => Load("DejaVuSans-Bold.ttf"));
    private static readonly Lazy<SKTypeface[]> Wide = new(LoadWide);

    /// <summary>The face for most text.</summary>
    public static SKTypeface Of(bool isBold) => isBold ? Bold.Value : Regular.Value;

    /// <summary>The face that has a character; the usual one when none has it.</summary>
    public static SKTypeface For(int character, bool isBold)
    {
        var usual = Of(isBold);
        return character < 0x2e80 || usual.ContainsGlyph(character)
            ? usual
            : Array.Find(Wide.Value, face => face.ContainsGlyph(character)) ?? usual;
    }

    private static SKTypeface Load(string file) =>
        SKTypeface.FromFile(Path.Combine(Home, file)) ?? SKTypeface.Default;

    private static SKTypeface[] LoadWide() =>
        [
            .. WideFolders
                .Where(Directory.Exists)
                .SelectMany(folder => Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories))
                .Where(path => Path.GetExtension(path) is ".ttc" or ".ttf" or ".otf")
                .Select(path => (Path: path, Rank: RankOf(path)))
                .Where(file => file.Rank >= 0)
                .OrderBy(file => file.Rank)
                .ThenBy(file => file.Path, StringComparer.Ordinal)
                .Select(file => SKTypeface.FromFile(file.Path))
                .OfType<SKTypeface>(),
        ];

    private static int RankOf(string path)
    {
        var name = Path.GetFileName(path);
        var rank = Array.FindIndex(
            WideNames,
            known => name.StartsWith(known, StringComparison.OrdinalIgnoreCase)
        );
        return rank < 0 ? -1 : 2 * rank + (name.Contains("Regular", StringComparison.Ordinal) ? 0 : 1);
    }
}
