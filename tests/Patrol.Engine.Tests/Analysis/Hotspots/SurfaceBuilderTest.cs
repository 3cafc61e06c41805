using NodaTime;
using Patrol.Engine.Analysis.Hotspots;
using Patrol.Engine.Analysis.Hotspots.Forecasts;
using Patrol.Engine.Analysis.Periods;
using Patrol.Engine.Model;

namespace Patrol.Engine.Tests.Analysis.Hotspots;

public sealed class SurfaceBuilderTest
{
    private static readonly LocalDate Monday = new(2024, 1, 1);
    private static readonly AnalysisRaster Raster = Rasters.Full(
        20,
        20,
        cell => (short)(cell % 20 < 10 ? 0 : -1)
    );

    [Theory]
    [InlineData("smoothedCounts")]
    [InlineData("yearCounts")]
    [InlineData("kernelDensity")]
    [InlineData("prospective")]
    [InlineData("selfExciting")]
    [InlineData("kernelPrior")]
    public void Build_ByAnyMethod_SaysWhereItSaysAndHoldsWhatWasCounted(string name)
    {
        var method = ForecastMethod.Find(name)!;
        var demand = Demand(20, Weekly(20, (210, 8), (30, 2)));
        var surface = SurfaceBuilder.Build(demand, new SurfaceOptions(method));

        // 10 a week, and as the method ranks them.
        Assert.Equal(10, surface.RatePerWeek.Sum(), 1e-3);
        var rate = method.Rate(new TrainingWindow(IncidentHistory.Of(Raster, demand.Counts), 0, 20));
        var scale = 10 / rate.Sum();
        Assert.All(
            surface.RatePerWeek.Zip(rate),
            pair => Assert.Equal(pair.Second * scale, pair.First, 1e-5)
        );
        Assert.Equal(210, Array.IndexOf(surface.RatePerWeek, surface.RatePerWeek.Max()));
        Assert.Equal((name, 20), (surface.Card.Method, surface.Card.WeeksLookedAt));
        Assert.Equal(Raster.Number, surface.RasterNumber);
    }

    [Fact]
    public void Build_OverAGap_DividesByTheWeeksObserved()
    {
        // Five weeks, a gap of ten, five weeks: ten observed weeks of 6.
        var gap = new DateGap(Monday.PlusWeeks(5), Monday.PlusWeeks(15));
        var counts = Weekly(20, (210, 4), (30, 2)).Where(one => one.Week is < 5 or >= 15);
        var demand = Demand(20, counts) with
        {
            Observed = new ObservedPeriod(Monday, Monday.PlusWeeks(20), [gap]),
        };
        var surface = SurfaceBuilder.Build(demand, new SurfaceOptions(new YearCounts()));

        Assert.Equal(6, surface.RatePerWeek.Sum(), 1e-3);
        Assert.Equal(10, surface.Card.ObservedWeeks);
        Assert.Equal(gap, Assert.Single(surface.Card.Gaps));
        Assert.Contains(SurfaceLimits.LongGaps, surface.Card.Limits);
    }

    [Fact]
    public void Build_OfNothingInTheWeeksOfTheMethod_FallsBackToADensityAndSaysSo()
    {
        // The plain count looks at twelve weeks, all of them silent.
        var counts = Weekly(8, (210, 4), (30, 2));
        var surface = SurfaceBuilder.Build(Demand(24, counts), new SurfaceOptions(new SmoothedCounts()));
        Assert.Equal("kernelDensity", surface.Card.Method);
        Assert.NotNull(surface.Card.BandwidthMeters);
        Assert.Equal(48 / 24.0, surface.RatePerWeek.Sum(), 1e-3);
    }

    [Fact]
    public void Build_OfARadius_SpreadsByIt()
    {
        var counts = Weekly(20, (210, 1));
        var narrow = SurfaceBuilder.Build(Demand(20, counts), new SurfaceOptions(new KernelForecast(150)));
        var wide = SurfaceBuilder.Build(Demand(20, counts), new SurfaceOptions(new KernelForecast(400)));
        Assert.Equal((150, 400), (narrow.Card.BandwidthMeters, wide.Card.BandwidthMeters));
        Assert.True(narrow.RatePerWeek.Max() > 3 * wide.RatePerWeek.Max());
        // Chosen where none is given, and told.
        Assert.InRange(SurfaceBuilder.Build(Demand(20, counts)).Card.BandwidthMeters!.Value, 100, 600);
    }

    [Fact]
    public void Build_CellsOfNoCommunity_FollowTheDistrictsHours()
    {
        var surface = SurfaceBuilder.Build(Demand(20, Weekly(20, (210, 5))));

        var profiles = surface.Profiles[RiskSurface.AnyDay];
        Assert.Equal(2, profiles.Length);
        Assert.Equal(0, surface.ProfileOfCell[0]);
        Assert.Equal(1, surface.ProfileOfCell[19]);
        Assert.Equal(profiles[1], HourProfiles.Of(Hours((20, 150))).Communities[1]);
    }

    [Fact]
    public void Build_Card_SaysWhatItIsMadeOf()
    {
        var demand = Demand(20, Weekly(20, (210, 4), (30, 1)), Hours((20, 40), (21, 20))) with
        {
            TimedIncidents = 60,
            ExcludedDiscovered = 4,
            ExcludedSensitive = 2,
            Categories = [new CategoryWeight("theft", 1), new CategoryWeight("dispute", 2)],
        };
        var reading = new HeldOutReading(0.05, Monday.PlusWeeks(15), Monday.PlusWeeks(20), 25, 0.2, 0.18);
        var choice = new MethodChoice("backtest", "here-3", []);
        var policy = new PresencePolicy(90, 0.02);
        var card = SurfaceBuilder
            .Build(
                demand,
                new SurfaceOptions(new KernelForecast(200))
                {
                    Choice = choice,
                    Reading = reading,
                    Policy = policy,
                }
            )
            .Card;

        Assert.Equal(100, card.Incidents);
        Assert.Equal((60, 4, 2), (card.TimedIncidents, card.ExcludedDiscovered, card.ExcludedSensitive));
        Assert.Equal((Monday, Monday.PlusWeeks(20)), (card.From, card.To));
        Assert.Equal((200, 100), (card.BandwidthMeters, card.CellMeters));
        Assert.Equal(20, card.PeakHourOfWeek);
        Assert.Equal((20, 22), (card.Periods[0].From, card.Periods[0].To));
        Assert.Equal((choice, reading, policy), (card.Choice, card.Reading, card.Policy));
        Assert.Equal(demand.Categories, card.Categories);
        Assert.False(card.WithDiscovered);
        Assert.Equal(
            [
                SurfaceLimits.NoEdgeCorrection,
                SurfaceLimits.CellCenters,
                SurfaceLimits.DatesOnly,
                SurfaceLimits.PriorAtBound,
            ],
            card.Limits
        );
    }

    [Fact]
    public void Build_OfDoubtfulChoices_NamesEachLimit()
    {
        var options = new SurfaceOptions(new SmoothedCounts())
        {
            Choice = new MethodChoice("switched-off", "here-3", []),
            Reading = new HeldOutReading(0.05, Monday, Monday.PlusWeeks(5), 25, 0.1, 0.18),
        };
        var demand = Demand(20, Weekly(20, (210, 8))) with { WithDiscovered = true };
        var limits = SurfaceBuilder.Build(demand, options).Card.Limits;
        string[] expected =
        [
            SurfaceLimits.SwitchedOff,
            SurfaceLimits.PlainCountBetter,
            SurfaceLimits.OldBacktest,
            SurfaceLimits.WithDiscovered,
            SurfaceLimits.OneCell,
        ];
        Assert.Subset(limits.ToHashSet(), expected.ToHashSet());
        // A count spreads nothing over the border.
        Assert.DoesNotContain(SurfaceLimits.NoEdgeCorrection, limits);
    }

    [Fact]
    public void Build_NoTimedIncidents_SaysSoAndSpreadsEvenly()
    {
        var surface = SurfaceBuilder.Build(Demand(20, Weekly(20, (210, 5)), Hours()));

        Assert.Contains(SurfaceLimits.NoHourProfile, surface.Card.Limits);
        Assert.DoesNotContain(SurfaceLimits.DatesOnly, surface.Card.Limits);
        Assert.Null(surface.Card.PeakHourOfWeek);
        Assert.Empty(surface.Card.Periods);
        Assert.Equal(surface.RatePerWeek[210] / 168, surface.At(77)[210], 1e-7f);
    }

    [Fact]
    public void Build_LittleData_NamesEachLimit()
    {
        var demand = Demand(1, [(210, 0, 1f)], Hours((3, 1)));
        var card = SurfaceBuilder.Build(demand, new SurfaceOptions(new KernelForecast(90))).Card;

        string[] expected =
        [
            SurfaceLimits.FewIncidents,
            SurfaceLimits.OneCell,
            SurfaceLimits.ShortWindow,
            SurfaceLimits.NarrowKernel,
            SurfaceLimits.NoReading,
        ];
        Assert.Subset(card.Limits.ToHashSet(), expected.ToHashSet());
        Assert.Null(card.Reading);
        Assert.Equal("no-backtest", card.Choice.Reason);
    }

    [Fact]
    public void Build_NothingUsable_ReportsEveryIssueAtOnce()
    {
        var demand = Demand(20, []) with { Raster = Rasters.Where(3, 3, (_, _) => false) };

        var error = Assert.Throws<InputException>(() =>
            SurfaceBuilder.Build(demand, new SurfaceOptions(new KernelForecast(double.NaN)))
        );
        Assert.Equal(
            ["surface.no-cells", "surface.no-incidents", "surface.bad-bandwidth"],
            error.Issues.Select(issue => issue.Code)
        );
        Assert.Equal("NaN", error.Issues[2].Value);
    }

    [Fact]
    public void Build_WeightlessCategories_AreRefused()
    {
        // Counted, but without any weight.
        var demand = Demand(20, []) with
        {
            Incidents = 5,
        };
        var error = Assert.Throws<InputException>(() => SurfaceBuilder.Build(demand));
        Assert.Equal("surface.no-weight", Assert.Single(error.Issues).Code);
    }

    [Fact]
    public void Build_WhatDoesNotBelongTogether_IsRefused()
    {
        var demand = Demand(20, Weekly(20, (210, 5)));
        Assert.Throws<ArgumentException>(() =>
            SurfaceBuilder.Build(demand with { Hours = new DemandHours([new double[168]]) })
        );
        Assert.Throws<ArgumentException>(() =>
            SurfaceBuilder.Build(demand with { Counts = demand.Counts with { Day = [] } })
        );
    }

    private static SurfaceDemand Demand(
        int weeks,
        IEnumerable<(int Cell, int Week, float Weight)> counts,
        DemandHours? hours = null
    )
    {
        var all = counts.ToArray();
        return new SurfaceDemand(
            Raster,
            new CellCounts(
                Monday,
                weeks,
                [.. all.Select(one => one.Cell)],
                [.. all.Select(one => one.Week)],
                [.. all.Select(_ => (sbyte)2)],
                [.. all.Select(one => one.Weight)]
            ),
            new ObservedPeriod(Monday, Monday.PlusWeeks(weeks), []),
            hours ?? Hours((20, 150)),
            []
        )
        {
            Incidents = (int)all.Sum(one => one.Weight),
            TimedIncidents = (int)all.Sum(one => one.Weight),
        };
    }

    private static IEnumerable<(int Cell, int Week, float Weight)> Weekly(
        int weeks,
        params (int Cell, float Weight)[] each
    ) => Enumerable.Range(0, weeks).SelectMany(week => each.Select(one => (one.Cell, week, one.Weight)));

    private static DemandHours Hours(params (int Hour, double Sum)[] sums)
    {
        double[][] rows = [new double[168], new double[168]];
        foreach (var (hour, sum) in sums)
        {
            rows[0][hour] = sum;
        }
        return new DemandHours(rows);
    }
}
