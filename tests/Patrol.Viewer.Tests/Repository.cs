namespace Patrol.Viewer.Tests;

/// <summary>Where the sources lie.</summary>
internal static class Repository
{
    /// <summary>Root of the checkout.</summary>
    public static string Root { get; } = Find();

    /// <summary>The viewer's project.</summary>
    public static string Viewer => Path.Combine(Root, "src", "Patrol.Viewer");

    /// <summary>True for what a build or a package manager put there.</summary>
    public static bool IsMade(string file) =>
        file.Split(Path.DirectorySeparatorChar)
            .Any(part => part is "node_modules" or "lib" or "obj" or "bin");

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Patrol.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }
        return folder;
    }
}
