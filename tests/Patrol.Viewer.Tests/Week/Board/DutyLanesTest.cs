using Patrol.Viewer.Week.Board;

namespace Patrol.Viewer.Tests.Week.Board;

public sealed class DutyLanesTest
{
    [Fact]
    public void Lay_OfDutiesInAnOrder_PutsEachIntoTheFirstFreeLane()
    {
        var (late, open) = (Duty(20, 22), Duty(22, 24));
        var (long_, early) = (Duty(19, 23), Duty(18, 20));
        Assert.Equal(
            [
                [late, open, early],
                [long_],
            ],
            DutyLanes.Lay([late, open, long_, early])
        );
    }

    [Fact]
    public void Scale_OfADay_LeavesOutHoursWithoutDuty()
    {
        var week = new BoardWeek(Weeks.Detail());
        var friday = new BoardScale(week, 4);
        Assert.Equal([20, 21, 22, 23], friday.Lines().Select(line => line.Number));
        Assert.Equal("left:50%;width:50%", friday.Style(week.DutyOf[Weeks.Open.Code]));
    }

    [Fact]
    public void Scale_OfAWeek_PutsEachDayBesideTheOther()
    {
        var week = new BoardWeek(Weeks.Detail());
        var scale = new BoardScale(week, null);
        Assert.Equal(7, scale.Lines().Count());
        Assert.Equal(0, scale.Left(week.DutyOf[Weeks.Monday.Code]));
        Assert.Equal((4 + 13.0 / 17) * 100 / 7, scale.Left(week.DutyOf[Weeks.Friday.Code]), 6);
    }

    private static BoardDuty Duty(int from, int to) => new(Weeks.Friday, 4, from, to);
}
