using System.Data;
using Dapper;
using NetTopologySuite.Geometries;
using NodaTime;
using Npgsql;

namespace Patrol.Storage;

/// <summary>Teaches Dapper the types that Npgsql's plugins read and write by themselves.</summary>
internal static class TypeHandlers
{
    private static readonly Lock Gate = new();
    private static bool registered;

    public static void Register()
    {
        lock (Gate)
        {
            if (registered)
            {
                return;
            }
            SqlMapper.AddTypeHandler(new AsIs<Instant>());
            SqlMapper.AddTypeHandler(new AsIs<LocalDate>());
            SqlMapper.AddTypeHandler(new AsIs<Geometry>());
            registered = true;
        }
    }

    private sealed class AsIs<T> : SqlMapper.TypeHandler<T>
    {
        public override void SetValue(IDbDataParameter parameter, T? value)
        {
            // Left to Npgsql: the value's own type decides.
            parameter.Value = value is null ? DBNull.Value : value;
            if (parameter is NpgsqlParameter own)
            {
                own.ResetDbType();
            }
        }

        public override T? Parse(object value) => (T)value;
    }
}
