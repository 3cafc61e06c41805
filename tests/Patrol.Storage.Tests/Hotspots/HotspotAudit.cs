using Dapper;
using Patrol.Engine.Model;

namespace Patrol.Storage.Tests.Hotspots;

/// <summary>What the audit says of looks at what police discovered.</summary>
internal static class HotspotAudit
{
    public static Task<int> CountAsync(PatrolDatabase database, District district) =>
        database.ReadAsync(
            district.Id,
            session =>
                session.Connection.ExecuteScalarAsync<int>(
                    "select count(*)::int from patrol.audit where operation in ('areas with discovered', 'streets with discovered') and actor = 'tester'"
                )
        );
}
