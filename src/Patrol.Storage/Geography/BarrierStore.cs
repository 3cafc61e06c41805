using Dapper;
using NetTopologySuite.Geometries;
using Patrol.Engine.Model;
using Patrol.Engine.Network;

namespace Patrol.Storage.Geography;

/// <summary>Where nobody walks from one cell to the next.</summary>
internal static class BarrierStore
{
    /// <summary>Neighboring cells that a river or railway parts and no street on foot joins; none where no land is known.</summary>
    /// <param name="session">A session.</param>
    /// <param name="raster">The cells.</param>
    /// <param name="streets">The street network.</param>
    public static async Task<IReadOnlyList<CellPair>> FindAsync(
        DistrictSession session,
        AnalysisRaster raster,
        IReadOnlyList<StreetSegment> streets
    )
    {
        var land = (
            await session.Connection.QueryAsync<(short Kind, string? Name, Geometry Shape)>(
                "select kind, name, shape from patrol.land where is_barrier and kind = any(@kinds) order by number",
                new { kinds = new[] { (short)LandKind.Water, (short)LandKind.Railway } }
            )
        ).Select(row => new Land((LandKind)row.Kind, row.Name, true, row.Shape));
        return CellBarriers.Find(raster, land, streets);
    }
}
