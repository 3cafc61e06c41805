using Patrol.Papers.Words;

namespace Patrol.Papers.Tests.Words;

public sealed class HourWordsTests
{
    [Theory]
    [InlineData(null, "all hours")]
    [InlineData("0-24", "Mon")]
    [InlineData("90-94,114-118", "Thu, Fri 18:00–22:00")]
    [InlineData("20-24,44-48,68-72", "Mon–Wed 20:00–24:00")]
    [InlineData("18-22,42-46,66-70,90-94,114-118,138-142,162-166", "every day 18:00–22:00")]
    [InlineData("94-100", "Thu 22:00–04:00")]
    [InlineData("138-168", "Sat 18:00 – Mon 00:00")]
    [InlineData("90-94,120-126", "Thu 18:00–22:00; Sat 00:00–06:00")]
    public void Ranges_AreSaidByDayAndClock(string? ranges, string words) =>
        Assert.Equal(words, HourWords.Of(ranges));
}
