using Patrol.Viewer.Layout;

namespace Patrol.Viewer.Tests.Layout;

public sealed class TableTextTest
{
    [Fact]
    public void Csv_OfAwkwardCells_QuotesThemAndDefusesFormulas() =>
        Assert.Equal(
            "a,\"b,c\",\"say \"\"no\"\"\"\r\n'=1+1,-4,'-x\r\n",
            TableText.Csv([
                ["a", "b,c", "say \"no\""],
                ["=1+1", "-4", "-x"],
            ])
        );

    [Fact]
    public void Tabs_OfCellsWithTabsAndBreaks_KeepOneLineARow() =>
        Assert.Equal(
            "a b\tc d\ne\tf",
            TableText.Tabs([
                ["a\tb", "c\nd"],
                ["e", "f"],
            ])
        );
}
