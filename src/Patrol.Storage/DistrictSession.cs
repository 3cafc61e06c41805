using Microsoft.Extensions.Caching.Memory;
using Npgsql;
using Patrol.Engine.Model;

namespace Patrol.Storage;

/// <summary>A transaction inside one district; the stores take it, nothing of the database's client leaks.</summary>
public sealed class DistrictSession
{
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
        Memory = memory;
    }

    /// <summary>The district that the session is in.</summary>
    public DistrictId District { get; }

    /// <summary>Who changes something; null when the session only reads.</summary>
    public Actor? Actor { get; }

    internal NpgsqlConnection Connection { get; }

    internal NpgsqlTransaction Transaction { get; }

    /// <summary>What was loaded before; keys name the district and what it was loaded from.</summary>
    internal IMemoryCache Memory { get; }
}
