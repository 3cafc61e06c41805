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

    private static readonly HashSet<string> Known = Names(
        Path.Combine(Repository.Viewer, "Resources", "Words.resx")
    );

    private static readonly HashSet<string> Reasons = Names(
        Path.Combine(Repository.Root, "src", "Patrol.Contracts", "Words", "Reasons.resx")
    );

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

    [Theory]
    [InlineData("Patrol.Engine/Optimization/Rosters", 60)]
    [InlineData("Patrol.Engine/Optimization/Routes", 6)]
    [InlineData("Patrol.Engine/Planning", 6)]
    [InlineData("Patrol.Storage/Plans", 8)]
    [InlineData("Patrol.Storage/Weeks", 8)]
    public void Words_OfEveryReasonOfAWeek_AreThere(string folder, int least)
    {
        // What is wrong with files and what a checker finds in routes is said by the import and the job.
        var reasons = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "src", folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != "FactsCheck.cs")
            .Where(file =>
                !file.Contains($"Routes{Path.DirectorySeparatorChar}Checking", StringComparison.Ordinal)
            )
            .SelectMany(file => WeekReason().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value)
            .ToHashSet();
        Assert.True(reasons.Count >= least, $"{reasons.Count} in {folder}");
        Assert.Empty(reasons.Except(Reasons));
    }

    [Fact]
    public void Words_OfReasons_AreOfReasonsThatAreGiven()
    {
        var sources = new[] { "Patrol.Engine", "Patrol.Storage" }.SelectMany(project =>
            Directory.EnumerateFiles(
                Path.Combine(Repository.Root, "src", project),
                "*.cs",
                SearchOption.AllDirectories
            )
        );
        var given = string.Concat(sources.Select(File.ReadAllText));
        // Kinds of edits, clearances and forces are put together.
        string[] built = ["edit.", "clearance.", "force.", "member."];
        var unsaid = Reasons.Where(reason =>
            !built.Any(start => reason.StartsWith(start, StringComparison.Ordinal))
            && !given.Contains($"\"{reason}\"", StringComparison.Ordinal)
        );
        Assert.Empty(unsaid);
    }

    [Fact]
    public void Words_OfEveryEdit_AreThere()
    {
        var source = File.ReadAllText(
            Path.Combine(Repository.Root, "src", "Patrol.Engine", "Planning", "RosterEdit.cs")
        );
        var kinds = EditKind()
            .Matches(source[source.IndexOf("enum EditKind", StringComparison.Ordinal)..])
            .Select(match => match.Groups[1].Value)
            .Select(kind => $"edit.{char.ToLowerInvariant(kind[0])}{kind[1..]}")
            .ToArray();
        Assert.Equal(12, kinds.Length);
        Assert.Empty(kinds.Except(Reasons));
    }

    private static HashSet<string> Names(string resources) =>
        XDocument
            .Load(resources)
            .Descendants("data")
            .Select(data => data.Attribute("name")!.Value)
            .ToHashSet();

    [GeneratedRegex("\"((?:roster|check|edit|plan|week|route)\\.[a-z-]+)\"")]
    private static partial Regex WeekReason();

    [GeneratedRegex("^    ([A-Z][A-Za-z]+)(?: = 1)?,\r?$", RegexOptions.Multiline)]
    private static partial Regex EditKind();

    [GeneratedRegex("\"((?:beat|base)\\.[a-z-]+)\"")]
    private static partial Regex Reason();

    [GeneratedRegex("\\bW\\[\"([a-zA-Z.]+)\"")]
    private static partial Regex Asked();

    [GeneratedRegex("\\b(?:W|words)\\[\\$\"([a-zA-Z.]+\\.)\\{")]
    private static partial Regex Built();
}
