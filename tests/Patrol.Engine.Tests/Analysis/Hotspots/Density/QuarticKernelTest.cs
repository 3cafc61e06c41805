using FsCheck.Xunit;
using Patrol.Engine.Analysis.Hotspots.Density;
using Patrol.Engine.Model;

namespace Patrol.Engine.Tests.Analysis.Hotspots.Density;

public sealed class QuarticKernelTest
{
    [Fact]
    public void Density_PlaceAtACenter_PeaksThereAndFollowsTheFormula()
    {
        var raster = Rasters.Full(5, 1);
        var density = QuarticKernel.Density([390_250], [130_050], [2f], raster, 200);

        var peak = 2 * 3 / (Math.PI * 200 * 200);
        // Distances 200, 100, 0, 100, 200 m: (1 - 1/4)² = 9/16 at half the radius.
        double[] expected = [0, peak * 9 / 16, peak, peak * 9 / 16, 0];
        for (var cell = 0; cell < 5; cell++)
        {
            Assert.Equal(expected[cell], density[cell], peak * 1e-12);
        }
    }

    [Fact]
    public void Density_WideRaster_HoldsEveryIncident()
    {
        var raster = Rasters.Full(60, 60);
        var density = QuarticKernel.Density([393_012.5], [132_987.25], [7f], raster, 1_500);

        // The kernel integrates to 1; at 15 cells the sum over centers is that integral to 1e-3.
        Assert.Equal(7, density.Sum() * 100 * 100, 0.007);
    }

    [Property(MaxTest = 60)]
    public void Density_RandomPlaces_EqualsTheDoubleLoop(int seed)
    {
        var random = new Random(seed);
        var raster = Rasters.Where(
            random.Next(1, 60),
            random.Next(1, 50),
            (column, row) => (column * 7 + row * 3) % 11 != 0 || column + row == 0
        );
        var radius = 50 + Math.Pow(random.NextDouble(), 2) * 4_000;
        var places = Places(random, random.Next(0, 200), raster, radius);

        foreach (var interior in Enum.GetValues<KernelShape.Interior>())
        {
            AssertEqual(places, raster, radius, interior);
        }
    }

    [Theory]
    [InlineData(50)]
    [InlineData(100)]
    [InlineData(1_500)]
    [InlineData(6_000)]
    public void Density_ManyAtOneHeavyPlaceBesideLightOnes_KeepsRelativePrecision(double radius)
    {
        var random = new Random(3);
        var raster = Rasters.Full(150, 20);
        var (x, y, weight) = Places(random, 300, raster, radius);
        for (var i = 0; i < x.Length; i += 2)
        {
            (x[i], y[i], weight[i]) = (390_310, 130_420, 1e6f);
        }
        for (var i = 1; i < x.Length; i += 2)
        {
            weight[i] = 1e-6f;
        }

        AssertEqual((x, y, weight), raster, radius, KernelShape.Interior.Always);
    }

    [Fact]
    public void Density_AnyNumberOfThreads_GivesTheSameBits()
    {
        var random = new Random(5);
        var raster = Rasters.Full(80, 70);
        var (x, y, weight) = Places(random, 20_000, raster, 1_200);

        var one = QuarticKernel.Density(x, y, weight, raster, 1_200, threads: 1);
        Assert.Equal(one, QuarticKernel.Density(x, y, weight, raster, 1_200, threads: 2));
        Assert.Equal(one, QuarticKernel.Density(x, y, weight, raster, 1_200, threads: 7));
        Assert.Equal(one, QuarticKernel.Density(x, y, weight, raster, 1_200));
    }

    [Fact]
    public void Density_NoPlacesOrNoWeight_IsZeroEverywhere()
    {
        var raster = Rasters.Full(4, 3);

        Assert.All(QuarticKernel.Density([], [], [], raster, 300), value => Assert.Equal(0, value));
        Assert.All(
            QuarticKernel.Density([390_100], [130_100], [0f], raster, 300),
            value => Assert.Equal(0, value)
        );
    }

    [Fact]
    public void Density_PlacesFarAway_AreOutOfReach()
    {
        var raster = Rasters.Full(4, 3);

        var density = QuarticKernel.Density(
            [-1e300, 390_050, 389_760],
            [130_050, 1e300, 130_050],
            [1, 1, 1],
            raster,
            300
        );

        Assert.True(density[0] > 0, "The place 240 m west of the raster reaches its first cell.");
        Assert.Equal(0, density[1]);
    }

    [Fact]
    public void Density_NoCells_IsEmpty() =>
        Assert.Empty(
            QuarticKernel.Density([390_050], [130_050], [1f], Rasters.Where(3, 3, (_, _) => false), 300)
        );

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(0)]
    [InlineData(-300)]
    [InlineData(49.9)]
    [InlineData(100_001)]
    public void Density_BadRadius_IsRefusedWithItsValue(double radius)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() =>
            QuarticKernel.Density([], [], [], Rasters.Full(2, 2), radius)
        );
        Assert.Equal(radius, error.ActualValue);
    }

    [Theory]
    [InlineData(double.NaN, 130_050, 1, "x NaN")]
    [InlineData(390_050, double.NegativeInfinity, 1, "y -")]
    [InlineData(390_050, 130_050, float.NaN, "weight NaN")]
    [InlineData(390_050, 130_050, -1, "weight -1")]
    public void Density_BadPlace_IsRefusedWithItsValue(double x, double y, float weight, string value)
    {
        var error = Assert.Throws<ArgumentException>(() =>
            QuarticKernel.Density([390_050, x], [130_050, y], [1, weight], Rasters.Full(2, 2), 300)
        );
        Assert.Contains("Place 1", error.Message);
        Assert.Contains(value, error.Message);
    }

    [Fact]
    public void Density_LengthsDiffer_IsRefused() =>
        Assert.Throws<ArgumentException>(() =>
            QuarticKernel.Density([1, 2], [1, 2], [1], Rasters.Full(2, 2), 300)
        );

    private static (double[] X, double[] Y, float[] Weight) Places(
        Random random,
        int count,
        AnalysisRaster raster,
        double radius
    )
    {
        var (x, y, weight) = (new double[count], new double[count], new float[count]);
        for (var i = 0; i < count; i++)
        {
            x[i] = raster.OriginX - radius + random.NextDouble() * (raster.Columns * 100 + 2 * radius);
            y[i] = raster.OriginY - radius + random.NextDouble() * (raster.Rows * 100 + 2 * radius);
            // Some on whole meters, on lines and at corners between cells.
            x[i] = i % 3 == 0 ? Math.Round(x[i] / 50) * 50 : x[i];
            y[i] = i % 4 == 0 ? Math.Round(y[i] / 50) * 50 : y[i];
            weight[i] = i % 5 == 0 ? 0.25f * random.Next(0, 20) : 1;
        }
        return (x, y, weight);
    }

    private static void AssertEqual(
        (double[] X, double[] Y, float[] Weight) places,
        AnalysisRaster raster,
        double radius,
        KernelShape.Interior interior
    )
    {
        var density = QuarticKernel.Density(places.X, places.Y, places.Weight, raster, radius, -1, interior);
        for (var cell = 0; cell < raster.Count; cell++)
        {
            var (cx, cy) = raster.Center(cell);
            var (expected, floor) = (0.0, 0.0);
            for (var i = 0; i < places.X.Length; i++)
            {
                var (dx, dy) = (places.X[i] - cx, places.Y[i] - cy);
                var inside = 1 - (dx * dx + dy * dy) / (radius * radius);
                var peak = places.Weight[i] * 3.0 / (Math.PI * radius * radius);
                expected += inside > 0 ? peak * inside * inside : 0;
                // Where a distance equals the radius both forms round to about (1e-16)² of the peak.
                floor += inside > -1e-9 ? peak * 1e-20 : 0;
            }
            Assert.True(
                Math.Abs(density[cell] - expected) <= 1e-9 * expected + floor,
                $"Cell {cell}, radius {radius}, {interior}: {density[cell]:R}, not {expected:R}."
            );
        }
    }
}
