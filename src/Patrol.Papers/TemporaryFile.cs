namespace Patrol.Papers;

/// <summary>Room on disk for what may be too large for memory.</summary>
public static class TemporaryFile
{
    /// <summary>An empty file to write and read, gone when it is closed.</summary>
    public static FileStream Open() =>
        new(
            Path.Combine(Path.GetTempPath(), $"patrol-{Guid.NewGuid():N}"),
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None,
            1 << 16,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous
        );
}
