using Patrol.Engine.Analysis.Hotspots.Forecasts;

namespace Patrol.Engine.Analysis.Accuracy;

/// <summary>What the best cells of one map held in one week, for each share of the area; bands of the day added up.</summary>
/// <param name="Incidents">Incidents of the week.</param>
/// <param name="Held">[share] incidents in the map's best cells.</param>
/// <param name="Best">[share] most that as many cells could hold.</param>
/// <param name="Trained">Incidents of the weeks looked at.</param>
/// <param name="TrainedHeld">[share] of these, in the map's best cells.</param>
/// <param name="Curve">[share] incidents in the map's best cells, for each of <see cref="BackTest.CurveShares"/>.</param>
internal sealed record WeekHits(
    double Incidents,
    double[] Held,
    double[] Best,
    double Trained,
    double[] TrainedHeld,
    double[] Curve
)
{
    /// <summary>What methods are chosen by: the area under the curve, but for a factor.</summary>
    public double HeldForChoice { get; } = Curve.Sum();

    public static WeekHits Of(IncidentHistory history, ForecastMethod method, (int From, int To) weeks)
    {
        var shares = BackTest.Shares;
        var (held, best, trainedHeld) = (
            new double[shares.Count],
            new double[shares.Count],
            new double[shares.Count]
        );
        var (incidents, trained, curve) = (0.0, 0.0, new double[BackTest.CurveShares.Count]);
        for (var band = 0; band < history.Bands; band++)
        {
            var window = new TrainingWindow(history, weeks.From, weeks.To, band);
            var later = history.Count(weeks.To, weeks.To + 1, band);
            var longer = window.CountLast(window.Weeks);
            incidents += later.Sum();
            trained += longer.Sum();
            var most = TopCells.Count(BackTest.CurveShares[^1], later.Length);
            var top = TopCells.Of(method.Rate(window), longer, most);
            var ordered = later.OrderByDescending(one => one).Take(most).ToArray();
            for (var share = 0; share < shares.Count; share++)
            {
                var count = TopCells.Count(shares[share], later.Length);
                held[share] += top.Take(count).Sum(cell => later[cell]);
                trainedHeld[share] += top.Take(count).Sum(cell => longer[cell]);
                best[share] += ordered.Take(count).Sum();
            }
            for (var share = 0; share < curve.Length; share++)
            {
                var count = TopCells.Count(BackTest.CurveShares[share], later.Length);
                curve[share] += top.Take(count).Sum(cell => later[cell]);
            }
        }
        return new WeekHits(incidents, held, best, trained, trainedHeld, curve);
    }
}
