using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Areas;

namespace Patrol.Engine.Tests.Optimization.Areas;

public class AreaProblemTest
{
    private static readonly AreaFacts Good = AreaMaps.Make(2, [1, 2, 3, 4], 1, 2, (0, 1));

    public static TheoryData<string, Func<AreaProblem>> Broken { get; } =
        new()
        {
            { "hotspot.areas", () => new AreaProblem(Good with { Areas = 0 }) },
            { "hotspot.areas", () => new AreaProblem(Good with { Areas = 201 }) },
            { "hotspot.square-meters", () => new AreaProblem(Good with { MaxSquareMeters = 0 }) },
            { "hotspot.square-meters", () => new AreaProblem(Good with { MaxSquareMeters = double.NaN }) },
            { "hotspot.risk-length", () => new AreaProblem(Good with { Risk = [1] }) },
            { "hotspot.risk-value", () => new AreaProblem(Good with { Risk = [1, -1, 0, 0] }) },
            { "hotspot.risk-value", () => new AreaProblem(Good with { Risk = [1, double.NaN, 0, 0] }) },
            {
                "hotspot.risk-value",
                () => new AreaProblem(Good with { Risk = [1, double.PositiveInfinity, 0, 0] })
            },
            {
                "hotspot.risk-sum",
                () => new AreaProblem(Good with { Risk = [double.MaxValue, double.MaxValue, 0, 0] })
            },
            { "hotspot.barrier", () => new AreaProblem(Good with { Barriers = [new CellPair(0, 3)] }) },
            { "hotspot.barrier", () => new AreaProblem(Good with { Barriers = [new CellPair(0, 4)] }) },
            { "hotspot.barrier", () => new AreaProblem(Good with { Barriers = [new CellPair(1, 1)] }) },
        };

    [Fact]
    public void Make_Good_KeepsTheFacts()
    {
        var problem = new AreaProblem(Good);
        Assert.Equal(10, problem.TotalRisk);
        Assert.Equal(AreaMaps.Cell, problem.SquareMetersOf(0));
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void Make_Broken_IsNamed(string code, Func<AreaProblem> make) =>
        Assert.Equal(code, Assert.Single(Assert.Throws<InputException>(make).Issues).Code);

    [Fact]
    public void Make_ManyFaults_AreAllNamed()
    {
        var thrown = Assert.Throws<InputException>(() =>
            new AreaProblem(Good with { Areas = 0, MaxSquareMeters = -1, Risk = [-1, -2, 0, 0] })
        );
        Assert.Equal(4, thrown.Issues.Count);
    }
}
