using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Patrol.Api.Tests;

/// <summary>The dependency picture of the engine's README, as tests.</summary>
public sealed class ArchitectureTest
{
    private static readonly Architecture Patrol = new ArchLoader()
        .LoadAssemblies(
            typeof(global::Patrol.Engine.Model.District).Assembly,
            typeof(global::Patrol.Storage.PatrolDatabase).Assembly,
            typeof(global::Patrol.Contracts.DistrictView).Assembly,
            typeof(global::Patrol.Papers.BasePaper).Assembly,
            typeof(Program).Assembly
        )
        .Build();

    [Theory]
    [InlineData(
        @"Patrol\.Engine\.Model",
        @"Patrol\.Engine\.(Import|Network|Analysis|Optimization|Planning|Sample)"
    )]
    [InlineData(
        @"Patrol\.Engine\.Import",
        @"Patrol\.Engine\.(Network|Analysis|Optimization|Planning|Sample)"
    )]
    [InlineData(
        @"Patrol\.Engine\.Network",
        @"Patrol\.Engine\.(Import|Analysis|Optimization|Planning|Sample)"
    )]
    [InlineData(@"Patrol\.Engine\.Analysis", @"Patrol\.Engine\.(Import|Optimization|Planning|Sample)")]
    [InlineData(@"Patrol\.Engine\.Optimization", @"Patrol\.Engine\.(Import|Analysis|Planning|Sample)")]
    [InlineData(@"Patrol\.Engine", @"Patrol\.(Storage|Api|Contracts|Papers)")]
    [InlineData(@"Patrol\.Contracts", @"Patrol\.(Engine|Storage|Api|Papers)")]
    [InlineData(@"Patrol\.Papers", @"Patrol\.(Engine|Storage|Api)")]
    [InlineData(@"Patrol\.Storage", @"Patrol\.(Api|Papers)")]
    public void Dependencies_RunInOneDirection(string from, string to) =>
        Types()
            .That()
            .ResideInNamespaceMatching($"^{from}(\\.|$)")
            .Should()
            .NotDependOnAny(Types().That().ResideInNamespaceMatching($"^{to}(\\.|$)"))
            .WithoutRequiringPositiveResults()
            .Check(Patrol);

    [Fact]
    public void Solver_IsUsedInOptimizationOnly() =>
        OnlyIn(@"^Patrol\.Engine\.Optimization", @"^Google\.OrTools");

    [Fact]
    public void DatabaseClient_IsUsedInStorageOnly() => OnlyIn(@"^Patrol\.Storage", "^(Npgsql|Dapper|DbUp)");

    [Fact]
    public void Drawing_IsUsedInPapersOnly() =>
        OnlyIn(@"^Patrol\.Papers", "^(SkiaSharp|Ical\\.Net|MiniExcelLibs|Microsoft\\.Data\\.Sqlite|QRCoder)");

    private static void OnlyIn(string home, string library)
    {
        var strangers = Patrol
            .Types.Where(type => type.Namespace.FullName.StartsWith("Patrol", StringComparison.Ordinal))
            .Where(type => !System.Text.RegularExpressions.Regex.IsMatch(type.Namespace.FullName, home))
            .Where(type =>
                type.Dependencies.Any(dependency =>
                    System.Text.RegularExpressions.Regex.IsMatch(dependency.Target.FullName, library)
                )
            )
            .Select(type => type.FullName)
            .ToArray();
        Assert.Empty(strangers);
    }
}
