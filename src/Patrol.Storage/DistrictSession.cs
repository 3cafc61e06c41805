using Microsoft.Extensions.Caching.Memory;
using Npgsql;
using Patrol.Engine.Model;

namespace Patrol.Storage;

/// <summary>A transaction inside one district; the stores take it, nothing of the database's client leaks.</summary>
public sealed class DistrictSession
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(20);

    private readonly IMemoryCache memory;

    internal DistrictSession(
        DistrictId district,
        Actor? actor,
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        IMemoryCache memory
    )
    {
        District = district;
        Actor = actor;
        Connection = connection;
        Transaction = transaction;
        this.memory = memory;
    }

    /// <summary>The district that the session is in.</summary>
    public DistrictId District { get; }

    /// <summary>Who changes something; null when the session only reads.</summary>
    public Actor? Actor { get; }

    internal NpgsqlConnection Connection { get; }

    internal NpgsqlTransaction Transaction { get; }

    /// <summary>What was loaded before under a key that names the district and what it was loaded from, else loads it.</summary>
    /// <param name="key">The key.</param>
    /// <param name="load">Loads it.</param>
    /// <param name="members">Number of members in it, by which it counts.</param>
    internal async Task<T> RecallAsync<T>(object key, Func<Task<T>> load, Func<T, int> members)
        where T : class =>
        (
            await memory.GetOrCreateAsync(
                key,
                async entry =>
                {
                    var loaded = await load();
                    (entry.Size, entry.SlidingExpiration) = (1 + members(loaded), KeptFor);
                    return loaded;
                }
            )
        )!;
}
