using Patrol.Engine.Import.Incidents;
using Patrol.Engine.Model;

namespace Patrol.Engine.Tests.Import.Incidents;

public class IncidentProfileTest
{
    [Fact]
    public void Read_EveryFaultAtOnce_IsTold()
    {
        const string json = """
            {
              "dataset": "", "format": "xlsx", "crs": "EPSG:999999", "encoding": "klingon", "delimiter": ", ",
              "columns": { "from": "START", "x": "X", "kind": "KIND" },
              "times": { "formats": ["dd MMM", "yyyy-MM-dd %"], "zone": "Mars/Olympus", "precision": "second" },
              "categories": [
                { "code": "theft", "name": "Theft", "values": ["A", "b"], "severityWeight": -1 },
                { "code": "theft", "name": 7, "values": ["B"], "sensitve": true }
              ],
              "unmapped": "other", "source": "rumor", "fullList": "yes", "fulllist2": 1
            }
            """;
        var issues = Assert.Throws<InputException>(() => IncidentFrames.Profile(json)).Issues;
        Assert.Equal(
            [
                "profile.missing-key columns.category",
                "profile.type categories[1].name",
                "profile.type fullList",
                "profile.unknown-key categories[1].sensitve",
                "profile.unknown-key columns.kind",
                "profile.unknown-key fulllist2",
                "profile.value categories",
                "profile.value categories",
                "profile.value categories[0].severityWeight",
                "profile.value columns.y",
                "profile.value crs",
                "profile.value dataset",
                "profile.value delimiter",
                "profile.value encoding",
                "profile.value format",
                "profile.value source",
                "profile.value times.formats",
                "profile.value times.formats",
                "profile.value times.precision",
                "profile.value times.zone",
                "profile.value unmapped",
            ],
            issues.Select(issue => $"{issue.Code} {issue.Field}").Order(StringComparer.Ordinal)
        );
        Assert.All(issues, issue => Assert.NotEmpty(issue.Remedy));
    }

    [Fact]
    public void Read_WithAByteOrderMark_IsRead() =>
        Assert.Equal("test", IncidentFrames.Profile($"\uFEFF{BrokenIncidentFiles.CsvProfile}").Dataset);

    [Theory]
    [InlineData("{", "profile.unreadable")]
    [InlineData("[]", "profile.type")]
    [InlineData("{}", "profile.missing-key")]
    [InlineData("{\"dataset\": \"\\ud800\"}", "profile.unreadable")]
    public void Read_NoProfile_IsRefused(string json, string code) =>
        Assert.Contains(
            Assert.Throws<InputException>(() => IncidentFrames.Profile(json)).Issues,
            issue => issue.Code == code
        );

    [Fact]
    public void Read_MoreCategoriesThanCanBeRead_IsRefused()
    {
        var categories = Enumerable
            .Range(0, 1001)
            .Select(one => $$"""{ "code": "c{{one}}", "name": "C", "values": ["v{{one}}"] }""");
        var json = $$"""
            {
              "dataset": "set", "format": "csv", "columns": { "category": "what", "from": "when", "x": "x", "y": "y" },
              "times": { "formats": ["yyyy-MM-dd"] }, "categories": [{{string.Join(',', categories)}}]
            }
            """;
        var issue = Assert.Single(Assert.Throws<InputException>(() => IncidentFrames.Profile(json)).Issues);
        Assert.Equal(("profile.value", "categories", "1001"), (issue.Code, issue.Field, issue.Value));
    }

    [Theory]
    [InlineData("\"fullList\": true,", "fullList")]
    [InlineData("\"columnsAboutPersons\": [\"start\"],", "columnsAboutPersons")]
    public void Read_KeysThatContradict_AreRefused(string more, string field)
    {
        var json = BrokenIncidentFiles.Profile("csv", "EPSG:26985", more).Replace("\"id\": \"ID\",", "");
        Assert.Equal(
            field,
            Assert.Single(Assert.Throws<InputException>(() => IncidentFrames.Profile(json)).Issues).Field
        );
    }

    [Fact]
    public void Read_OffsetZoneWithoutOffsetInTheFormat_IsRefused() =>
        Assert.Contains(
            "zzz",
            Assert
                .Throws<InputException>(() =>
                    IncidentFrames.Profile(
                        BrokenIncidentFiles.CsvProfile.Replace(
                            "\"times\": {",
                            "\"times\": { \"zone\": \"offset\","
                        )
                    )
                )
                .Issues[0]
                .Remedy,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("incidents-dc-wards.json", "date")]
    [InlineData("incidents-dc-2016.json", "time")]
    [InlineData("incidents-dc-2024.json", "time")]
    public void Read_ProfilesOfTheRepository_AreValid(string file, string precision)
    {
        var profile = IncidentProfile.Read(SharedData.Repository($"data/profiles/{file}"));
        Assert.Equal(("mpd", precision), (profile.Dataset, profile.Times.Precision));
        Assert.Contains("SEX ABUSE", Assert.Single(profile.Categories, one => one.Sensitive).Values);
    }
}
