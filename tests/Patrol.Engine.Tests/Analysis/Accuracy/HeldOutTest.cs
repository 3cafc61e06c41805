using NodaTime;
using Patrol.Engine.Analysis.Accuracy;
using Patrol.Engine.Model;

namespace Patrol.Engine.Tests.Analysis.Accuracy;

public sealed class HeldOutTest
{
    private static readonly LocalDate Monday = new(2024, 1, 1);

    [Theory]
    [InlineData(8, 0)]
    [InlineData(9, 1)]
    [InlineData(11, 2)]
    [InlineData(12, 3)]
    [InlineData(20, 5)]
    [InlineData(48, 12)]
    [InlineData(104, 12)]
    public void Choose_FullWeeks_HoldsOutAQuarterUpToTwelve(int weeks, int held)
    {
        var chosen = HeldOut.Choose(Weeks(0, weeks * 7));

        Assert.Equal(held == 0 ? null : (Day((weeks - held) * 7), Day(weeks * 7)), chosen);
    }

    [Fact]
    public void Choose_LastWeekPartial_LeavesItOut() =>
        Assert.Equal((Day(15 * 7), Day(20 * 7)), HeldOut.Choose(Weeks(0, 20 * 7 + 3)));

    [Fact]
    public void Choose_FirstWeekPartial_DoesNotCountItAsATrainingWeek()
    {
        Assert.Null(HeldOut.Choose(Weeks(1, 9 * 7)));
        Assert.Equal((Day(9 * 7), Day(10 * 7)), HeldOut.Choose(Weeks(1, 10 * 7)));
    }

    [Fact]
    public void Choose_YearsOfDataThenAGap_LeavesEightWeeksAfterTheGap()
    {
        // A hundred weeks, a gap of fifty, eleven weeks.
        var weeks = Weeks(0, 161 * 7);
        var counts = weeks.Weeks.Where((_, i) => i is < 100 or >= 150);

        Assert.Equal((Day(158 * 7), Day(161 * 7)), HeldOut.Choose(weeks with { Weeks = [.. counts] }));
    }

    [Fact]
    public void Choose_NoWeeks_IsNull() =>
        Assert.Null(HeldOut.Choose(new DemandWeeks([], Monday, Monday, 0, 0, 0)));

    [Fact]
    public void Read_FortyCells_TakesTheTopTwoOfEachMap()
    {
        var density = new double[40];
        (density[3], density[4]) = (2, 1);
        // The count map prefers cells 7 and 3; the surface 3 and 4.
        var places = Places((3, 5, 10), (4, 1, 6), (7, 9, 2), (20, 0, 2));

        var reading = HeldOut.Read((Day(0), Day(7)), density, places)!;

        Assert.Equal(20, reading.Incidents);
        Assert.Equal(0.8, reading.Surface);
        Assert.Equal(0.6, reading.PlainCount);
        Assert.Equal((0.05, Day(0), Day(7)), (reading.AreaShare, reading.From, reading.To));
    }

    [Fact]
    public void Read_EqualCounts_TakesTheLowestCell()
    {
        var places = Places((9, 2, 4), (5, 2, 1), (5, 0, 2));

        var reading = HeldOut.Read((Day(0), Day(7)), new double[10], places)!;

        Assert.Equal(3 / 7.0, reading.PlainCount);
        Assert.Equal(0, reading.Surface);
    }

    [Fact]
    public void Read_NothingLaterOrNothingBefore_IsNull()
    {
        Assert.Null(HeldOut.Read((Day(0), Day(7)), new double[10], Places((1, 3, 0))));
        Assert.Null(HeldOut.Read((Day(0), Day(7)), new double[10], Places((1, 0, 3))));
    }

    private static LocalDate Day(int day) => Monday.PlusDays(day);

    private static DemandWeeks Weeks(int fromDay, int toDay) =>
        new(
            [.. Enumerable.Range(0, (toDay + 6) / 7).Select(week => new WeekCount(Day(week * 7), 5))],
            Day(fromDay),
            Day(toDay),
            0,
            0,
            0
        );

    private static DemandPlaces Places(params (int Cell, int Train, int Test)[] places) =>
        new(
            new double[places.Length],
            new double[places.Length],
            [.. places.Select(place => place.Cell)],
            [.. places.Select(place => (float)(place.Train + place.Test))],
            [.. places.Select(place => (float)place.Train)],
            [.. places.Select(place => place.Train + place.Test)],
            [.. places.Select(place => place.Train)],
            [.. places.Select(place => place.Test)]
        );
}
