using Patrol.Engine.Import.People;
using Patrol.Engine.Model;

namespace Patrol.Engine.Tests.Import.People;

public class PeopleReaderTest
{
    [Fact]
    public void ReadTeams_GoodTable_ReadsTrimmedTextAndBlanksAsNull()
    {
        using var file = new TemporaryFile(
            "teams.csv",
            "code,kind,name,area_code\nT1,patrol, North ,\nT2,patrol,\"A, B\",7\n"
        );
        Assert.Equal(
            [new Team("T1", "patrol", "North", null), new Team("T2", "patrol", "A, B", "7")],
            PeopleReader.ReadTeams(file.Path)
        );
    }

    [Theory]
    [InlineData("code,kind,name\nT1,patrol,North\n", "file.column-missing")]
    [InlineData("code,code,kind,name,area_code\nT1,T1,patrol,North,7\n", "file.column-repeated")]
    [InlineData("code,kind,name,area_code\nT1,patrol,North\n", "file.columns")]
    [InlineData("code,kind,name,area_code\nT1,patrol,\"North,7\n", "file.quote")]
    [InlineData("code,kind,name,area_code\nT1,patrol,North,7\nT1,patrol,South,7\n", "table.repeated")]
    [InlineData("code,kind,name,area_code\nT1,,North,7\n", "table.blank")]
    public void ReadTeams_FaultyTable_SaysHow(string text, string code)
    {
        using var file = new TemporaryFile("teams.csv", text);
        var fault = Assert.Throws<InputException>(() => PeopleReader.ReadTeams(file.Path));
        Assert.Equal((code, "teams.csv"), (Assert.Single(fault.Issues).Code, fault.Issues[0].File));
    }

    [Fact]
    public void ReadAvailability_SeveralFaults_ReportsAllWithTheirRows()
    {
        using var file = new TemporaryFile(
            "availability.csv",
            "member_code,from_minute,to_minute\n,0,60\nM1,60,60\nM2,x,60\n"
        );
        var fault = Assert.Throws<InputException>(() => PeopleReader.ReadAvailability(file.Path));
        Assert.Equal(
            [(1, "table.blank"), (2, "table.window"), (3, "table.number")],
            fault.Issues.Select(issue => (issue.Row!.Value, issue.Code))
        );
    }
}
