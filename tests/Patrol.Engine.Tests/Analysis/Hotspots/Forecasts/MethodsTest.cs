using Patrol.Engine.Analysis.Hotspots.Forecasts;

namespace Patrol.Engine.Tests.Analysis.Hotspots.Forecasts;

public sealed class MethodsTest
{
    [Fact]
    public void SmoothedCounts_OfFourCells_FollowTheGammaOfTheirMeanAndVariance()
    {
        // Mean 2, mean square deviation 6.5, so 4.5 beyond chance; two weeks: shape 2² / 4.5, rate 2 · 2 / 4.5.
        var rate = SmoothedCounts.Smooth([0, 1, 6, 1], 2);
        double[] expected =
        [
            .. new double[] { 0, 1, 6, 1 }.Select(y => (y + 4 / 4.5 * 4 / 4) / (2 + 4 / 4.5)),
        ];
        var extra = new double[] { 4, 1, 16, 1 }.Average() - 2;
        expected = [.. new double[] { 0, 1, 6, 1 }.Select(y => (y + 4 / extra) / (2 + 2 * 2 / extra))];
        Assert.Equal(expected, rate);
        Assert.Equal(1, rate.Average(), 1e-12);
    }

    [Fact]
    public void SmoothedCounts_NoMoreSpreadThanChance_AreAllAlike() =>
        Assert.Equal([1.0, 1, 1], SmoothedCounts.Smooth([2, 2, 2], 2));

    [Fact]
    public void Prospective_OneIncident_FadesWithHalfCellsAndWeeks()
    {
        var raster = Rasters.Full(9, 1);
        var history = Histories.At(raster, 10, [(4, 60.0)]);
        // Week 8, two weeks before week 10's eve: t = 1; cells of 100 m are 0, 2, 4 … half-cells away.
        var rate = new ProspectiveHotspots().Rate(new TrainingWindow(history, 0, 10));
        double[] expected =
        [
            1 / 18.0,
            1 / 14.0,
            1 / 10.0,
            1 / 6.0,
            1 / 2.0,
            1 / 6.0,
            1 / 10.0,
            1 / 14.0,
            1 / 18.0,
        ];
        for (var cell = 0; cell < 9; cell++)
        {
            Assert.Equal(expected[cell], rate[cell], 1e-12);
        }
    }

    [Fact]
    public void KernelPrior_ManyIncidentsInACellForLong_ComesNearItsCount()
    {
        var raster = Rasters.Full(20, 20);
        var steady = Enumerable
            .Range(0, 40)
            .SelectMany(week => Enumerable.Range(0, 6).Select(i => (210, week * 7 + i + 0.5)));
        var noise = Histories.Random(9, raster.Count, 40, 20);
        var rate = new KernelPrior().Rate(
            new TrainingWindow(Histories.At(raster, 40, [.. steady, .. noise]), 0, 40)
        );
        Assert.InRange(rate[210], 5, 7.5);
        Assert.Equal(210, Array.IndexOf(rate, rate.Max()));
    }

    [Fact]
    public void SelfExciting_OfASimulatedProcess_FindsItsParameters()
    {
        const double Theta = 0.4;
        const double Decay = 0.2;
        const double Sigma = 60;
        var random = new Random(11);
        var raster = Rasters.Full(60, 60);
        double Normal() =>
            Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        var queue = new Queue<(double X, double Y, double Day)>(
            Enumerable
                .Range(0, 1_500)
                .Select(_ =>
                    (
                        390_000 + random.NextDouble() * 6_000,
                        130_000 + random.NextDouble() * 6_000,
                        random.NextDouble() * 364
                    )
                )
        );
        var all = new List<(double X, double Y, double Day)>();
        while (queue.TryDequeue(out var one))
        {
            if (one.Day >= 364 || raster.FindCell(one.X, one.Y) < 0)
            {
                continue;
            }
            all.Add(one);
            // Poisson number of children by counting arrivals.
            for (
                var left = -Math.Log(1 - random.NextDouble());
                left < Theta;
                left -= Math.Log(1 - random.NextDouble())
            )
            {
                queue.Enqueue(
                    (
                        one.X + Sigma * Normal(),
                        one.Y + Sigma * Normal(),
                        one.Day - Math.Log(1 - random.NextDouble()) / Decay
                    )
                );
            }
        }
        var history = new IncidentHistory(
            raster,
            52,
            [.. all.Select(one => one.X)],
            [.. all.Select(one => one.Y)],
            [.. all.Select(one => raster.FindCell(one.X, one.Y))],
            [.. all.Select(one => one.Day)],
            [.. all.Select(_ => 1f)]
        );
        var fit = new TriggeringFit(new TrainingWindow(history, 0, 52), 600).Fit();
        Assert.Equal(Theta, fit.Triggered, 0.12);
        Assert.Equal(Decay, fit.Decay, 0.06);
        Assert.Equal(Sigma, fit.Sigma, 15.0);
        // A week's expectation is about a week's worth of what happened.
        Assert.Equal(all.Count / 52.0, fit.Rate().Sum(), all.Count / 52.0 * 0.25);
    }
}
