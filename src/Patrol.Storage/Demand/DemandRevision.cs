using Dapper;

namespace Patrol.Storage.Demand;

/// <summary>
/// Where a district's demand stands: what was drawn from it holds while this stays the same. Each statement that changes
/// incidents, categories, areas or rasters leaves a row in the audit, and their number tells transactions apart that ended in
/// another order than they began.
/// </summary>
/// <param name="Changes">Number of such changes.</param>
/// <param name="Last">Number of the last one.</param>
internal readonly record struct DemandRevision(long Changes, long Last)
{
    private static readonly string[] Sources = ["analysis_raster", "area", "incident", "incident_category"];

    /// <summary>As the session sees it.</summary>
    public static async Task<DemandRevision> FindAsync(DistrictSession session)
    {
        var (changes, last) = await session.Connection.QuerySingleAsync<(long, long)>(
            "select count(*), coalesce(max(number), 0) from patrol.audit where relation = any(@Sources)",
            new { Sources }
        );
        return new DemandRevision(changes, last);
    }
}
