using System.Collections.Concurrent;
using System.Text;
using SkiaSharp;

namespace Patrol.Papers.Drawing;

/// <summary>
/// Typefaces of the papers: DejaVu Sans, and for characters that it lacks (Chinese, Japanese, Korean) a face of the computer
/// that has them. Where DejaVu is missing another plain face stands in, and papers look a little different.
/// </summary>
/// <param name="regular">Face of most text.</param>
/// <param name="bold">Its bold.</param>
/// <param name="others">Faces for characters that these lack; read when one is wanted.</param>
internal sealed class Faces(SKTypeface regular, SKTypeface bold, Lazy<IReadOnlyList<SKTypeface>> others)
{
    private const int Ascii = 0x7f;
    private static readonly string[] Folders =
    [
        "/usr/share/fonts",
        "/usr/local/share/fonts",
        "/System/Library/Fonts",
        "C:\\Windows\\Fonts",
    ];

    // Preferred ones first: regular, bold.
    private static readonly (string Regular, string Bold)[] Plain =
    [
        ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
        ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"),
        ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"),
        ("FreeSans.ttf", "FreeSansBold.ttf"),
        ("arial.ttf", "arialbd.ttf"),
    ];

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

    private static readonly Lazy<Faces> Found = new(() => In(Folders));

    private readonly ConcurrentDictionary<(Rune, bool), (SKTypeface, Rune)> seen = new();

    /// <summary>Those of this computer.</summary>
    public static Faces Installed => Found.Value;

    /// <summary>Those in folders, and where these hold no plain face the platform's own.</summary>
    /// <param name="folders">Where to look, with what lies below.</param>
    /// <param name="own">The platform's own face, null where it has none; left out for what it says itself.</param>
    /// <exception cref="TypefaceMissingException">There is no face with letters: papers would be without words.</exception>
    public static Faces In(IReadOnlyList<string> folders, Func<bool, SKTypeface?>? own = null)
    {
        var files = folders
            .Where(Directory.Exists)
            .SelectMany(folder =>
                Directory.EnumerateFiles(
                    folder,
                    "*.*",
                    new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }
                )
            )
            .Where(path => Path.GetExtension(path) is ".ttc" or ".ttf" or ".otf")
            .Order(StringComparer.Ordinal)
            .ToArray();
        var (regular, bold) = Plain
            .Select(pair => (Load(files, pair.Regular), Load(files, pair.Bold)))
            .FirstOrDefault(pair => pair is (not null, not null), (null, null));
        own ??= isBold => isBold ? SKTypeface.FromFamilyName(null, SKFontStyle.Bold) : SKTypeface.Default;
        regular ??= own(false);
        bold ??= own(true) ?? regular;
        if (regular?.ContainsGlyph('A') != true || bold?.ContainsGlyph('A') != true)
        {
            throw new TypefaceMissingException(
                $"No typeface with letters was found in {string.Join(", ", folders)}: install DejaVu Sans (fonts-dejavu-core)."
            );
        }
        return new Faces(regular, bold, new(() => LoadWide(files)));
    }

    /// <summary>The face for most text.</summary>
    public SKTypeface Of(bool isBold) => isBold ? bold : regular;

    /// <summary>The face that has a character, and the character; a star that none has becomes an asterisk.</summary>
    public (SKTypeface Face, Rune Character) For(Rune character, bool isBold) =>
        character.Value < Ascii
            ? (Of(isBold), character)
            : seen.GetOrAdd((character, isBold), key => Find(key.Item1, key.Item2));

    private (SKTypeface, Rune) Find(Rune character, bool isBold)
    {
        var usual = Of(isBold);
        if (usual.ContainsGlyph(character.Value))
        {
            return (usual, character);
        }
        return others.Value.FirstOrDefault(face => face.ContainsGlyph(character.Value)) is { } other
            ? (other, character)
            : (usual, character.Value == '★' ? new Rune('*') : character);
    }

    private static SKTypeface? Load(string[] files, string name) =>
        Array.Find(files, path => Path.GetFileName(path).Equals(name, StringComparison.OrdinalIgnoreCase))
            is { } file
            ? SKTypeface.FromFile(file)
            : null;

    private static IReadOnlyList<SKTypeface> LoadWide(string[] files) =>
        [
            .. files
                .Select(path => (Path: path, Rank: RankOf(path)))
                .Where(file => file.Rank >= 0)
                .OrderBy(file => file.Rank)
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
