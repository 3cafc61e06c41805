using System.Globalization;
using Patrol.Engine.Analysis.Hotspots.Density;
using Patrol.Engine.Model;

namespace Patrol.Engine.Analysis.Hotspots;

/// <summary>What must hold before a surface can be made.</summary>
internal static class SurfaceInput
{
    private const int MostPlacesNamed = 100;

    /// <summary>Checks everything and reports all issues at once.</summary>
    public static void Check(
        AnalysisRaster raster,
        DemandWeeks weeks,
        DemandPlaces places,
        DemandHours hours,
        double bandwidthMeters
    )
    {
        CheckShapes(raster, places, hours);
        var issues = new List<InputIssue>();
        if (raster.Count == 0)
        {
            issues.Add(
                Issue(
                    "no-cells",
                    null,
                    null,
                    "Import the district's boundary, so that it has analysis cells."
                )
            );
        }
        if (weeks.Weeks.Count == 0 || places.Count.All(count => count == 0))
        {
            issues.Add(
                Issue(
                    "no-incidents",
                    null,
                    "0",
                    "Import reported incidents of categories that are not sensitive."
                )
            );
        }
        else if (places.Weight.All(weight => weight == 0))
        {
            issues.Add(
                Issue(
                    "no-weight",
                    "severityWeight",
                    "0",
                    "Give at least one category a severity weight above 0."
                )
            );
        }
        var most = QuarticKernel.MostCells * raster.CellMeters;
        if (
            !double.IsFinite(bandwidthMeters)
            || bandwidthMeters < raster.CellMeters / 2
            || bandwidthMeters > most
        )
        {
            var remedy =
                $"Choose a radius of at least half a cell, {Text(raster.CellMeters / 2)} m, and at most {Text(most)} m.";
            issues.Add(Issue("bad-bandwidth", "bandwidthMeters", Text(bandwidthMeters), remedy));
        }
        issues.AddRange(BadPlaces(raster, places).Take(MostPlacesNamed));
        if (issues.Count > 0)
        {
            throw new InputException(issues);
        }
    }

    private static void CheckShapes(AnalysisRaster raster, DemandPlaces places, DemandHours hours)
    {
        int[] lengths =
        [
            places.X.Length,
            places.Y.Length,
            places.Cell.Length,
            places.Weight.Length,
            places.TrainWeight.Length,
            places.Count.Length,
            places.TrainCount.Length,
            places.TestCount.Length,
        ];
        if (lengths.Distinct().Count() > 1)
        {
            throw new ArgumentException(
                $"Arrays of places differ in length: {string.Join(", ", lengths)}.",
                nameof(places)
            );
        }
        var communities = hours.Sums.Length - 1;
        foreach (var community in raster.CellCommunity)
        {
            if (community >= communities)
            {
                throw new ArgumentException(
                    $"A cell lies in community {community}, but there are hours of {communities} communities.",
                    nameof(hours)
                );
            }
        }
    }

    private static IEnumerable<InputIssue> BadPlaces(AnalysisRaster raster, DemandPlaces places)
    {
        const string Remedy =
            "Coordinates must be finite, weights 0 or more, and the cell one of the raster's.";
        for (var i = 0; i < places.X.Length; i++)
        {
            if (Fault(raster, places, i) is var (field, value))
            {
                yield return Issue("bad-place", field, Text(value), Remedy) with
                {
                    Row = i + 1,
                };
            }
        }
    }

    private static (string Field, double Value)? Fault(AnalysisRaster raster, DemandPlaces places, int i) =>
        !double.IsFinite(places.X[i]) ? ("x", places.X[i])
        : !double.IsFinite(places.Y[i]) ? ("y", places.Y[i])
        : !IsWeight(places.Weight[i]) ? ("weight", places.Weight[i])
        : !IsWeight(places.TrainWeight[i]) ? ("trainWeight", places.TrainWeight[i])
        : (uint)places.Cell[i] >= (uint)raster.Count ? ("cell", places.Cell[i])
        : null;

    private static bool IsWeight(float value) => float.IsFinite(value) && value >= 0;

    private static InputIssue Issue(string kind, string? field, string? value, string remedy) =>
        new($"surface.{kind}", null, null, field, value, remedy);

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
