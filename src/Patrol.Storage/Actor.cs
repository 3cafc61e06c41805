namespace Patrol.Storage;

/// <summary>Who changes something and why; a typed name, unverified until accounts exist.</summary>
/// <param name="Name">Name as typed.</param>
/// <param name="Reason">Why, in a few words.</param>
public sealed record Actor(string Name, string Reason)
{
    /// <summary>The program itself, moving a job on.</summary>
    internal static readonly Actor Worker = new("patrol", "worker");
}
