using Patrol.Engine.Model;

namespace Patrol.Engine.Optimization.Coverage.Checking;

/// <summary>Least and most meters, over equally near points, that the distance rule allows for one cell.</summary>
internal readonly record struct MeterRange(double Least, double Most);

/// <summary>Street distances from one base to cells, by the distance rule, recomputed from raw facts.</summary>
internal sealed class BaseMeasure
{
    private readonly StreetMeasure streets;
    private readonly AnalysisRaster raster;
    private readonly List<(StreetPlace Start, Dictionary<int, double> Reach)> starts;

    public BaseMeasure(StreetMeasure streets, BeatFacts facts, PatrolBase one)
    {
        (this.streets, raster) = (streets, facts.Raster);
        starts =
        [
            .. streets
                .Nearest(one.Place.X, one.Place.Y, facts.BaseSnapMeters)
                .Select(start => (start, streets.Reach(start, facts.MaxMeters + 1))),
        ];
    }

    public bool IsOffNetwork => starts.Count == 0;

    /// <summary>Range for a cell; null when no street is near enough to its center.</summary>
    public MeterRange? Find(int cell)
    {
        var (x, y) = raster.Center(cell);
        var places = streets.Nearest(x, y, raster.CellMeters * Math.Sqrt(0.5));
        if (places.Count == 0)
        {
            return null;
        }
        var all = starts
            .SelectMany(start =>
                places.Select(place => start.Start.SnapMeters + streets.To(place, start.Start, start.Reach))
            )
            .ToList();
        return new MeterRange(all.Min(), all.Max());
    }
}
