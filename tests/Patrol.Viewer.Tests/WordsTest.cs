using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Patrol.Viewer.Tests;

public sealed class WordsTest
{
    [Fact]
    public void Words_AskedForByPages_StandInTheResourceFile()
    {
        var viewer = Path.Combine(Root(), "src", "Patrol.Viewer");
        var known = XDocument
            .Load(Path.Combine(viewer, "Resources", "Words.resx"))
            .Descendants("data")
            .Select(data => data.Attribute("name")!.Value)
            .ToHashSet();
        var asked = Directory
            .EnumerateFiles(viewer, "*.razor", SearchOption.AllDirectories)
            .Where(file => !file.Contains("node_modules", StringComparison.Ordinal))
            .SelectMany(file =>
                Regex
                    .Matches(File.ReadAllText(file), "\\bW\\[\"([a-zA-Z.]+)\"")
                    .Select(match => match.Groups[1].Value)
            )
            .ToHashSet();
        Assert.NotEmpty(asked);
        Assert.Empty(asked.Except(known));
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Patrol.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }
        return folder;
    }
}
