using Patrol.Contracts.Hotspots;
using Patrol.Engine.Analysis.Hotspots.Maps;
using Patrol.Engine.Model;
using Patrol.Storage.Demand;
using Patrol.Storage.Geography;

namespace Patrol.Storage.Hotspots.Areas;

/// <summary>What may be asked of a search for walkable areas.</summary>
public static class AreaRequests
{
    private const int MostAreas = 50;
    private const double MostSeconds = 600;

    /// <summary>Refuses a request that can't be met; every fault at once.</summary>
    /// <exception cref="InputException"><c>hotspot.areas</c>, <c>hotspot.square-meters</c>, <c>hotspot.budget</c>, those of its
    /// map and <c>demand.*</c>.</exception>
    public static Task RefuseAsync(DistrictSession session, WalkableAreasRequest request) =>
        ResolveAsync(session, request);

    internal static async Task<(
        AnalysisRaster Raster,
        MapOptions Options,
        DemandSelection Selection
    )> ResolveAsync(DistrictSession session, WalkableAreasRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var issues = new List<InputIssue>();
        issues.Require(
            request.Areas is >= 1 and <= MostAreas,
            "hotspot.areas",
            "areas",
            request.Areas,
            $"Ask for 1 to {MostAreas} areas."
        );
        issues.Require(
            request.BudgetSeconds is >= 1 and <= MostSeconds,
            "hotspot.budget",
            "budgetSeconds",
            request.BudgetSeconds,
            $"Give 1 to {MostSeconds} seconds."
        );
        var raster = await RasterStore.LoadCurrentAsync(session);
        if (raster is not null)
        {
            CheckSize(request.SquareMeters, raster, issues);
        }
        var (options, selection) = await HotspotMaps.ResolveAsync(
            session,
            HotspotQueries.Canonical(request.Map),
            raster,
            issues
        );
        return (raster!, options!, selection);
    }

    private static void CheckSize(double squareMeters, AnalysisRaster raster, List<InputIssue> issues)
    {
        var one = raster.CellMeters * raster.CellMeters;
        var all = Math.Round(raster.CellArea.Sum(area => (double)area));
        issues.Require(
            squareMeters >= one && squareMeters <= Math.Max(one, all),
            "hotspot.square-meters",
            "squareMeters",
            squareMeters,
            FormattableString.Invariant($"Give {one} to {all} m²: one cell to the district.")
        );
    }
}
