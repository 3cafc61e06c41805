namespace Patrol.Viewer.Tests;

public sealed class ModulesTest
{
    [Fact]
    public void MapLibre_AmongTheModules_IsKnownToOne()
    {
        var modules = Directory.EnumerateFiles(Path.Combine(Repository.Viewer, "wwwroot", "js"), "*.mjs");
        var knowing = modules.Where(file =>
            File.ReadAllText(file).Contains("lib/maplibre", StringComparison.Ordinal)
        );
        Assert.Equal(["map.mjs"], knowing.Select(Path.GetFileName));
    }

    [Fact]
    public void Pages_OfTheViewer_NameNoAddressOutside()
    {
        var files = Directory
            .EnumerateFiles(Repository.Viewer, "*.*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".razor" or ".mjs" or ".css" or ".html")
            .Where(file => !Repository.IsMade(file));
        Assert.Empty(files.Where(file => HasAddress(File.ReadAllText(file))).Select(Path.GetFileName));
    }

    // The name space of SVG looks like an address and is none.
    private static bool HasAddress(string text) =>
        text.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal)
            .Contains("://", StringComparison.Ordinal);
}
