using System.Text.RegularExpressions;

namespace Patrol.Engine.Tests.Import;

public partial class ErrorIndexTest
{
    [Fact]
    public void Errors_EveryCodeOfTheSource_IsListedOnceAndBack()
    {
        var listed = ListedCode()
            .Matches(File.ReadAllText(SharedData.Repository("ERRORS.md")))
            .Select(match => match.Groups[1].Value)
            .ToArray();
        var used = Directory
            .EnumerateFiles(SharedData.Repository("src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(path => UsedCode().Matches(File.ReadAllText(path)))
            .Select(match => match.Groups[1].Value)
            // Faults of profiles are composed from the area and the kind.
            .Concat(["profile.unknown-key", "profile.missing-key", "profile.type", "profile.value"])
            .Distinct();
        Assert.Equal(used.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("""^\| `((?:file|incident|profile|raster)\.[a-z0-9-]+)`""", RegexOptions.Multiline)]
    private static partial Regex ListedCode();

    [GeneratedRegex("\"((?:file|incident|profile|raster)\\.(?!json)[a-z0-9-]+)\"")]
    private static partial Regex UsedCode();
}
