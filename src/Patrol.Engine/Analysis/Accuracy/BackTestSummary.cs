using Patrol.Engine.Analysis.Hotspots.Forecasts;

namespace Patrol.Engine.Analysis.Accuracy;

/// <summary>Adds up weeks of a back-test; every method sees the same draws of weeks.</summary>
internal sealed class BackTestSummary
{
    private const int Draws = 1000;
    private const double Outside = 0.025;
    private const double SquareMetersPerSquareKilometer = 1e6;

    private readonly IncidentHistory history;
    private readonly WeekHits[] baseline;
    private readonly int[][] draws;

    public BackTestSummary(IncidentHistory history, WeekHits[] baseline, int seed)
    {
        this.history = history;
        this.baseline = baseline;
        var random = new Random(seed);
        draws =
        [
            .. Enumerable
                .Range(0, Draws)
                .Select(_ =>
                    Enumerable.Range(0, baseline.Length).Select(_ => random.Next(baseline.Length)).ToArray()
                ),
        ];
    }

    public MethodResult Of(string name, WeekHits[] hits) =>
        new(
            name,
            [.. Enumerable.Range(0, BackTest.Shares.Count).Select(share => Measure(hits, share))],
            [.. Enumerable.Range(0, BackTest.CurveShares.Count).Select(share => Point(hits, share))]
        );

    private CurvePoint Point(WeekHits[] hits, int share)
    {
        var cells = TopCells.Count(BackTest.CurveShares[share], history.Raster.Count);
        var rate = Ratio(hits.Sum(one => one.Curve[share]), hits.Sum(one => one.Incidents));
        return new CurvePoint(
            BackTest.CurveShares[share],
            cells,
            rate,
            rate / AreaOf(cells),
            Interval(draw => Pai(hits, one => one.Curve[share], cells, draw))
        );
    }

    private AreaMeasure Measure(WeekHits[] hits, int share)
    {
        var cells = TopCells.Count(BackTest.Shares[share], history.Raster.Count);
        var (held, all) = (hits.Sum(one => one.Held[share]), hits.Sum(one => one.Incidents));
        var (most, trained, trainedHeld) = (
            hits.Sum(one => one.Best[share]),
            hits.Sum(one => one.Trained),
            hits.Sum(one => one.TrainedHeld[share])
        );
        var every = Enumerable.Range(0, hits.Length).ToArray();
        var square = history.Raster.CellMeters * history.Raster.CellMeters / SquareMetersPerSquareKilometer;
        return new AreaMeasure(
            BackTest.Shares[share],
            cells,
            Ratio(held, all),
            Of(hits, every),
            Interval(draw => Of(hits, draw)),
            Ratio(held, most),
            held / (hits.Length * cells * square * history.Bands),
            trainedHeld > 0 && all > 0 ? held / trainedHeld / (all / trained) : null,
            Of(hits, every) - Of(baseline, every),
            Interval(draw => Of(hits, draw) - Of(baseline, draw))
        );

        double Of(WeekHits[] of, int[] weeks) => Pai(of, one => one.Held[share], cells, weeks);
    }

    private double Pai(WeekHits[] of, Func<WeekHits, double> held, int cells, int[] weeks)
    {
        var (inside, total) = (0.0, 0.0);
        foreach (var week in weeks)
        {
            inside += held(of[week]);
            total += of[week].Incidents;
        }
        return Ratio(inside, total) / AreaOf(cells);
    }

    private double AreaOf(int cells) => (double)cells / history.Raster.Count;

    private (double, double) Interval(Func<int[], double> measure)
    {
        var values = draws.Select(measure).Order().ToArray();
        return (values[(int)(Outside * Draws)], values[(int)((1 - Outside) * Draws) - 1]);
    }

    private static double Ratio(double part, double whole) => whole > 0 ? part / whole : 0;
}
