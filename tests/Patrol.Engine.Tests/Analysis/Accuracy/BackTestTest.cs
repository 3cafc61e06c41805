using Patrol.Engine.Analysis.Accuracy;
using Patrol.Engine.Analysis.Hotspots.Forecasts;
using Patrol.Engine.Tests.Analysis.Hotspots.Forecasts;

namespace Patrol.Engine.Tests.Analysis.Accuracy;

public sealed class BackTestTest
{
    [Fact]
    public void Run_OfTwoWeeks_GivesTheIndicesByTheirFormulas()
    {
        // 20 cells, so 1, 2 and 5 % are one cell and 10 % are two. Weeks 0–7: cell 3 four a week, cell 5 two.
        // Tested: week 8 has cell 3 twice and cell 9 once; week 9 has cell 5 once and cell 9 three times.
        var raster = Rasters.Full(20, 1);
        var before = Enumerable
            .Range(0, 8)
            .SelectMany(week => new[] { 3, 3, 3, 3, 5, 5 }.Select(cell => (cell, week * 7 + 1.5)));
        (int, double)[] after = [(3, 57), (3, 58), (9, 59), (5, 64), (9, 65), (9, 66), (9, 67)];
        var report = BackTest.Run(Histories.At(raster, 10, [.. before, .. after]), 2, [new SmoothedCounts()]);

        Assert.Equal((8, 2, "smoothedCounts"), (report.FirstWeek, report.Weeks, report.Baseline));
        var measures = report.Methods[0].Measures;
        var one = measures[2];
        Assert.Equal((0.05, 1), (one.AreaShare, one.Cells));
        Assert.Equal(2 / 7.0, one.HitRate, 1e-12);
        Assert.Equal(2 / 7.0 * 20, one.Pai, 1e-12);
        // The best cell held two in the first week, three in the second.
        Assert.Equal(2 / 5.0, one.Pei, 1e-12);
        Assert.Equal(2 / (2 * 0.01), one.Ser, 1e-9);
        // Looked at: 48 before the first week, of them 32 in cell 3; 51 before the second, of them 34.
        Assert.Equal(2 / 66.0 / (7 / 99.0), one.Rri!.Value, 1e-12);
        var two = measures[3];
        Assert.Equal((2, 3 / 7.0), (two.Cells, two.HitRate));
        Assert.Equal(3 / 7.0, two.Pei, 1e-12);
        Assert.Equal((0, (0, 0)), (one.PaiOverBaseline, one.OverBaselineInterval));
        // Both weeks are drawn alone often enough: 2 of 3 and 0 of 4.
        Assert.Equal((0, 2 / 3.0 * 20), one.PaiInterval);
    }

    [Fact]
    public void TopCells_OfEqualValues_TakeTheLongerCountThenTheLowestNumber() =>
        Assert.Equal([4, 2, 0, 1], TopCells.Of([1, 1, 1, 0, 2], [3, 3, 5, 9, 0], 4));

    [Theory]
    [InlineData(0.01, 20, 1)]
    [InlineData(0.1, 25, 3)]
    [InlineData(0.05, 4_400, 220)]
    public void Count_OfAShare_IsRoundedAndAtLeastOne(double share, int cells, int expected) =>
        Assert.Equal(expected, TopCells.Count(share, cells));

    [Fact]
    public void Run_AMethodThatIsBetter_IsChosenOnEarlierWeeksAlone()
    {
        var raster = Rasters.Full(20, 15);
        var incidents = Histories.Random(3, raster.Count, 30, 60);
        var history = Histories.At(raster, 30, incidents);
        ForecastMethod[] methods = [new Blind(), new YearCounts()];
        var report = BackTest.Run(history, 6, methods);
        Assert.Equal("yearCounts", report.Chosen);
        Assert.Equal(Enumerable.Repeat("yearCounts", 6), report.ChosenByWeek);
        Assert.Equal(["blind", "yearCounts", BackTest.Nested], report.Methods.Select(one => one.Name));
        Assert.Equal(report.Methods[1].Measures, report.Methods[2].Measures);
        var better = report.Methods[1].Measures[2];
        Assert.True(better.PaiOverBaseline > 0 && better.OverBaselineInterval.Low > 0);

        // What happens in the last week changes neither its map nor the choice for it.
        var other = incidents
            .Where(one => one.Day < 203)
            .Concat(incidents.Where(one => one.Day >= 203).Select(one => (0, one.Day)));
        var changed = BackTest.Run(Histories.At(raster, 30, other), 6, [new Fickle(29), .. methods]);
        Assert.Equal("yearCounts", changed.ChosenByWeek[^1]);
    }

    [Fact]
    public void Run_AMethodNoBetterThanTheBaseline_LeavesTheBaseline()
    {
        var history = Histories.At(Rasters.Full(20, 15), 30, Histories.Random(3, 300, 30, 60));
        var report = BackTest.Run(history, 4, [new YearCounts(), new Blind()]);
        Assert.Equal("yearCounts", report.Chosen);
        Assert.All(report.ChosenByWeek, one => Assert.Equal("yearCounts", one));
    }

    [Fact]
    public void Run_TheSameSeed_GivesTheSameIntervals()
    {
        var history = Histories.At(Rasters.Full(20, 15), 24, Histories.Random(3, 300, 24, 60));
        ForecastMethod[] methods = [new SmoothedCounts(), new YearCounts()];
        Assert.Equal(
            BackTest.Run(history, 16, methods).Methods[1].Measures,
            BackTest.Run(history, 16, methods).Methods[1].Measures
        );
        Assert.NotEqual(
            BackTest.Run(history, 16, methods).Methods[1].Measures,
            BackTest.Run(history, 16, methods, seed: 8).Methods[1].Measures
        );
    }

    [Fact]
    public void Run_WithoutEightWeeksBefore_IsRefused()
    {
        var history = Histories.At(Rasters.Full(3, 3), 9, [(1, 5)]);
        Assert.Throws<ArgumentOutOfRangeException>(() => BackTest.Run(history, 2));
        Assert.Equal(1, BackTest.WeeksOf(9, 12));
    }

    [Fact]
    public void Run_OfACurve_PassesThroughTheMeasures()
    {
        var history = Histories.At(Rasters.Full(20, 15), 24, Histories.Random(3, 300, 24, 60));
        foreach (var method in BackTest.Run(history, 12, [new SmoothedCounts(), new YearCounts()]).Methods)
        {
            Assert.Equal(BackTest.CurveShares, method.Curve.Select(point => point.AreaShare));
            foreach (var measure in method.Measures)
            {
                var point = method.Curve.Single(one => one.AreaShare == measure.AreaShare);
                Assert.Equal((measure.Cells, measure.HitRate), (point.Cells, point.HitRate));
                Assert.Equal(measure.Pai, point.Pai, 1e-12);
                Assert.Equal(measure.PaiInterval, point.PaiInterval);
            }
            Assert.Equal(
                method.Curve.Select(point => point.HitRate).Order(),
                method.Curve.Select(one => one.HitRate)
            );
        }
    }

    [Fact]
    public void Run_OfAChoiceThatBeatsTheBaseline_StaysOn()
    {
        var history = Histories.At(Rasters.Full(20, 15), 40, Histories.Random(3, 300, 40, 60));
        // Twelve are asked for; thirteen are judged.
        var report = BackTest.Run(history, 12, [new Blind(), new YearCounts()]);
        Assert.Equal(13, report.Switch!.Weeks);
        Assert.True(report.Switch.Choice > report.Switch.Baseline);
        Assert.False(report.IsSwitchedOff);

        // The mean over all shares, by hand from the curve of as many weeks.
        var same = BackTest.Run(history, 13, [new Blind(), new YearCounts()]);
        Assert.Equal(same.Methods[2].Curve.Average(one => one.HitRate), report.Switch.Choice, 1e-12);
        Assert.Equal(same.Methods[0].Curve.Average(one => one.HitRate), report.Switch.Baseline, 1e-12);
    }

    [Fact]
    public void Run_OfAChoiceThatDoesNotBeatTheBaselineForThreeMonths_SwitchesOff()
    {
        var history = Histories.At(Rasters.Full(20, 15), 44, Histories.Random(3, 300, 44, 60));
        // Right until the weeks that are judged: it goes on being chosen for a while, and fails.
        var report = BackTest.Run(history, 13, [new YearCounts(), new Seer(Until: 31)]);
        Assert.Contains("seer", report.ChosenByWeek);
        Assert.True(report.Switch!.Choice < report.Switch.Baseline);
        Assert.True(report.IsSwitchedOff);
    }

    [Fact]
    public void Run_OfFewerThanThirteenWeeks_SwitchesNothing()
    {
        var history = Histories.At(Rasters.Full(20, 15), 20, Histories.Random(3, 300, 20, 60));
        var report = BackTest.Run(history, 12, [new YearCounts(), new Blind()]);
        Assert.Null(report.Switch);
        Assert.False(report.IsSwitchedOff);
    }

    [Fact]
    public void Run_TellsEachWeek_AndEndsWhenCanceled()
    {
        var history = Histories.At(Rasters.Full(20, 15), 24, Histories.Random(3, 300, 24, 60));
        var told = new Told();
        BackTest.Run(history, 12, [new SmoothedCounts()], progress: told);
        var of = told.Values[0].Of;
        Assert.Equal(Enumerable.Range(1, of).Select(week => new BackTestProgress(week, of)), told.Values);
        Assert.Throws<OperationCanceledException>(() =>
            BackTest.Run(history, 12, [new SmoothedCounts()], cancel: new CancellationToken(canceled: true))
        );
    }

    private sealed class Told : IProgress<BackTestProgress>
    {
        public List<BackTestProgress> Values { get; } = [];

        public void Report(BackTestProgress value) => Values.Add(value);
    }

    // Knows the week it foretells until one, and is blind from then on.
    private sealed record Seer(int Until) : ForecastMethod("seer")
    {
        public override double[] Rate(TrainingWindow window) =>
            window.To < Until ? window.History.Count(window.To, window.To + 1) : new Blind().Rate(window);
    }

    // Puts the highest numbers first.
    private sealed record Blind() : ForecastMethod("blind")
    {
        public override double[] Rate(TrainingWindow window) =>
            [.. Enumerable.Range(0, window.Raster.Count).Select(cell => (double)cell)];
    }

    // Right in one week only, from what it must not look at.
    private sealed record Fickle(int Week) : ForecastMethod("fickle")
    {
        public override double[] Rate(TrainingWindow window) =>
            window.To == Week ? window.History.Count(Week, Week + 1) : new Blind().Rate(window);
    }
}
