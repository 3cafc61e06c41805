using NodaTime;
using Patrol.Engine.Analysis.Accuracy;
using Patrol.Engine.Analysis.Hotspots;
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

    [Fact]
    public void Build_OneRepeatedPlace_HoldsItsIncidentsPerWeek()
    {
        var surface = SurfaceBuilder.Build(
            Raster,
            Weeks(20),
            Places((391_000, 131_000, 200, 0)),
            Hours((20, 150))
        );

        // 200 incidents in 20 weeks; the sum over centers is the kernel's integral to about 1 %.
        Assert.Equal(10, surface.RatePerWeek.Sum(), 0.1);
        Assert.Equal(surface.RatePerWeek.Max(), surface.RatePerWeek[Raster.FindCell(391_000, 131_000)]);
        Assert.Equal(Raster.Number, surface.RasterNumber);
    }

    [Fact]
    public void Build_RateOfACell_IsDensityTimesCellOverObservedWeeks()
    {
        // Five weeks, a gap of ten, five weeks: ten observed weeks.
        var weeks = Weeks(20);
        weeks = weeks with { Weeks = [.. weeks.Weeks.Where((_, i) => i is < 5 or >= 15)] };
        var places = Places((391_050, 131_050, 30, 0));
        var surface = SurfaceBuilder.Build(Raster, weeks, places, Hours(), new SurfaceOptions(150));

        var peak = 30 * 3 / (Math.PI * 150 * 150) * 10_000 / 10;
        Assert.Equal(peak, surface.RatePerWeek[Raster.CellAt(10, 10)], peak * 1e-6);
        Assert.Equal(10, surface.Card.ObservedWeeks);
        Assert.Equal(
            new DateGap(Monday.PlusWeeks(5), Monday.PlusWeeks(15)),
            Assert.Single(surface.Card.Gaps)
        );
        Assert.Contains(SurfaceLimits.LongGaps, surface.Card.Limits);
    }

    [Fact]
    public void Build_CellsOfNoCommunity_FollowTheDistrictsHours()
    {
        var surface = SurfaceBuilder.Build(
            Raster,
            Weeks(20),
            Places((391_000, 131_000, 200, 0)),
            Hours((20, 150))
        );

        var profiles = surface.Profiles[RiskSurface.AnyDay];
        Assert.Equal(2, profiles.Length);
        Assert.Equal(0, surface.ProfileOfCell[0]);
        Assert.Equal(1, surface.ProfileOfCell[19]);
        Assert.Equal(profiles[1], HourProfiles.Of(Hours((20, 150))).Communities[1]);
    }

    [Fact]
    public void Build_Card_SaysWhatItIsMadeOf()
    {
        var places = Places((390_150, 130_150, 1, 0), (391_050, 131_050, 90, 6), (390_950, 131_050, 3, 0));
        var weeks = Weeks(20) with { TimedIncidents = 60, ExcludedDiscovered = 4, ExcludedSensitive = 2 };
        var card = SurfaceBuilder.Build(Raster, weeks, places, Hours((20, 40), (21, 20))).Card;

        Assert.Equal(100, card.Incidents);
        Assert.Equal((60, 4, 2), (card.TimedIncidents, card.ExcludedDiscovered, card.ExcludedSensitive));
        Assert.Equal(0.99, card.CoincidentShare, 1e-12);
        Assert.Equal((Monday, Monday.PlusWeeks(20)), (card.From, card.To));
        Assert.Equal((200, 100), (card.BandwidthMeters, card.CellMeters));
        Assert.Equal(20, card.PeakHourOfWeek);
        Assert.Equal((20, 22), (card.Periods[0].From, card.Periods[0].To));
        Assert.Equal("quarticKernelDensity", card.Method);
        Assert.Equal(
            [
                SurfaceLimits.NoEdgeCorrection,
                SurfaceLimits.DatesOnly,
                SurfaceLimits.PriorAtBound,
                SurfaceLimits.MostlyCoincident,
            ],
            card.Limits
        );
    }

    [Fact]
    public void Build_HeldOutWeeks_AreReadBesideThePlainCount()
    {
        var places = Places((390_550, 130_550, 50, 4), (391_550, 131_550, 50, 6), (391_650, 131_550, 10, 10));
        var reading = SurfaceBuilder.Build(Raster, Weeks(40), places, Hours()).Card.Reading!;

        Assert.Equal(HeldOut.Choose(Weeks(40)), (reading.From, reading.To));
        Assert.Equal(20, reading.Incidents);
        Assert.Equal(0.05, reading.AreaShare);
        Assert.Equal(1, reading.Surface);
        Assert.Equal(1, reading.PlainCount);
    }

    [Fact]
    public void Build_NoTimedIncidents_SaysSoAndSpreadsEvenly()
    {
        var surface = SurfaceBuilder.Build(Raster, Weeks(20), Places((391_000, 131_000, 200, 0)), Hours());

        Assert.Contains(SurfaceLimits.NoHourProfile, surface.Card.Limits);
        Assert.DoesNotContain(SurfaceLimits.DatesOnly, surface.Card.Limits);
        Assert.Null(surface.Card.PeakHourOfWeek);
        Assert.Empty(surface.Card.Periods);
        Assert.Equal(surface.RatePerWeek[0] / 168, surface.At(77)[0], 1e-9f);
    }

    [Fact]
    public void Build_LittleData_NamesEachLimit()
    {
        var card = SurfaceBuilder
            .Build(Raster, Weeks(1), Places((391_000, 131_000, 1, 0)), Hours((3, 1)), new SurfaceOptions(90))
            .Card;

        string[] expected =
        [
            SurfaceLimits.FewIncidents,
            SurfaceLimits.OneCell,
            SurfaceLimits.ShortWindow,
            SurfaceLimits.NarrowKernel,
            SurfaceLimits.NoReading,
        ];
        Assert.Subset(card.Limits.ToHashSet(), expected.ToHashSet());
        Assert.DoesNotContain(SurfaceLimits.MostlyCoincident, card.Limits);
        Assert.Null(card.Reading);
    }

    [Fact]
    public void Build_NothingUsable_ReportsEveryIssueAtOnce()
    {
        var raster = Rasters.Where(3, 3, (_, _) => false);
        var weeks = new DemandWeeks([], Monday, Monday, 0, 0, 0);

        var error = Assert.Throws<InputException>(() =>
            SurfaceBuilder.Build(raster, weeks, Places(), Hours(), new SurfaceOptions(double.NaN))
        );
        Assert.Equal(
            ["surface.no-cells", "surface.no-incidents", "surface.bad-bandwidth"],
            error.Issues.Select(issue => issue.Code)
        );
        Assert.Equal("NaN", error.Issues[2].Value);
    }

    [Theory]
    [InlineData(double.NaN, 1, 0, "x", "NaN")]
    [InlineData(391_000, -1, 0, "weight", "-1")]
    [InlineData(391_000, 1, 400, "cell", "400")]
    public void Build_BadPlace_IsNamedWithItsValue(
        double x,
        float weight,
        int cell,
        string field,
        string value
    )
    {
        var places = Places((391_000, 131_000, 5, 0), (391_000, 131_000, 5, 0));
        (places.X[1], places.Weight[1], places.Cell[1]) = (x, weight, cell);

        var issue = Assert.Single(
            Assert
                .Throws<InputException>(() => SurfaceBuilder.Build(Raster, Weeks(20), places, Hours()))
                .Issues
        );
        Assert.Equal(
            ("surface.bad-place", 2, field, value),
            (issue.Code, issue.Row, issue.Field, issue.Value)
        );
    }

    [Fact]
    public void Build_WeightlessCategories_AreRefused()
    {
        var places = Places((391_000, 131_000, 5, 0));
        (places.Weight[0], places.TrainWeight[0]) = (0, 0);

        var error = Assert.Throws<InputException>(() =>
            SurfaceBuilder.Build(Raster, Weeks(20), places, Hours())
        );
        Assert.Equal("surface.no-weight", Assert.Single(error.Issues).Code);
    }

    [Fact]
    public void Build_ArraysThatDoNotBelongTogether_AreRefused()
    {
        var places = Places((391_000, 131_000, 5, 0));

        Assert.Throws<ArgumentException>(() =>
            SurfaceBuilder.Build(Raster, Weeks(20), places with { Count = [] }, Hours())
        );
        Assert.Throws<ArgumentException>(() =>
            SurfaceBuilder.Build(Raster, Weeks(20), places, new DemandHours([new double[168]]))
        );
    }

    private static DemandWeeks Weeks(int weeks) =>
        new(
            [.. Enumerable.Range(0, weeks).Select(week => new WeekCount(Monday.PlusWeeks(week), 5))],
            Monday,
            Monday.PlusWeeks(weeks),
            0,
            0,
            0
        );

    private static DemandHours Hours(params (int Hour, double Sum)[] sums)
    {
        double[][] rows = [new double[168], new double[168]];
        foreach (var (hour, sum) in sums)
        {
            rows[0][hour] = sum;
        }
        return new DemandHours(rows);
    }

    private static DemandPlaces Places(params (double X, double Y, int Train, int Test)[] places) =>
        new(
            [.. places.Select(place => place.X)],
            [.. places.Select(place => place.Y)],
            [.. places.Select(place => Raster.FindCell(place.X, place.Y))],
            [.. places.Select(place => (float)(place.Train + place.Test))],
            [.. places.Select(place => (float)place.Train)],
            [.. places.Select(place => place.Train + place.Test)],
            [.. places.Select(place => place.Train)],
            [.. places.Select(place => place.Test)]
        );
}
