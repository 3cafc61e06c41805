using Patrol.Engine.Model;

namespace Patrol.Engine.Tests.Import.Incidents;

public class BrokenIncidentFilesTest
{
    public static TheoryData<BrokenIncidentFile> Refused => [.. BrokenIncidentFiles.Refused];

    [Theory]
    [MemberData(nameof(Refused))]
    public void Read_BrokenFile_IsRefusedWithCodeValueAndRemedy(BrokenIncidentFile file)
    {
        var refusal = Assert.Throws<InputException>(() =>
            IncidentFrames.Read(file.FileName, file.Bytes, file.Profile)
        );
        Assert.Equal(file.Code, refusal.Issues[0].Code);
        Assert.Contains(file.Value, refusal.Message, StringComparison.Ordinal);
        Assert.All(refusal.Issues, issue => Assert.NotEmpty(issue.Remedy));
        Assert.All(refusal.Issues, issue => Assert.Equal(file.FileName, issue.File));
    }

    [Fact]
    public void Read_GoodFileOfTheTable_HasAllRows() =>
        Assert.Equal(
            30,
            IncidentFrames
                .Read("good.csv", BrokenIncidentFiles.GoodCsv, BrokenIncidentFiles.CsvProfile)
                .Rows.Count
        );

    [Fact]
    public void Table_OfBrokenFiles_HasForty() => Assert.True(BrokenIncidentFiles.Refused.Count >= 40);
}
