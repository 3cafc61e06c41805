using System.Security;
using System.Text;
using Patrol.Contracts.Papers;

namespace Patrol.Papers.Drawing;

/// <summary>Adds to a drawn SVG what its writer leaves out: a view box, words for who can't see it, and faces to stand in.</summary>
internal static class SvgText
{
    private const string Head = "<svg ";
    private const string Text = "<text ";
    private const string Face = "font-family=\"";
    private const string Others = ", 'DejaVu Sans', Verdana, 'Noto Sans', 'Noto Sans CJK SC', sans-serif";

    /// <summary>Copies it with these; both streams stay open.</summary>
    /// <param name="drawn">The drawn SVG.</param>
    /// <param name="target">Where to.</param>
    /// <param name="size">Its size.</param>
    /// <param name="title">What it is.</param>
    /// <param name="description">What it shows.</param>
    public static void Finish(Stream drawn, Stream target, PictureSize size, string title, string description)
    {
        using var reader = new StreamReader(drawn, Encoding.UTF8, leaveOpen: true);
        using var writer = new StreamWriter(target, new UTF8Encoding(false), leaveOpen: true)
        {
            NewLine = "\n",
        };
        while (reader.ReadLine() is { } line)
        {
            var start = line.AsSpan().TrimStart();
            if (start.StartsWith(Head, StringComparison.Ordinal))
            {
                var box = $"role=\"img\" viewBox=\"0 0 {size.Width} {size.Height}\" ";
                writer.WriteLine(line.Replace(Head, Head + box, StringComparison.Ordinal));
                writer.WriteLine($"<title>{SecurityElement.Escape(title)}</title>");
                writer.WriteLine($"<desc>{SecurityElement.Escape(description)}</desc>");
            }
            else if (start.StartsWith(Text, StringComparison.Ordinal))
            {
                writer.WriteLine(WithOthers(line));
            }
            else
            {
                writer.WriteLine(line);
            }
        }
    }

    private static string WithOthers(string line)
    {
        var face = line.IndexOf(Face, StringComparison.Ordinal);
        var end = face < 0 ? -1 : line.IndexOf('"', face + Face.Length);
        return end < 0 ? line : line.Insert(end, Others);
    }
}
