using FsCheck.Xunit;
using Patrol.Engine.Analysis.Hotspots.Density;
using Patrol.Engine.Model;

namespace Patrol.Engine.Tests.Analysis.Hotspots.Density;

public sealed class KernelDensityTest
{
    [Property(MaxTest = 60)]
    public void Of_RandomPlaces_EqualsTheDoubleLoop(int seed)
    {
        var random = new Random(seed);
        var raster = Rasters.Where(
            random.Next(1, 40),
            random.Next(1, 40),
            (column, row) => (column + 2 * row) % 5 != 1
        );
        var (x, y, weight) = Places(random, random.Next(0, 120), raster);
        foreach (var kernel in Enum.GetValues<Kernel>())
        {
            var h = 50 + random.NextDouble() * 1_500;
            var found = KernelDensity.Of(x, y, weight, raster, kernel, h);
            for (var cell = 0; cell < found.Length; cell++)
            {
                var (cx, cy) = raster.Center(cell);
                var expected = Enumerable
                    .Range(0, x.Length)
                    .Sum(i =>
                        weight[i] * At(kernel, Math.Sqrt(Math.Pow(x[i] - cx, 2) + Math.Pow(y[i] - cy, 2)), h)
                    );
                Assert.Equal(expected, found[cell], 1e-9 * expected + 1e-18);
            }
        }
    }

    [Theory]
    [InlineData(Kernel.Quartic)]
    [InlineData(Kernel.Gaussian)]
    [InlineData(Kernel.Uniform)]
    public void Of_OneIncident_HoldsIt(Kernel kernel)
    {
        var raster = Rasters.Full(100, 100);
        var h = kernel == Kernel.Gaussian ? 500 : 2_000;
        var density = KernelDensity.Of([395_012], [135_033], [1f], raster, kernel, h);
        Assert.Equal(1, density.Sum() * 10_000, kernel == Kernel.Uniform ? 0.02 : 1e-3);
    }

    [Fact]
    public void Adaptive_DensePlacesAndALoneOne_SpreadsTheLoneOneFarther()
    {
        var raster = Rasters.Full(80, 70);
        double[] x = [.. Enumerable.Repeat(391_050.0, 30), 395_050];
        double[] y = [.. Enumerable.Repeat(391_050.0, 30).Select(_ => 133_050.0), 133_050];
        float[] weight = [.. Enumerable.Repeat(1f, 31)];
        var density = KernelDensity.Adaptive(x, y, weight, raster, Kernel.Quartic, 400);
        var reach = Enumerable
            .Range(0, raster.Count)
            .Where(cell => density[cell] > 0)
            .Select(cell => raster.Center(cell).X)
            .ToLookup(at => at < 393_000, at => at);
        // 30 in one place: f ∝ 30, g = 30^(30/31); h = 400 · √(g / f) on either side of it.
        Assert.InRange(reach[true].Max() - 391_050, 300, 400);
        Assert.Equal(1_500, reach[false].Max() - 395_050);
        Assert.Equal(31, density.Sum() * 10_000, 0.6);
    }

    [Fact]
    public void CorrectEdges_OfEvenDemand_IsEvenUpToTheBorder()
    {
        var raster = Rasters.Full(30, 30);
        var centers = Enumerable.Range(0, raster.Count).Select(raster.Center).ToArray();
        float[] weight = [.. Enumerable.Repeat(2f, raster.Count)];
        foreach (var kernel in Enum.GetValues<Kernel>())
        {
            var density = KernelDensity.Of(
                [.. centers.Select(at => at.X)],
                [.. centers.Select(at => at.Y)],
                weight,
                raster,
                kernel,
                350
            );
            Assert.True(density[0] < 0.8 * density[15 * 30 + 15]);
            var corrected = KernelDensity.CorrectEdges(density, raster, kernel, 350);
            Assert.All(corrected, one => Assert.Equal(2e-4, one, kernel == Kernel.Uniform ? 1e-5 : 1e-6));
        }
    }

    private static double At(Kernel kernel, double d, double h) =>
        kernel switch
        {
            Kernel.Quartic => d > h ? 0 : 3 / (Math.PI * h * h) * Math.Pow(1 - d * d / (h * h), 2),
            Kernel.Gaussian => d > 4 * h
                ? 0
                : Math.Exp(-d * d / (2 * h * h)) / (2 * Math.PI * h * h * (1 - Math.Exp(-8))),
            _ => d > h ? 0 : 1 / (Math.PI * h * h),
        };

    private static (double[], double[], float[]) Places(Random random, int count, AnalysisRaster raster) =>
        (
            [
                .. Enumerable
                    .Range(0, count)
                    .Select(_ => raster.OriginX + (random.NextDouble() * 1.4 - 0.2) * 4_000),
            ],
            [
                .. Enumerable
                    .Range(0, count)
                    .Select(_ => raster.OriginY + (random.NextDouble() * 1.4 - 0.2) * 4_000),
            ],
            [.. Enumerable.Range(0, count).Select(_ => (float)random.Next(0, 4))]
        );
}
