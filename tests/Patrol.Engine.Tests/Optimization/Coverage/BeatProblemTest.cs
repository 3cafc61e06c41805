using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Coverage;

namespace Patrol.Engine.Tests.Optimization.Coverage;

public class BeatProblemTest
{
    private static readonly AnalysisRaster Raster = Towns.Make(2, 1, [1, 2]).Raster;
    private static readonly BeatBase Good = new("A", [0, 1], [10, 1300]);

    public static TheoryData<string, Func<BeatProblem>> Broken { get; } =
        new()
        {
            { "beat.patrols", () => Make(patrols: 0) },
            { "beat.patrols", () => Make(patrols: 1001) },
            { "beat.max-cells", () => Make(maxCells: 0) },
            { "beat.max-cells", () => Make(maxCells: 9) },
            { "beat.max-meters", () => Make(maxMeters: 0) },
            { "beat.max-meters", () => Make(maxMeters: double.NaN) },
            { "beat.risk-length", () => Make(risk: [1]) },
            { "beat.risk-value", () => Make(risk: [1, -1]) },
            { "beat.risk-value", () => Make(risk: [1, double.NaN]) },
            { "beat.risk-value", () => Make(risk: [1, double.PositiveInfinity]) },
            { "beat.risk-sum", () => Make(risk: [double.MaxValue, double.MaxValue]) },
            { "beat.base-code", () => Make(bases: [Good, Good]) },
            { "beat.base-code", () => Make(bases: [Good with { Code = " " }]) },
            { "beat.reach-length", () => Make(bases: [Good with { Meters = [1] }]) },
            { "beat.reach-cell", () => Make(bases: [Good with { Cells = [0, 2] }]) },
            { "beat.reach-cell", () => Make(bases: [Good with { Cells = [1, 1] }]) },
            { "beat.reach-meters", () => Make(bases: [Good with { Meters = [1, -1] }]) },
        };

    [Fact]
    public void Make_CellsTooFar_AreLeftOut() => Assert.Equal([0], Make().Bases[0].Cells);

    [Theory]
    [MemberData(nameof(Broken))]
    public void Make_Broken_IsNamed(string code, Func<BeatProblem> make) =>
        Assert.Equal(code, Assert.Single(Assert.Throws<InputException>(make).Issues).Code);

    [Fact]
    public void Make_ManyFaults_AreAllNamed()
    {
        var thrown = Assert.Throws<InputException>(() => Make(patrols: 0, maxCells: 0, risk: [-1, -2]));
        Assert.Equal(4, thrown.Issues.Count);
    }

    private static BeatProblem Make(
        int patrols = 1,
        int maxCells = 6,
        double maxMeters = 1200,
        double[]? risk = null,
        BeatBase[]? bases = null
    ) => new(Raster, risk ?? [1, 2], bases ?? [Good], patrols, maxCells, maxMeters);
}
