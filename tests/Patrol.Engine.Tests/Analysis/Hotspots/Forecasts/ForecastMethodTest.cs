using Patrol.Engine.Analysis.Hotspots.Forecasts;

namespace Patrol.Engine.Tests.Analysis.Hotspots.Forecasts;

public sealed class ForecastMethodTest
{
    public static TheoryData<string> Names => [.. ForecastMethod.All.Select(method => method.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Rate_WhateverHappensOutsideTheWindow_IsTheSame(string name)
    {
        var method = ForecastMethod.All.Single(one => one.Name == name);
        var raster = Rasters.Full(20, 15);
        var inside = Histories
            .Random(1, raster.Count, 30, 40)
            .Where(one => one.Day is >= 35 and < 140)
            .ToArray();
        var one = Histories.At(raster, 30, inside);
        var other = Histories.At(
            raster,
            30,
            inside.Concat(Histories.Random(2, raster.Count, 30, 25).Where(one => one.Day is < 35 or >= 140))
        );
        var expected = method.Rate(new TrainingWindow(one, 5, 20));
        Assert.Equal(expected, method.Rate(new TrainingWindow(other, 5, 20)));
        Assert.All(expected, rate => Assert.True(double.IsFinite(rate) && rate >= 0));
        Assert.True(expected.Distinct().Count() > 1);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Rate_OfABand_LooksAtItsOwnCountsFirst(string name)
    {
        var method = ForecastMethod.All.Single(one => one.Name == name);
        var raster = Rasters.Full(12, 12);
        // By day in the south-west, by night in the north-east, every other day.
        var incidents = Enumerable.Range(0, 168).Select(i => (i % 2 == 0 ? 13 : 130, i / 2 + 0.5)).ToArray();
        var history = Histories.At(raster, 12, incidents, i => (byte)(i % 2));
        for (byte band = 0; band < 2; band++)
        {
            var rate = method.Rate(new TrainingWindow(history, 0, 12, band));
            Assert.Equal(band == 0 ? 13 : 130, Array.IndexOf(rate, rate.Max()));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Rate_WithoutIncidents_IsEven(string name)
    {
        var method = ForecastMethod.All.Single(one => one.Name == name);
        var history = Histories.At(Rasters.Full(4, 4), 10, [(3, 69.5)]);
        Assert.Single(method.Rate(new TrainingWindow(history, 0, 9)).Distinct());
    }
}
