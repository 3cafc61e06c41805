using Patrol.Engine.Analysis.Hotspots.Forecasts;

namespace Patrol.Engine.Analysis.Accuracy;

/// <summary>What the best cells of one map held in one week, for each share of the area; bands of the day added up.</summary>
/// <param name="Incidents">Incidents of the week.</param>
/// <param name="Held">[share] incidents in the map's best cells.</param>
/// <param name="Best">[share] most that as many cells could hold.</param>
/// <param name="Trained">Incidents of the weeks looked at.</param>
/// <param name="TrainedHeld">[share] of these, in the map's best cells.</param>
/// <param name="HeldForChoice">Incidents in the map's best cells, added up over <see cref="BackTest.ChoiceShares"/>.</param>
internal sealed record WeekHits(
    double Incidents,
    double[] Held,
    double[] Best,
    double Trained,
    double[] TrainedHeld,
    double HeldForChoice
)
{
    public static WeekHits Of(IncidentHistory history, ForecastMethod method, (int From, int To) weeks)
    {
        var shares = BackTest.Shares;
        var (held, best, trainedHeld) = (
            new double[shares.Count],
            new double[shares.Count],
            new double[shares.Count]
        );
        var (incidents, trained, heldForChoice) = (0.0, 0.0, 0.0);
        for (var band = 0; band < history.Bands; band++)
        {
            var window = new TrainingWindow(history, weeks.From, weeks.To, band);
            var later = history.Count(weeks.To, weeks.To + 1, band);
            var longer = window.CountLast(window.Weeks);
            incidents += later.Sum();
            trained += longer.Sum();
            var most = TopCells.Count(BackTest.ChoiceShares[^1], later.Length);
            var top = TopCells.Of(method.Rate(window), longer, most);
            var ordered = later.OrderByDescending(one => one).Take(most).ToArray();
            for (var share = 0; share < shares.Count; share++)
            {
                var count = TopCells.Count(shares[share], later.Length);
                held[share] += top.Take(count).Sum(cell => later[cell]);
                trainedHeld[share] += top.Take(count).Sum(cell => longer[cell]);
                best[share] += ordered.Take(count).Sum();
            }
            heldForChoice += BackTest.ChoiceShares.Sum(share =>
                top.Take(TopCells.Count(share, later.Length)).Sum(cell => later[cell])
            );
        }
        return new WeekHits(incidents, held, best, trained, trainedHeld, heldForChoice);
    }
}
