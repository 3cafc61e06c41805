using System.Globalization;
using Patrol.Viewer.Map;

namespace Patrol.Viewer.Tests.Map;

public sealed class ClockTest
{
    [Theory]
    [InlineData(10, 20, "Mon 10–20")]
    [InlineData(116, 120, "Fri 20–24")]
    [InlineData(130, 148, "Sat 10:00 – Sun 04:00")]
    public void Window_InWords_NamesItsDays(int from, int to, string expected)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        Assert.Equal(expected, Clock.Of(from, to));
    }

    [Theory]
    [InlineData(1234.4, "1,234")]
    [InlineData(12.34, "12.3")]
    [InlineData(0.456, "0.46")]
    [InlineData(0, "0")]
    public void Number_OnTheScreen_HasAtMostThreeFigures(double value, string expected)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        Assert.Equal(expected, Clock.Number(value));
    }
}
