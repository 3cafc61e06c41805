using NodaTime;
using NodaTime.Text;
using Patrol.Contracts;
using Patrol.Contracts.Backtests;
using Patrol.Contracts.Hotspots;
using Patrol.Engine.Analysis.Accuracy;
using Patrol.Engine.Analysis.Hotspots;
using Patrol.Engine.Analysis.Hotspots.Forecasts;
using Patrol.Engine.Model;
using Patrol.Storage.Backtests;
using Patrol.Storage.Geography;

namespace Patrol.Storage.Runs;

/// <summary>
/// The method of a surface: the one that the district's newest back-test of all demand chose. Where there is none, one is run on
/// the last quarter of the weeks and stored; where there are too few weeks for that, kernel density.
/// </summary>
internal static class SurfaceChoice
{
    // On more cells a back-test takes minutes: it is asked for by itself then, as a job. [D]
    private const int MostCells = 200_000;

    public static async Task<SurfaceOptions> FindAsync(
        PatrolDatabase database,
        District district,
        SurfaceRequest request,
        Actor actor,
        CancellationToken cancel
    )
    {
        if (request.BandwidthMeters is { } meters)
        {
            return await AskedAsync(database, district, meters, cancel);
        }
        var stored = await database.ReadAsync(district.Id, BacktestRun.FindForMapsAsync, cancel);
        stored ??= await TryAsync(database, district, actor, cancel);
        return stored is null ? new SurfaceOptions() : Of(stored);
    }

    private static SurfaceOptions Of(Backtest test)
    {
        // What the choice held that was made week by week, on earlier weeks alone: the method chosen in the end has seen them all.
        var judged = test.IsSwitchedOff ? test.Used : BackTest.Nested;
        var (used, baseline) = (test.Methods.Single(one => one.Name == judged), test.Methods[0]);
        return new SurfaceOptions(ForecastMethod.Find(test.Used))
        {
            Choice = new MethodChoice(
                test.IsSwitchedOff ? SurfaceLimits.SwitchedOff : "backtest",
                test.Id,
                [
                    .. used.Measures.Zip(
                        baseline.Measures,
                        (one, plain) =>
                            new ChoiceFigure(
                                one.AreaShare,
                                one.HitRate,
                                one.Pai,
                                (one.PaiInterval[0], one.PaiInterval[1]),
                                plain.Pai,
                                (plain.PaiInterval[0], plain.PaiInterval[1]),
                                one.PaiOverBaseline,
                                (one.OverBaselineInterval[0], one.OverBaselineInterval[1])
                            )
                    ),
                ]
            ),
            Reading = new HeldOutReading(
                test.Reading.AreaShare,
                LocalDatePattern.Iso.Parse(test.From).Value,
                LocalDatePattern.Iso.Parse(test.To).Value,
                (int)Math.Round(test.Incidents),
                test.IsSwitchedOff ? test.Reading.Held : test.Reading.ByWeek,
                test.Reading.Baseline
            ),
        };
    }

    private static async Task<Backtest?> TryAsync(
        PatrolDatabase database,
        District district,
        Actor actor,
        CancellationToken cancel
    )
    {
        try
        {
            var weeks = await database.ReadAsync(
                district.Id,
                async session =>
                    await RasterStore.CountCurrentAsync(session) <= MostCells
                        ? (await BacktestGround.ResolveAsync(session, All(1))).Weeks
                        : 0,
                cancel
            );
            return weeks == 0
                ? null
                : await BacktestRun.ComputeAsync(
                    database,
                    district,
                    All(LastQuarterOf(weeks)),
                    actor,
                    cancel: cancel
                );
        }
        catch (InputException)
        {
            // What a back-test can't be run on may still make a map; its card says that it was not tried.
            return null;
        }
    }

    // The kernel that somebody asks for is tried on the last quarter too, beside the plain count.
    private static async Task<SurfaceOptions> AskedAsync(
        PatrolDatabase database,
        District district,
        double meters,
        CancellationToken cancel
    )
    {
        var kernel = new KernelForecast(meters);
        var options = new SurfaceOptions(kernel) { Choice = new MethodChoice("asked", null, []) };
        BacktestGround ground;
        try
        {
            ground = await database.ReadAsync(
                district.Id,
                async session =>
                {
                    var weeks = (await BacktestGround.ResolveAsync(session, All(1))).Weeks;
                    return await BacktestGround.LoadAsync(session, All(LastQuarterOf(weeks)));
                },
                cancel
            );
        }
        catch (InputException)
        {
            return options;
        }
        var raster = ground.History.Raster;
        if (!SurfaceInput.IsBandwidth(raster, meters))
        {
            // Refused in words where the surface is made.
            return options;
        }
        var report = BackTest.Run(
            ground.History,
            ground.Weeks,
            [ForecastMethod.Baseline, kernel],
            cancel: cancel
        );
        var (own, plain) = (report.Methods[1].Measures, report.Methods[0].Measures);
        var five = own.Index().First(one => one.Item.AreaShare == HeldOut.AreaShare);
        var from = ground.Demand.Window.From.PlusWeeks(report.FirstWeek);
        return options with
        {
            Choice = new MethodChoice(
                "asked",
                null,
                [
                    .. own.Zip(
                        plain,
                        (one, other) =>
                            new ChoiceFigure(
                                one.AreaShare,
                                one.HitRate,
                                one.Pai,
                                one.PaiInterval,
                                other.Pai,
                                other.PaiInterval,
                                one.PaiOverBaseline,
                                one.OverBaselineInterval
                            )
                    ),
                ]
            ),
            Reading = new HeldOutReading(
                (double)five.Item.Cells / raster.Count,
                from,
                ground.Demand.Window.To,
                (int)Math.Round(ground.History.Count(report.FirstWeek, ground.History.Weeks).Sum()),
                five.Item.HitRate,
                plain[five.Index].HitRate
            ),
        };
    }

    private static BacktestRequest All(int weeks) => new(new DemandQuery(), weeks);

    private static int LastQuarterOf(int weeks) => Math.Clamp(weeks / 4, 1, BackTest.SwitchWeeks);
}
