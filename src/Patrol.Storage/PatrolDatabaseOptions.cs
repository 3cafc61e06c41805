using Patrol.Storage.Cluster;

namespace Patrol.Storage;

/// <summary>Which database to open.</summary>
/// <param name="ConnectionString">A server named by the user, with a login that may create roles; null for the private cluster.</param>
/// <param name="Cluster">The private cluster, used without a connection string.</param>
/// <param name="Name">Name of the database; made when missing. A connection string that names one has its own.</param>
public sealed record PatrolDatabaseOptions(
    string? ConnectionString,
    LocalClusterOptions? Cluster,
    string Name = "patrol"
)
{
    /// <summary>The server in <c>PATROL_DATABASE</c>, else the private cluster of a checkout.</summary>
    public static PatrolDatabaseOptions FromEnvironment(string root) =>
        Environment.GetEnvironmentVariable("PATROL_DATABASE") is { Length: > 0 } named
            ? new PatrolDatabaseOptions(named, null)
            : new PatrolDatabaseOptions(null, LocalClusterOptions.ForCheckout(root));
}
