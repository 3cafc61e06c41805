using NodaTime;
using Patrol.Engine.Analysis.Periods;
using Patrol.Engine.Analysis.Periods.Hours;

namespace Patrol.Engine.Tests.Analysis.Periods;

public sealed class PeriodBootstrapTest
{
    [Fact]
    public void Of_WeeksAllAlike_AreCertain()
    {
        var report = PeriodBootstrap.Of([.. Enumerable.Repeat(Week(2, (44, 48, 8)), 20)], draws: 50);

        var period = Assert.Single(report.Periods);
        Assert.Equal((44, 4), (period.From, period.Hours));
        Assert.Equal(
            (1.0, 1.0, 0.0, 0.0),
            (
                period.FirstHourStability,
                period.LastHourStability,
                period.HourBeforeStability,
                period.HourAfterStability
            )
        );
        Assert.Equal(period.Share, period.ShareInterval.Low, 1e-9);
        Assert.Equal(period.Share, period.ShareInterval.High!.Value, 1e-9);
        Assert.Equal(32.0 / (164 * 2 + 32), period.Share, 1e-4);
    }

    [Fact]
    public void Of_WindowOverSundayMidnight_IsOnePeriod()
    {
        var report = PeriodBootstrap.Of(
            [.. Enumerable.Repeat(Week(2, (165, 168, 9), (0, 2, 9)), 9)],
            draws: 10
        );

        var period = Assert.Single(report.Periods);
        Assert.Equal((165, 5), (period.From, period.Hours));
    }

    /// <summary>A handful of incidents at odd hours says less than a prior of many: the district's window stays.</summary>
    [Fact]
    public void Of_FewIncidentsWithAPrior_KeepsThePriorsWindow()
    {
        var prior = Week(0.5, (90, 96, 9));
        var total = prior.Sum();
        var weeks = Enumerable.Repeat(Week(0, (20, 21, 1)), 10).ToArray();
        var alone = PeriodBootstrap.Of(weeks, draws: 5);
        var drawn = PeriodBootstrap.Of(
            weeks,
            draws: 5,
            prior: new PeriodPrior([.. prior.Select(sum => sum / total)], 500)
        );

        Assert.DoesNotContain(alone.Periods, period => period.From == 90);
        Assert.Contains(drawn.Periods, period => (period.From, period.Hours) == (90, 6));
        Assert.Equal(drawn.Share, drawn.Periods.Sum(period => period.Share), 12);
        Assert.Equal((500 * 54 / total) / 510, drawn.Periods.Single(period => period.From == 90).Share, 9);
    }

    /// <summary>Half of the weeks are busy an hour longer: the border is as doubtful as it should be.</summary>
    [Fact]
    public void Of_WeeksThatDiffer_DoubtTheBorderAndNotTheMiddle()
    {
        var random = new Random(1);
        var weeks = Enumerable
            .Range(0, 52)
            .Select(_ => Poisson(random, 0.5, (90, 96, 3), (96, 97, 0.55)))
            .ToArray();
        var report = PeriodBootstrap.Of(weeks, new PeriodRule(1), draws: 300);

        Assert.Equal(300, report.Draws);
        Assert.Equal(ResampledUnit.Week, report.Unit);
        Assert.All(Enumerable.Range(90, 6), h => Assert.Equal(1, report.Stability[h]));
        Assert.InRange(report.Stability[96], 0.05, 0.95);
        Assert.True(report.Stability[120] < 0.2);
    }

    /// <summary>Of many worlds with the same truth, about 95 % hold the true share.</summary>
    [Fact]
    public void Of_ManyWorlds_IntervalHoldsTheTrueShare()
    {
        var truth = 6 * 3.0 / (162 * 0.5 + 18);
        var held = 0;
        for (var world = 0; world < 100; world++)
        {
            var random = new Random(world);
            var weeks = Enumerable.Range(0, 40).Select(_ => Poisson(random, 0.5, (90, 96, 3))).ToArray();
            var report = PeriodBootstrap.Of(weeks, new PeriodRule(1, 6, 6), draws: 200);
            held += report.Periods[0].ShareInterval.Holds(truth) ? 1 : 0;
        }
        Assert.InRange(held, 88, 100);
    }

    [Fact]
    public void Of_SameSeed_IsTheSameReport()
    {
        var random = new Random(2);
        var weeks = Enumerable.Range(0, 30).Select(_ => Poisson(random, 0.4, (20, 24, 2))).ToArray();
        var (one, same, other) = (
            PeriodBootstrap.Of(weeks, draws: 100),
            PeriodBootstrap.Of(weeks, draws: 100),
            PeriodBootstrap.Of(weeks, draws: 100, seed: 8)
        );

        Assert.Equal(one.Stability, same.Stability);
        Assert.Equal(one.Periods, same.Periods);
        Assert.NotEqual(one.Stability, other.Stability);
    }

    [Theory]
    [InlineData(7, ResampledUnit.Incident, 70)]
    [InlineData(8, ResampledUnit.Week, 8)]
    public void Of_FewWeeks_DrawsIncidents(int weeks, ResampledUnit unit, int units)
    {
        var monday = new LocalDate(2024, 1, 1);
        var rows = (
            from week in Enumerable.Range(0, weeks)
            from minute in Enumerable.Range(0, 10)
            select Incidents.At(monday.PlusWeeks(week).At(new LocalTime(18 + minute % 3, minute)))
        ).ToArray();
        var report = PeriodBootstrap.Of([.. rows, Incidents.On(monday)], draws: 20);

        Assert.Equal((unit, units), (report.Unit, report.Units));
        Assert.Equal((18, 3), (report.Periods[0].From, report.Periods[0].Hours));
    }

    /// <summary>An hour that occurred half as often stands for twice the demand.</summary>
    [Fact]
    public void Of_HoursThatOccurredLess_WeighMore()
    {
        var occurred = new HourOccurrences([.. Enumerable.Range(0, 168).Select(h => h < 24 ? 5.0 : 10)]);
        var report = PeriodBootstrap.Of([.. Enumerable.Repeat(Week(1), 10)], occurred: occurred, draws: 5);

        Assert.Equal((0, 24), (report.Periods[0].From, report.Periods[0].Hours));
        Assert.Equal(2, report.Profile[3] / report.Profile[30], 1e-9);
    }

    [Fact]
    public void Of_NoDemand_HasNoPeriods()
    {
        var report = PeriodBootstrap.Of((IReadOnlyList<double[]>)[], draws: 3);

        Assert.Empty(report.Periods);
        Assert.All(report.Stability, share => Assert.Equal(0, share));
    }

    [Fact]
    public void Of_BadInput_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => PeriodBootstrap.Of([new double[24]]));
        Assert.Throws<ArgumentOutOfRangeException>(() => PeriodBootstrap.Of([Week(1)], draws: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => PeriodBootstrap.Of([Week(1)], bandwidthHours: -1));
    }

    private static double[] Week(double floor, params (int From, int To, double Value)[] windows)
    {
        var week = new double[168];
        Array.Fill(week, floor);
        foreach (var (from, to, value) in windows)
        {
            Array.Fill(week, value, from, to - from);
        }
        return week;
    }

    private static double[] Poisson(
        Random random,
        double floor,
        params (int From, int To, double Value)[] windows
    ) => [.. Week(floor, windows).Select(mean => (double)Poisson(random, mean))];

    private static int Poisson(Random random, double mean)
    {
        var count = -1;
        for (var product = 1.0; product > Math.Exp(-mean); product *= random.NextDouble())
        {
            count++;
        }
        return count;
    }
}
