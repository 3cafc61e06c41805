using System.Globalization;
using Patrol.Engine.Analysis.Hotspots.Density;
using Patrol.Engine.Model;

namespace Patrol.Engine.Analysis.Hotspots;

/// <summary>What must hold before a surface can be made.</summary>
public static class SurfaceInput
{
    /// <summary>True for a radius that a kernel can have on a raster.</summary>
    public static bool IsBandwidth(AnalysisRaster raster, double meters)
    {
        var (least, most) = Bounds(raster);
        return double.IsFinite(meters) && meters >= least && meters <= most;
    }

    /// <summary>Checks everything and reports all issues at once.</summary>
    internal static void Check(SurfaceDemand demand, double? bandwidthMeters)
    {
        CheckShapes(demand);
        var issues = new List<InputIssue>();
        issues.Require(
            demand.Raster.Count > 0,
            "surface.no-cells",
            null,
            null,
            "Import the district's boundary, so that it has analysis cells."
        );
        issues.Require(
            demand.Incidents > 0,
            "surface.no-incidents",
            null,
            demand.Incidents,
            "Import reported incidents of categories that are not sensitive."
        );
        issues.Require(
            demand.Incidents == 0 || demand.Counts.Weight.Length > 0,
            "surface.no-weight",
            "severityWeight",
            0,
            "Give at least one category a severity weight above 0."
        );
        if (bandwidthMeters is { } meters)
        {
            var (least, most) = Bounds(demand.Raster);
            issues.Require(
                IsBandwidth(demand.Raster, meters),
                "surface.bad-bandwidth",
                "bandwidthMeters",
                Text(meters),
                $"Choose a radius of at least half a cell, {Text(least)} m, and at most {Text(most)} m."
            );
        }
        if (issues.Count > 0)
        {
            throw new InputException(issues);
        }
    }

    private static (double Least, double Most) Bounds(AnalysisRaster raster)
    {
        ArgumentNullException.ThrowIfNull(raster);
        return (raster.CellMeters / 2, QuarticKernel.MostCells * raster.CellMeters);
    }

    private static void CheckShapes(SurfaceDemand demand)
    {
        var communities = demand.Hours.Sums.Length - 1;
        foreach (var community in demand.Raster.CellCommunity)
        {
            if (community >= communities)
            {
                throw new ArgumentException(
                    $"A cell lies in community {community}, but there are hours of {communities} communities.",
                    nameof(demand)
                );
            }
        }
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
