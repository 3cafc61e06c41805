using Patrol.Viewer.Week;
using Patrol.Viewer.Week.Slots;

namespace Patrol.Viewer.Tests.Week;

public sealed class WeekTimesTest
{
    [Fact]
    public void When_TheTurnEndsAtMidnight_Says24() =>
        Assert.Equal("Fri 22:00–24:00", WeekTimes.When(Weeks.Open));

    [Fact]
    public void Dates_OverTheTurnOfAMonth_NameBoth() =>
        Assert.Equal("30 Nov – 6 Dec 2026", WeekTimes.Dates(Weeks.Plan()));

    [Fact]
    public void HoursOf_ATurnUntilMidnight_AreTwo() => Assert.Equal(2, WeekTimes.HoursOf(Weeks.Open));

    [Fact]
    public void NameOf_TheFirstDaysOfAYear_IsTheOldYearsWeek() =>
        Assert.Equal("2026-W53", WeekTimes.NameOf(new DateTime(2027, 1, 1)));

    [Theory]
    [InlineData("2026-W49", "2026-11-30")]
    [InlineData("2026-w53", "2026-12-28")]
    [InlineData("2027-W53", null)]
    [InlineData("2026-W00", null)]
    [InlineData("here-123", null)]
    [InlineData(null, null)]
    public void FindMonday_OfAText_IsThatWeeksOrNone(string? name, string? monday) =>
        Assert.Equal(monday is null ? null : WeekTimes.Parse(monday), WeekTimes.FindMonday(name));

    [Theory]
    [InlineData("2026-12-04", 0, 0)]
    [InlineData("2026-12-04T20:05", 20 * 60 + 5, 0)]
    [InlineData("2026-12-04T20:05:09", 20 * 60 + 5, 9)]
    public void Parse_OfEachForm_IsThatTime(string local, int minutes, int seconds) =>
        Assert.Equal(
            new DateTime(2026, 12, 4).AddMinutes(minutes).AddSeconds(seconds),
            WeekTimes.Parse(local)
        );

    [Theory]
    [InlineData("2026-12-x4")]
    [InlineData("soon")]
    public void Parse_OfWhatIsNoTime_Refuses(string local) =>
        Assert.Throws<FormatException>(() => WeekTimes.Parse(local));

    [Theory]
    [InlineData(4, null, null, 2)]
    [InlineData(4, "E", null, 1)]
    [InlineData(4, null, "21:00", 1)]
    [InlineData(3, null, null, 0)]
    public void CallOff_OfAPlaceOrAnEvening_FindsWhatIsNotCalledOffYet(
        int day,
        string? area,
        string? from,
        int slots
    ) => Assert.Equal(slots, new CallOffChoice(day, area, from).Find(Weeks.Detail()).Count);
}
