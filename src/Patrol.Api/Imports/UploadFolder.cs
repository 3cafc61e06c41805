namespace Patrol.Api.Imports;

/// <summary>
/// Where uploads rest while they are read: a folder of this process, closed to others. It goes with the process; one
/// whose process was killed is swept out by the next, so that no file of a district stays behind.
/// </summary>
internal static class UploadFolder
{
    private const string Prefix = "patrol-uploads-";
    private const string LockName = "lock";
    private static readonly Lazy<(string Path, FileStream Lock)> Own = new(Make);

    /// <summary>Makes the folder and sends what the server buffers of a request there too.</summary>
    public static void Prepare() => Environment.SetEnvironmentVariable("ASPNETCORE_TEMP", Own.Value.Path);

    /// <summary>A new folder for one upload.</summary>
    public static DirectoryInfo Create() =>
        Directory.CreateDirectory(Path.Combine(Own.Value.Path, Guid.NewGuid().ToString("N")));

    private static (string, FileStream) Make()
    {
        foreach (var other in Directory.EnumerateDirectories(Path.GetTempPath(), $"{Prefix}*"))
        {
            Sweep(other);
        }
        var path = Directory.CreateTempSubdirectory(Prefix).FullName;
        // Held until the process ends, however it ends.
        var held = new FileStream(
            Path.Combine(path, LockName),
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None
        );
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Remove(path);
        return (path, held);
    }

    private static void Sweep(string folder)
    {
        try
        {
            new FileStream(
                Path.Combine(folder, LockName),
                FileMode.Open,
                FileAccess.ReadWrite,
                FileShare.None
            ).Dispose();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Its process lives, or it is another user's, or was made a moment ago.
            return;
        }
        Remove(folder);
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The next start tries again.
        }
    }
}
