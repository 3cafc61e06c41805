namespace Patrol.Cli;

/// <summary>Where things lie: the checkout's root, the repository's own data, real data beside the checkout.</summary>
internal static class Checkout
{
    /// <summary>Root of the checkout.</summary>
    public static string Root { get; } =
        Environment.GetEnvironmentVariable("PATROL_ROOT") is { Length: > 0 } root ? root : FindRoot();

    /// <summary>Folder of the standard sample district.</summary>
    public static string Sample => Path.Combine(Root, "data", "sample");

    /// <summary>Recipe of a demo district.</summary>
    public static string Recipe(string code) => Path.Combine(Root, "data", "districts", code + ".json");

    /// <summary>Real data beside the checkout, which is no part of it.</summary>
    public static string SharedData =>
        Path.Combine(
            Environment.GetEnvironmentVariable("PATROL_SHARED") is { Length: > 0 } shared
                ? shared
                : Path.Combine(Root, "..", "shared"),
            "data"
        );

    private static string FindRoot()
    {
        for (
            var folder = AppContext.BaseDirectory;
            folder is not null;
            folder = Path.GetDirectoryName(folder)
        )
        {
            if (File.Exists(Path.Combine(folder, "Patrol.sln")))
            {
                return folder;
            }
        }
        return Directory.GetCurrentDirectory();
    }
}
