using Patrol.Viewer.Periods;

namespace Patrol.Viewer.Tests.Periods;

public sealed class PeriodsLinkTest
{
    private static readonly PeriodsLink Full = new(
        "here",
        "theft,dispute",
        "a b",
        "2025-01-06",
        "2025-07-07",
        3,
        4,
        20,
        "116-120",
        "2024-01-08",
        "2024-07-08"
    );

    [Fact]
    public void Address_OfThePlainPage_HasNoQuery() =>
        Assert.Equal("/d/here/periods", new PeriodsLink("here").Href);

    [Fact]
    public void Address_HoldsEverything() =>
        Assert.Equal(
            "/d/here/periods?categories=theft,dispute&community=a%20b&from=2025-01-06&to=2025-07-07&windows=3&shortest=4&most=20&block=116-120&thenFrom=2024-01-08&thenTo=2024-07-08",
            Full.Href
        );

    [Fact]
    public void Request_LeavesOutWhatOnlyThePageShows() =>
        Assert.Equal(
            "api/districts/here/periods?categories=theft,dispute&community=a%20b&from=2025-01-06&to=2025-07-07&windows=3&shortestHours=4&mostHours=20",
            Full.Request
        );

    [Fact]
    public void Request_OfTheTimeComparedWith_IsTheSameAtAnotherTime() =>
        Assert.Contains("from=2024-01-08&to=2024-07-08&", Full.ThenRequest, StringComparison.Ordinal);

    [Fact]
    public void Map_OfABlock_NamesTheSameDemand() =>
        Assert.Equal(
            "/d/here/hotspots?hours=116-120,140-144&categories=theft,dispute&community=a%20b&from=2025-01-06&to=2025-07-07",
            Full.MapOf("116-120,140-144")
        );

    [Fact]
    public void Address_WithABlockThatIsNone_IsAsWithoutIt() =>
        Assert.Null(
            PeriodsLink.Of("here", "", null, null, null, null, null, null, "200-300", null, null).Block
        );
}
