using Patrol.Engine.Analysis.Equity;

namespace Patrol.Engine.Tests.Analysis.Equity;

public sealed class ExposureReportTest
{
    [Fact]
    public void Of_ThreeZones_ComparesSharesByHand()
    {
        var report = ExposureReport.Of([
            new ZoneCount("A", 600, 100, 6000),
            new ZoneCount("B", 300, 200, null),
            new ZoneCount("C", 100, 100, 500),
        ]);

        Assert.Equal([0.6, 0.3, 0.1], report.Zones.Select(zone => zone.PatrolShare));
        Assert.Equal([2.4, 0.6, 0.4], report.Zones.Select(zone => Math.Round(zone.Ratio!.Value, 12)));
        Assert.Equal([100.0, null, 200], report.Zones.Select(zone => zone.MinutesPerThousandResidents));
        // Differences 300, 500 and 200, each twice, over 2 · 9 · 1000/3.
        Assert.Equal(2000 / 6000.0, report.MinutesGini, 1e-12);
        // 0.1 and 0.2 a resident: 2 · 0.1 / (2 · 4 · 0.15).
        Assert.Equal(1 / 6.0, report.PerResidentGini!.Value, 1e-12);
        Assert.Equal(0.3 * 0.6, report.TopDecileShare, 1e-12);
    }

    /// <summary>Zone A against a zone with the rest of 1,000 minutes and 1,000 demand.</summary>
    [Theory]
    [InlineData(150, 100, ExposureFlag.None)]
    [InlineData(151, 100, ExposureFlag.Over)]
    [InlineData(67, 100, ExposureFlag.None)]
    [InlineData(66, 100, ExposureFlag.Under)]
    [InlineData(0, 100, ExposureFlag.Under)]
    [InlineData(10, 0, ExposureFlag.Over)]
    [InlineData(0, 0, ExposureFlag.None)]
    public void Of_Ratio_IsFlaggedPastItsLimits(double minutes, double demand, ExposureFlag flag)
    {
        var report = ExposureReport.Of([
            new ZoneCount("A", minutes, demand, 0),
            new ZoneCount("B", 1000 - minutes, 1000 - demand, null),
        ]);

        Assert.Equal(flag, report.Zones[0].Flag);
        Assert.Null(report.Zones[0].MinutesPerThousandResidents);
        Assert.Null(report.PerResidentGini);
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(5, 0)]
    public void Of_NothingToCompare_FlagsNothing(double minutes, double demand) =>
        Assert.Equal(
            ExposureFlag.None,
            ExposureReport.Of([new ZoneCount("A", minutes, demand, 10)]).Zones[0].Flag
        );

    [Fact]
    public void Of_BadNumbers_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => ExposureReport.Of([new ZoneCount("A", -1, 0, 0)]));
        Assert.Throws<ArgumentException>(() => ExposureReport.Of([new ZoneCount("A", double.NaN, 0, 0)]));
        Assert.Throws<ArgumentException>(() => ExposureReport.Of([new ZoneCount("A", 1, 1, -5)]));
    }
}
