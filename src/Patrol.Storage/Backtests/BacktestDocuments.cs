using NodaTime;
using Patrol.Contracts.Backtests;
using Patrol.Engine.Analysis.Accuracy;
using Patrol.Engine.Analysis.Hotspots.Forecasts;
using Patrol.Storage.Documents;

namespace Patrol.Storage.Backtests;

/// <summary>Back-tests as documents.</summary>
internal static class BacktestDocuments
{
    /// <summary>Share of the area that the reading speaks of.</summary>
    public const double ReadingShare = 0.05;

    private const double FewIncidents = 100;

    public static Backtest Of(
        string id,
        string district,
        Instant created,
        BacktestRequest request,
        BacktestGround ground,
        BackTestReport report,
        double seconds
    )
    {
        var (history, window) = (ground.History, ground.Demand.Window);
        var first = window.From.PlusWeeks(report.FirstWeek);
        var incidents = history.Count(report.FirstWeek, history.Weeks).Sum();
        var area = AreaOf(ground);
        return new Backtest(
            id,
            district,
            Codes.Of(created),
            request,
            ground.Demand.IsHour is null
                ? ground.Demand.Summary
                : ground.Demand.Summary with
                {
                    Incidents = Math.Round(history.Count(0, history.Weeks).Sum(), 3),
                    TimedIncidents = Math.Round(history.Count(0, history.Weeks).Sum(), 3),
                },
            area,
            request.Bands ? Bands : 1,
            Codes.Of(first),
            Codes.Of(window.To),
            report.Weeks,
            Math.Round(incidents, 3),
            report.Baseline,
            report.Chosen,
            report.IsSwitchedOff,
            report.Switch is { } judged
                ? new BacktestSwitch(judged.Weeks, judged.Choice, judged.Baseline)
                : null,
            [
                .. report.ChosenByWeek.Select(
                    (name, week) => new WeekChoice(Codes.Of(first.PlusWeeks(week)), name)
                ),
            ],
            [.. report.Methods.Select(Of)],
            BacktestWords.Read(report, area.Cells, incidents),
            [.. LimitsOf(ground, report, incidents)],
            Math.Round(seconds, 3)
        );
    }

    private const int Bands = 24 / BacktestGround.BandHours;

    private static StudyArea AreaOf(BacktestGround ground)
    {
        var raster = ground.History.Raster;
        return new StudyArea(
            ground.Demand.Summary.Community,
            raster.Count,
            raster.CellMeters,
            Math.Round(raster.CellArea.Sum(one => (double)one) / 1e6, 3)
        );
    }

    private static BacktestMethod Of(MethodResult one) =>
        new(
            one.Name,
            [
                .. one.Measures.Select(measure => new BacktestMeasure(
                    measure.AreaShare,
                    measure.Cells,
                    measure.HitRate,
                    measure.Pai,
                    [measure.PaiInterval.Low, measure.PaiInterval.High],
                    measure.Pei,
                    measure.Ser,
                    measure.Rri,
                    measure.PaiOverBaseline,
                    [measure.OverBaselineInterval.Low, measure.OverBaselineInterval.High]
                )),
            ],
            [
                .. one.Curve.Select(point => new BacktestPoint(
                    point.AreaShare,
                    point.HitRate,
                    point.Pai,
                    [point.PaiInterval.Low, point.PaiInterval.High]
                )),
            ]
        );

    private static IEnumerable<string> LimitsOf(
        BacktestGround ground,
        BackTestReport report,
        double incidents
    )
    {
        var summary = ground.Demand.Summary;
        (string Code, bool Holds)[] limits =
        [
            ("few-incidents", incidents < FewIncidents),
            ("few-weeks", report.Weeks < BackTest.SwitchWeeks - 1),
            ("short-training", report.FirstWeek < BackTest.MostTraining),
            (
                "untimed-left-out",
                ground.History.Bands > 1 && summary.TimedIncidents < summary.Incidents - 0.5
            ),
            ("with-discovered", summary.WithDiscovered),
        ];
        return limits.Where(limit => limit.Holds).Select(limit => limit.Code);
    }
}
