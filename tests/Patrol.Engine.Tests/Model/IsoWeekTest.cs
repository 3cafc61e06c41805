using NodaTime;
using Patrol.Engine.Model;

namespace Patrol.Engine.Tests.Model;

public sealed class IsoWeekTest
{
    [Theory]
    [InlineData("2026-W48", 2026, 11, 23)]
    [InlineData("2026-W01", 2025, 12, 29)]
    [InlineData("2026-W53", 2026, 12, 28)]
    [InlineData("2027-W01", 2027, 1, 4)]
    public void Week_ByItsName_IsItsMondayAndBack(string name, int year, int month, int day)
    {
        var monday = new LocalDate(year, month, day);
        Assert.Equal(monday, IsoWeek.FindMonday(name));
        Assert.Equal(name, IsoWeek.NameOf(monday));
        Assert.Equal(name, IsoWeek.NameOf(monday.PlusDays(6)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026-48")]
    [InlineData("2026-w48")]
    [InlineData("2026-W00")]
    [InlineData("2027-W53")]
    [InlineData("2026-W 1")]
    [InlineData("0000-W01")]
    [InlineData("2026-W481")]
    public void Name_ThatIsNone_IsNotFound(string? name) => Assert.Null(IsoWeek.FindMonday(name));
}
