namespace Patrol.Storage.Cluster;

/// <summary>Where a private cluster lies and how durable it is.</summary>
/// <param name="Folder">Folder of the cluster; made when missing.</param>
/// <param name="Durable">False turns fsync off: for tests only.</param>
public sealed record LocalClusterOptions(string Folder, bool Durable = true)
{
    /// <summary>
    /// The cluster of a checkout: below <c>$PATROL_HOME</c> when set, else in <c>.patrol/</c> of the checkout, else,
    /// where the database's own user can't enter that (a clone in a private home), in <c>/var/lib/patrol</c>.
    /// </summary>
    /// <param name="root">Root of the checkout.</param>
    public static LocalClusterOptions ForCheckout(string root)
    {
        var full = Path.GetFullPath(root);
        if (Environment.GetEnvironmentVariable("PATROL_HOME") is { Length: > 0 } home)
        {
            return new LocalClusterOptions(Path.Combine(home, "cluster"));
        }
        if (!Environment.IsPrivilegedProcess || OthersMayEnter(full))
        {
            return new LocalClusterOptions(Path.Combine(full, ".patrol", "cluster"));
        }
        var hash = Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(full))
        );
        return new LocalClusterOptions($"/var/lib/patrol/{hash[..12]}/cluster");
    }

    private static bool OthersMayEnter(string folder)
    {
        for (var current = folder; current is not null; current = Path.GetDirectoryName(current))
        {
            if (
                Directory.Exists(current) && !File.GetUnixFileMode(current).HasFlag(UnixFileMode.OtherExecute)
            )
            {
                return false;
            }
        }
        return true;
    }
}
