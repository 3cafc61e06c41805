using NodaTime;
using Patrol.Engine.Analysis.Hotspots.Density;
using Patrol.Engine.Analysis.Hotspots.Maps;
using Patrol.Engine.Analysis.Periods;
using Patrol.Engine.Model;

namespace Patrol.Engine.Tests.Analysis.Hotspots.Maps;

public sealed class CellMapBuilderTest
{
    private static readonly LocalDate Monday = new(2024, 1, 1);
    private static readonly AnalysisRaster Raster = Rasters.Full(12, 10);

    [Fact]
    public void Build_Counts_IsTheirMeanOverTheWeeks()
    {
        var map = CellMapBuilder.Build(
            Demand(10, [(5, 0, 3), (5, 9, 2), (7, 4, 1)]),
            MapOptions.Usual with
            {
                Method = MapOptions.PlainCounts,
            }
        );
        Assert.Equal(0.5, map.RatePerWeek[5], 1e-12);
        Assert.Equal(0.1, map.RatePerWeek[7], 1e-12);
        Assert.Equal(6, map.Counts.Sum(), 1e-6);
        Assert.Equal([5, 7], map.Top(100));
        Assert.Null(map.BandwidthMeters);
    }

    [Theory]
    [InlineData(Kernel.Quartic)]
    [InlineData(Kernel.Gaussian)]
    [InlineData(Kernel.Uniform)]
    public void Build_Density_IsTheKernelOfCellCentersByHand(Kernel kernel)
    {
        var map = CellMapBuilder.Build(
            Demand(4, [(65, 0, 8)]),
            MapOptions.Usual with
            {
                Kernel = kernel,
                BandwidthMeters = 250,
            }
        );
        var (x, y) = Raster.Center(65);
        var expected = KernelDensity.Of([x], [y], [8], Raster, kernel, 250);
        for (var cell = 0; cell < expected.Length; cell++)
        {
            Assert.Equal(expected[cell] / expected.Sum() * 8 / 4, map.RatePerWeek[cell], 1e-12);
        }
        // Eight in four weeks, however the kernel and its radius fall on the cells.
        Assert.Equal(2, map.RatePerWeek.Sum(), 1e-12);
        Assert.False(map.IsBandwidthChosen);
    }

    [Fact]
    public void Build_EachMethod_ExpectsAsManyAWeekAsWereCounted()
    {
        var random = new Random(3);
        var demand = Demand(
            40,
            [.. Enumerable.Range(0, 900).Select(i => (50 + random.Next(8), random.Next(40), 1))]
        );
        foreach (var method in MapOptions.Methods.Where(name => name != MapOptions.KernelDensity))
        {
            var map = CellMapBuilder.Build(demand, MapOptions.Usual with { Method = method });
            Assert.Equal(900 / 40.0, map.RatePerWeek.Sum(), 1e-6);
            Assert.All(map.RatePerWeek, rate => Assert.True(double.IsFinite(rate) && rate >= 0, method));
        }
    }

    [Fact]
    public void Build_AGap_IsNoTimeThatRatesDivideBy()
    {
        var gap = new DateGap(Monday.PlusWeeks(2), Monday.PlusWeeks(12));
        var demand = Demand(20, [(5, 0, 4), (5, 19, 4)], gap);
        Assert.Equal(10, demand.Weeks);
        var map = CellMapBuilder.Build(demand, MapOptions.Usual with { Method = MapOptions.PlainCounts });
        Assert.Equal(0.8, map.RatePerWeek[5], 1e-12);
        Assert.Contains("long-gaps", map.Limits);
    }

    [Fact]
    public void Build_AWindowThatReachesBeyondTheRecords_IsAsIfItEndedWithThem()
    {
        var random = new Random(9);
        (int, int, int)[] rows =
        [
            .. Enumerable.Range(0, 700).Select(_ => (40 + random.Next(20), random.Next(40), 1)),
        ];
        var whole = Demand(40, rows);
        var wide = new MapDemand(
            Raster,
            Counts(70, [.. rows.Select(row => (row.Item1, row.Item2 + 10, row.Item3))]) with
            {
                FirstWeek = Monday.PlusWeeks(-10),
            },
            whole.Observed
        );
        foreach (var method in MapOptions.Methods)
        {
            var (expected, found) = (
                CellMapBuilder.Build(whole, MapOptions.Usual with { Method = method }),
                CellMapBuilder.Build(wide, MapOptions.Usual with { Method = method })
            );
            Assert.Equal(expected.RatePerWeek, found.RatePerWeek);
            Assert.Equal(expected.Patterns!.Patterns, found.Patterns!.Patterns);
            Assert.Equal(expected.IsBandwidthChosen, found.IsBandwidthChosen);
        }
    }

    [Fact]
    public void Build_PatternsAcrossAGap_AreOfTheWeeksSinceIt()
    {
        var gap = new DateGap(Monday.PlusWeeks(40), Monday.PlusWeeks(60));
        (int, int, int)[] rows = [.. Enumerable.Range(0, 40).Select(week => (5, week, 9))];
        Assert.Null(CellMapBuilder.Build(Demand(80, [.. rows, (5, 79, 9)], gap), MapOptions.Usual).Patterns);
        Assert.NotNull(CellMapBuilder.Build(Demand(40, rows), MapOptions.Usual).Patterns);
    }

    [Fact]
    public void Build_HeldOutWeeks_AreJudgedByWhatWasBeforeThemOnly()
    {
        // 24 weeks: the last 6 are held out. Before, cell 3 was high; afterwards it is cell 100.
        var demand = Demand(
            24,
            [
                .. Enumerable.Range(0, 18).Select(week => (3, week, 5)),
                .. Enumerable.Range(18, 6).Select(week => (100, week, 9)),
                .. Enumerable.Range(18, 6).Select(week => (3, week, 1)),
            ]
        );
        var map = CellMapBuilder.Build(demand, MapOptions.Usual with { Method = MapOptions.PlainCounts });
        var held = map.HeldOut!;
        Assert.Equal((Monday.PlusWeeks(18), Monday.PlusWeeks(24)), (held.From, held.To));
        Assert.Equal(6 / 120.0, held.AreaShare, 1e-12);
        Assert.Equal(0.1, held.Held, 1e-12);
        Assert.Equal(held.PlainCount, held.Held);
        Assert.Equal(60, held.Later.Sum(), 1e-6);
    }

    [Fact]
    public void Build_Significance_IsTheSameWhateverTheMethod_AndHoldsBothClasses()
    {
        var random = new Random(11);
        var demand = Demand(
            12,
            [
                .. Enumerable.Range(0, 120).Select(cell => (cell, random.Next(12), 1 + random.Next(3))),
                .. new[] { 40, 41, 52, 53 }.Select(cell => (cell, 3, 30)),
            ]
        );
        var map = CellMapBuilder.Build(demand, MapOptions.Usual);
        var found = map.Significance!;
        Assert.Equal(SignificanceClass.High99, found.Classes[41]);
        Assert.True(
            found.Corrected.Count(one => one != SignificanceClass.None)
                <= found.Classes.Count(one => one != SignificanceClass.None)
        );
        var drawn = CellMapBuilder.Build(demand, MapOptions.Usual with { Draws = 199 }).Significance!;
        Assert.Equal(found.Z, drawn.Z);
        Assert.All(drawn.P, p => Assert.InRange(p, 2.0 / 200, 1));
    }

    [Fact]
    public void Build_MoranOfALoneHighCell_CallsItHighAmongLow()
    {
        var demand = Demand(
            12,
            [
                .. Enumerable.Range(0, 120).Select(cell => (cell, cell % 12, cell % 2 == 0 ? 9 : 10)),
                (66, 1, 400),
            ]
        );
        var found = CellMapBuilder
            .Build(demand, MapOptions.Usual with { Statistic = MapStatistic.Moran, Draws = 499 })
            .Significance!;
        Assert.Equal(SignificanceClass.None, found.Classes[0]);
        Assert.True(found.Classes[66] is SignificanceClass.None or SignificanceClass.HighAmongLow);
        Assert.DoesNotContain(SignificanceClass.High99, found.Classes);
    }

    [Fact]
    public void Build_Permutations_OfNeighborhoodsThatAreEmptyAsMostAre_CallNothingLow()
    {
        // 20 of 120 cells hold something, all in a corner: most draws are as empty as most neighborhoods.
        var demand = Demand(
            4,
            [
                .. Enumerable
                    .Range(0, 5)
                    .SelectMany(i => Enumerable.Range(0, 4).Select(j => (i * 12 + j, 1, 5))),
            ]
        );
        var map = CellMapBuilder.Build(demand, MapOptions.Usual with { Draws = 999 });
        Assert.DoesNotContain(SignificanceClass.Low95, map.Significance!.Classes);
        Assert.DoesNotContain(SignificanceClass.Low99, map.Significance.Classes);
        Assert.Equal(SignificanceClass.High99, map.Significance.Classes[13]);
        Assert.NotEqual(SignificanceClass.None, map.Significance.Corrected[13]);
        var few = CellMapBuilder.Build(
            Demand(4, [(5, 0, 3), (6, 1, 2), (90, 2, 1)]),
            MapOptions.Usual with
            {
                Draws = 99,
            }
        );
        Assert.Contains("few-draws", few.Limits);
    }

    [Fact]
    public void Build_OneIncident_IsAMapThatSaysSo()
    {
        foreach (var method in MapOptions.Methods)
        {
            var map = CellMapBuilder.Build(
                Demand(1, [(44, 0, 1)]),
                MapOptions.Usual with
                {
                    Method = method,
                }
            );
            Assert.Contains("one-incident", map.Limits);
            Assert.Contains("one-cell", map.Limits);
            Assert.Contains("no-reading", map.Limits);
            Assert.All(map.RatePerWeek, rate => Assert.True(double.IsFinite(rate), method));
            Assert.Null(map.Patterns);
        }
    }

    [Fact]
    public void Build_AllCellsAlike_HasNothingThatStandsOut()
    {
        var demand = Demand(4, [.. Enumerable.Range(0, 120).Select(cell => (cell, 1, 2))]);
        Assert.Null(CellMapBuilder.Build(demand, MapOptions.Usual).Significance);
    }

    [Fact]
    public void RasterPart_OfACommunity_MapsThereAndBack()
    {
        short[] community = [.. Enumerable.Range(0, 120).Select(cell => (short)(cell % 12 < 6 ? 0 : 1))];
        var whole = new AnalysisRaster(
            1,
            Raster.OriginX,
            Raster.OriginY,
            Raster.CellMeters,
            Raster.Columns,
            Raster.Rows,
            Raster.CellColumn,
            Raster.CellRow,
            community,
            Raster.CellArea
        );
        var part = RasterPart.Of(whole, 1);
        Assert.Equal(60, part.Raster.Count);
        Assert.Equal(whole.Center(18), part.Raster.Center(Array.IndexOf(part.Cells, 18)));
        var within = part.Within(Counts(3, [(18, 0, 2), (119, 2, 1)]));
        Assert.Equal([18, 119], within.Cell.Select(cell => part.Cells[cell]));
        var across = part.Across([.. Enumerable.Repeat(1.0, 60)], 120);
        Assert.Equal(60, across.Sum());
        Assert.Equal(0, across[0]);
    }

    private static MapDemand Demand(
        int weeks,
        (int Cell, int Week, int Count)[] rows,
        params DateGap[] gaps
    ) => new(Raster, Counts(weeks, rows), new ObservedPeriod(Monday, Monday.PlusWeeks(weeks), gaps));

    private static CellCounts Counts(int weeks, (int Cell, int Week, int Count)[] rows)
    {
        var ordered = rows.OrderBy(row => row.Week).ToArray();
        return new CellCounts(
            Monday,
            weeks,
            [.. ordered.Select(row => row.Cell)],
            [.. ordered.Select(row => row.Week)],
            [.. ordered.Select(_ => (sbyte)2)],
            [.. ordered.Select(row => (float)row.Count)]
        );
    }
}
