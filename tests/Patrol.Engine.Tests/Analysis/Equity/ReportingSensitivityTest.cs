using Patrol.Engine.Analysis.Equity;

namespace Patrol.Engine.Tests.Analysis.Equity;

public sealed class ReportingSensitivityTest
{
    /// <summary>Ten areas, the top two are 10 and 9 of community 0; divided by 0.6, community 1 has 13.3 and 6.7.</summary>
    [Fact]
    public void Of_TwoCommunities_CountsWhatEntersTheTop()
    {
        double[] demand = [10, 9, 8, 4, 1, 1, 1, 1, 1, 1];
        short[] community = [0, 0, 1, 1, 0, 0, 1, 1, 2, -1];
        var result = ReportingSensitivity.Of(demand, community, 0.2);

        Assert.Equal((2, 1), (result.Areas, result.MostGaining));
        Assert.Equal([0, 1, 0], result.Communities.Select(one => one.AreasChanged));
        Assert.Equal(
            [(2, 2), (0, 1), (0, 0)],
            result.Communities.Select(one => (one.OwnBefore, one.OwnAfter))
        );
        Assert.Equal(14 / 37.0, result.Communities[1].ShareBefore, 1e-12);
        Assert.Equal(14 / 0.6 / (23 + 14 / 0.6), result.Communities[1].ShareAfter, 1e-12);
    }

    [Fact]
    public void Of_EverythingRecorded_ChangesNothing()
    {
        var result = ReportingSensitivity.Of([3, 2, 1], [0, 1, 2], 0.4, 1);

        Assert.All(
            result.Communities,
            one => Assert.Equal((0, one.OwnBefore), (one.AreasChanged, one.OwnAfter))
        );
    }

    [Fact]
    public void Of_NoDemand_NamesNobody() => Assert.Null(ReportingSensitivity.Of([0, 0], [0, 1]).MostGaining);

    [Fact]
    public void Of_BadInput_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => ReportingSensitivity.Of([], []));
        Assert.Throws<ArgumentException>(() => ReportingSensitivity.Of([1], [0, 1]));
        Assert.Throws<ArgumentException>(() => ReportingSensitivity.Of([-1], [0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReportingSensitivity.Of([1], [0], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReportingSensitivity.Of([1], [0], 0.1, 1.1));
    }
}
