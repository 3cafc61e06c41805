using System.Globalization;
using Patrol.Viewer.Hours;

namespace Patrol.Viewer.Tests.Hours;

public sealed class ClockTest
{
    public ClockTest() => CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

    [Theory]
    [InlineData(10, 20, "Mon 10–20")]
    [InlineData(116, 120, "Fri 20–24")]
    [InlineData(130, 148, "Sat 10 – Sun 04")]
    [InlineData(160, 170, "Sun 16 – Mon 02")]
    public void HoursOfWeek_AsWindow_NameTheirDays(int from, int to, string expected) =>
        Assert.Equal(expected, Clock.Of(from, to));

    [Theory]
    [InlineData("2016-08-12T20:00", "2016-08-13T00:00", "Fri 12 Aug 2016 (week 32), 20:00–24:00")]
    [InlineData("2016-08-12T08:30", "2016-08-12T12:30", "Fri 12 Aug 2016 (week 32), 08:30–12:30")]
    [InlineData("2016-08-12T22:00", "2016-08-13T02:00", "Fri 12 Aug 2016 (week 32), 22:00–Sat 13 Aug 02:00")]
    [InlineData("2027-01-01T20:00", "2027-01-02T00:00", "Fri 1 Jan 2027 (week 53), 20:00–24:00")]
    public void Window_OfWallClock_HasIsoWeekAndTwentyFourHours(string from, string to, string expected) =>
        Assert.Equal(expected, Clock.Window(from, to, "week {0}"));

    [Theory]
    [InlineData("America/New_York", "2016-08-12 16:04")]
    [InlineData("Asia/Seoul", "2016-08-13 05:04")]
    [InlineData("Nowhere/AtAll", "2016-08-12 20:04")]
    [InlineData(null, "2016-08-12 20:04")]
    public void Instant_InAZone_IsItsWallClock(string? zone, string expected) =>
        Assert.Equal(expected, Clock.Local("2016-08-12T20:04:00Z", zone));

    [Fact]
    public void NextFriday_LateOnAThursdayOverThere_IsTheirFriday()
    {
        // Friday 01:00 in UTC is still Thursday in New York, and Friday morning in Seoul.
        var now = new DateTimeOffset(2016, 8, 12, 1, 0, 0, TimeSpan.Zero);
        Assert.Equal(new DateOnly(2016, 8, 12), Clock.NextFriday("America/New_York", now));
        Assert.Equal(new DateOnly(2016, 8, 12), Clock.NextFriday("Asia/Seoul", now));
        Assert.Equal(new DateOnly(2016, 8, 19), Clock.NextFriday("Asia/Seoul", now.AddHours(16)));
    }

    [Theory]
    [InlineData(1234.4, "1,234")]
    [InlineData(12.34, "12.3")]
    [InlineData(11.0, "11")]
    [InlineData(0.456, "0.46")]
    [InlineData(0.000046, "0.000046")]
    [InlineData(0, "0")]
    public void Number_OnTheScreen_HasAtMostThreeFiguresAndNoExponent(double value, string expected) =>
        Assert.Equal(expected, Clock.Number(value));

    [Theory]
    [InlineData(0.4375, "44")]
    [InlineData(0.0538, "5.4")]
    [InlineData(0.0021, "0.21")]
    [InlineData(0.05, "5")]
    public void Percent_OfAFraction_KeepsTwoFigures(double fraction, string expected) =>
        Assert.Equal(expected + "\u202f%", Clock.Percent(fraction));
}
