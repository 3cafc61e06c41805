using System.Runtime.CompilerServices;

namespace Patrol.Engine.Tests;

/// <summary>
/// The real files that lie beside the repository, in <c>../shared</c>, or where PATROL_SHARED says. A test that needs
/// one which is missing is skipped, and says so.
/// </summary>
internal static class SharedData
{
    /// <summary>Path of a file of <c>shared/data</c>.</summary>
    public static string Find(string relative)
    {
        var path = Path.Combine(Root(), "data", relative);
        Assert.SkipUnless(File.Exists(path), $"The shared file {relative} is not there; set PATROL_SHARED.");
        return path;
    }

    /// <summary>Path of a file of the repository.</summary>
    public static string Repository(string relative) => Path.Combine(RepositoryRoot(), relative);

    private static string Root() =>
        Environment.GetEnvironmentVariable("PATROL_SHARED") ?? Path.Combine(RepositoryRoot(), "..", "shared");

    private static string RepositoryRoot([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", ".."));
}
