using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Patrol.Viewer.Tests;

public sealed partial class WordsTest
{
    private static readonly string Source = string.Concat(
        Directory
            .EnumerateFiles(Repository.Viewer, "*.*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".razor" or ".cs" && !Repository.IsMade(file))
            .Select(File.ReadAllText)
    );

    private static readonly HashSet<string> Known = XDocument
        .Load(Path.Combine(Repository.Viewer, "Resources", "Words.resx"))
        .Descendants("data")
        .Select(data => data.Attribute("name")!.Value)
        .ToHashSet();

    [Fact]
    public void Words_AskedForByPages_StandInTheResourceFile()
    {
        var asked = Asked().Matches(Source).Select(match => match.Groups[1].Value).ToHashSet();
        Assert.NotEmpty(asked);
        Assert.Empty(asked.Except(Known));
    }

    [Fact]
    public void Words_OfTheResourceFile_AreSaidSomewhere()
    {
        // Words put together at run time, such as kind.{…}, are known by their beginning.
        var built = Built().Matches(Source).Select(match => match.Groups[1].Value).ToHashSet();
        var unsaid = Known.Where(word =>
            !Source.Contains($"\"{word}\"", StringComparison.Ordinal)
            && !built.Any(start => word.StartsWith(start, StringComparison.Ordinal))
        );
        Assert.Empty(unsaid);
    }

    [Fact]
    public void Words_OfEveryReasonWhyAPatrolHasNoPlace_AreThere()
    {
        var engine = Path.Combine(Repository.Root, "src", "Patrol.Engine");
        var reasons = new[] { "Optimization/Coverage/Search/Unplaced.cs", "Network/CellReach.cs" }
            .SelectMany(file => Reason().Matches(File.ReadAllText(Path.Combine(engine, file))))
            .Select(match => $"reason.{match.Groups[1].Value}")
            .ToHashSet();
        Assert.True(reasons.Count >= 6);
        Assert.Empty(reasons.Except(Known));
    }

    [GeneratedRegex("\"((?:beat|base)\\.[a-z-]+)\"")]
    private static partial Regex Reason();

    [GeneratedRegex("\\bW\\[\"([a-zA-Z.]+)\"")]
    private static partial Regex Asked();

    [GeneratedRegex("\\bW\\[\\$\"([a-zA-Z]+\\.)\\{")]
    private static partial Regex Built();
}
