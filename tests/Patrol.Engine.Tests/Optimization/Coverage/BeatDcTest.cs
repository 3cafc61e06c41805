using NetTopologySuite.Geometries;
using Patrol.Engine.Import.Streets;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Coverage;
using Patrol.Engine.Optimization.Solving;
using Patrol.Engine.Tests.Import;

namespace Patrol.Engine.Tests.Optimization.Coverage;

/// <summary>Real streets: what one shortest-path method planned, the other must find in order.</summary>
public class BeatDcTest(ITestOutputHelper output)
{
    [Fact]
    public void Solve_StreetsOfDc_IsCheckedAndNearTheBound()
    {
        var path = SharedData.Find("city-dc/streets/tl_2018_11001_roads.geojson");
        var profile = StreetProfile.Read(SharedData.Repository("data/profiles/streets-tiger.json"));
        var raster = Raster(110, 395_000, 132_000);
        var random = new Random(3);
        var town = new Town(
            raster,
            Risk(raster, random),
            StreetReader.Read(path, profile, TestDistricts.Dc).Segments,
            [.. Enumerable.Range(0, 15).Select(b => Base($"B{b}", raster.Center(random.Next(raster.Count))))]
        );
        var plan = BeatSolver.Solve(town.Problem(40), new SolveOptions(new SolveBudget(120, 3, 0.001), 7));
        output.WriteLine(
            FormattableString.Invariant($"gap {plan.Gap:P3}, {plan.Work:F1} work, {plan.Status}")
        );
        Assert.Equal(40, plan.Beats.Count);
        Assert.InRange(plan.Gap, 0, 0.03);
        Assert.Empty(BeatChecker.Check(town.Facts(40), plan));
    }

    private static double[] Risk(AnalysisRaster raster, Random random)
    {
        var hot = Enumerable.Range(0, 40).Select(_ => raster.Center(random.Next(raster.Count))).ToArray();
        var risk = new double[raster.Count];
        for (var cell = 0; cell < risk.Length; cell++)
        {
            var (x, y) = raster.Center(cell);
            risk[cell] = hot.Sum(at =>
                Math.Exp(-((at.X - x) * (at.X - x) + (at.Y - y) * (at.Y - y)) / 180_000)
            );
        }
        return risk;
    }

    private static PatrolBase Base(string code, (double X, double Y) place) =>
        new(code, BaseKind.Station, code, new Point(place.X, place.Y));

    private static AnalysisRaster Raster(int side, double originX, double originY) =>
        new(
            1,
            originX,
            originY,
            100,
            side,
            side,
            [.. Enumerable.Range(0, side * side).Select(cell => cell % side)],
            [.. Enumerable.Range(0, side * side).Select(cell => cell / side)],
            new short[side * side],
            [.. Enumerable.Repeat(10_000f, side * side)]
        );
}
