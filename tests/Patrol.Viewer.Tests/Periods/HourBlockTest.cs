using Patrol.Viewer.Periods.Tables;

namespace Patrol.Viewer.Tests.Periods;

public sealed class HourBlockTest
{
    [Theory]
    [InlineData(116, 119, "116-120")]
    [InlineData(119, 116, "116-120")]
    [InlineData(116, 143, "116-120,140-144")]
    [InlineData(140, 119, "116-120,140-144")]
    [InlineData(0, 167, "0-168")]
    public void Rectangle_BetweenTwoHours_IsTheirDaysAndHours(int one, int other, string ranges) =>
        Assert.Equal(ranges, HourBlock.Text(HourBlock.Between(one, other)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("4")]
    [InlineData("4-4")]
    [InlineData("4-169")]
    [InlineData("a-b")]
    public void Ranges_ThatAreNone_AreNull(string? text) => Assert.Null(HourBlock.Parse(text));

    [Fact]
    public void Stretches_OverSundaysMidnight_AreOne() =>
        Assert.Equal([(50, 52), (166, 170)], HourBlock.Stretches(HourBlock.Parse("0-2,50-52,166-168")!));

    [Fact]
    public void Stretches_OfADay_EndAtMidnight() =>
        Assert.Equal([(20, 24), (24, 26)], HourBlock.ByDay(HourBlock.Parse("20-26")!));
}
