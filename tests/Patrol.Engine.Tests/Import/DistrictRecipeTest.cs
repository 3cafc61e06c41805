using NodaTime;
using Patrol.Engine.Import;
using Patrol.Engine.Model;

namespace Patrol.Engine.Tests.Import;

public sealed class DistrictRecipeTest
{
    [Fact]
    public void Read_PatrolsAndPeople_AreThoseOfTheFile()
    {
        var recipe = Read(
            """
            "patrols": { "weekly": 896, "mode": "eBike" },
            "people": { "volunteersPerCommunity": 48, "seed": 7, "asOf": "2026-01-01" }
            """
        );
        Assert.Equal(new RecipePatrols(896, "eBike"), recipe.Patrols);
        Assert.Equal(new RecipePeople(48, 7, new LocalDate(2026, 1, 1)), recipe.People);
    }

    [Fact]
    public void Read_WithoutPatrolsAndPeople_HasNone()
    {
        var recipe = Read("\"files\": []");
        Assert.Null(recipe.Patrols);
        Assert.Null(recipe.People);
    }

    [Theory]
    [InlineData("\"patrols\": {}", "patrols.weekly", "patrols.mode")]
    [InlineData("\"patrols\": { \"weekly\": -1, \"mode\": \"foot\" }", "patrols.weekly")]
    [InlineData("\"patrols\": { \"weekly\": 10001, \"mode\": \"car\" }", "patrols.weekly")]
    [InlineData("\"patrols\": { \"weekly\": 10, \"mode\": \"horse\" }", "patrols.mode")]
    [InlineData("\"patrols\": { \"weekly\": 10, \"mode\": \"3\" }", "patrols.mode")]
    [InlineData("\"people\": {}", "people.volunteersPerCommunity", "people.seed", "people.asOf")]
    [InlineData(
        "\"people\": { \"volunteersPerCommunity\": 0, \"seed\": -1, \"asOf\": \"2026-02-30\" }",
        "people.volunteersPerCommunity",
        "people.seed",
        "people.asOf"
    )]
    [InlineData(
        "\"people\": { \"volunteersPerCommunity\": 1001, \"seed\": 7, \"asOf\": \"0001-01-01\" }",
        "people.volunteersPerCommunity",
        "people.asOf"
    )]
    [InlineData(
        "\"people\": { \"volunteersPerCommunity\": 48, \"seed\": 7, \"asOf\": \"2026-01-01\" }, \"files\": [{ \"path\": \"m.csv\", \"kind\": \"members\" }]",
        "people"
    )]
    [InlineData(
        "\"people\": { \"volunteersPerCommunity\": 48, \"seed\": 7, \"asOf\": \"2026-01-01\" }, \"files\": [{ \"path\": \"t.csv\", \"kind\": \"teams\" }]",
        "people"
    )]
    public void Read_ValuesThatCanNotBe_AreAllTold(string part, params string[] fields)
    {
        var fault = Assert.Throws<InputException>(() => Read(part));
        Assert.All(fault.Issues, issue => Assert.Equal("recipe.value", issue.Code));
        Assert.Equal(fields, fault.Issues.Select(issue => issue.Field));
    }

    [Fact]
    public void Read_BrokenJson_SaysLineAndByteCountedFromOne()
    {
        var issue = Assert.Single(Assert.Throws<InputException>(() => Read("\"patrols\": }")).Issues);
        Assert.Equal("recipe.unreadable", issue.Code);
        Assert.EndsWith("(line 3, byte 65).", issue.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", issue.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data/sample/district.json", 371, "foot")]
    [InlineData("data/districts/dc.json", 56 * 16, "car")]
    public void Read_RecipesOfTheRepository_StateTheirPatrols(string path, int weekly, string mode) =>
        Assert.Equal(
            new RecipePatrols(weekly, mode),
            DistrictRecipe.Read(SharedData.Repository(path)).Patrols
        );

    private static DistrictRecipe Read(string part)
    {
        using var file = new TemporaryFile(
            "district.json",
            $$"""
            {
              "code": "here", "name": "Here", "anchor": [-77, 39], "metricSrid": 26985,
              "timeZone": "America/New_York", "cellMeters": 100, {{part}}
            }
            """
        );
        return DistrictRecipe.Read(file.Path);
    }
}
