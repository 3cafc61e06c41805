using System.Text.RegularExpressions;

namespace Patrol.Engine.Tests.Import;

public partial class ErrorIndexTest
{
    private const string Solve = "benchmarks/Patrol.Benchmarks/Solve";
    private static readonly string[] Places = ["area", "site", "base", "land"];

    // Put together from an area and a kind where they are said.
    private static readonly string[] Composed =
    [
        "profile.unknown-key",
        "profile.missing-key",
        "profile.type",
        "profile.value",
        "profile.unreadable",
        "recipe.unreadable",
        "surface.no-weight",
        "surface.bad-bandwidth",
        "surface.bad-place",
        "area.not-polygon",
        "land.not-a-shape",
        .. from place in Places
        from kind in new[] { "none", "unclosed", "flat", "self-crossing", "zero-length", "not-supported" }
        select $"{place}.{kind}",
        .. from place in Places[..3]
        from kind in new[] { "no-code", "duplicate-code" }
        select $"{place}.{kind}",
    ];

    [Fact]
    public void Errors_EveryCodeOfTheSource_IsListedOnceAndBack()
    {
        var listed = ListedCode()
            .Matches(File.ReadAllText(SharedData.Repository("ERRORS.md")))
            .Select(match => match.Groups[1].Value)
            .ToArray();
        var used = new[]
        {
            "src/Patrol.Api",
            "src/Patrol.Cli",
            "src/Patrol.Engine",
            "src/Patrol.Storage",
            Solve,
        }
            .SelectMany(folder =>
                Directory.EnumerateFiles(SharedData.Repository(folder), "*.cs", SearchOption.AllDirectories)
            )
            .SelectMany(path => UsedCode().Matches(File.ReadAllText(path)))
            .Select(match => match.Groups[1].Value)
            .Concat(Composed)
            .Distinct();
        Assert.Equal(used.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("`([a-z]+\\.[a-z0-9-]+)`")]
    private static partial Regex ListedCode();

    // Names of files look alike.
    [GeneratedRegex(
        "\"((?:file|request)\\.[a-z0-9-]+|[a-z]+\\.(?!(?:json|csv|geojson|xlsx|html|log|pid)\")[a-z0-9-]+)\""
    )]
    private static partial Regex UsedCode();
}
