using Patrol.Viewer.Week;

namespace Patrol.Viewer.Tests.Week;

public sealed class WeekLinkTest
{
    [Fact]
    public void Href_OfAllThatIsShown_NamesIt() =>
        Assert.Equal(
            "/d/here/week/here-2?view=team&day=4&slot=C01%20x&map=1&at=20:00&to=here-1",
            new WeekLink("here", "here-2", "team", 4, "C01 x", true, "here-1", "20:00").Href
        );

    [Fact]
    public void Href_OfTheBoard_NamesItsZoom()
    {
        var board = new WeekLink("here", View: WeekLink.Board, Zoom: "week");
        Assert.Equal("/d/here/week?view=board&zoom=week", board.Href);
        Assert.Equal("/d/here/week?view=team", (board with { View = "team" }).Href);
        Assert.Equal(board, WeekLink.Of("here", null, "board", null, null, null, null, zoom: "week"));
    }

    [Fact]
    public void Href_OfTheUsualView_IsShort() => Assert.Equal("/d/here/week", new WeekLink("here").Href);

    [Fact]
    public void Without_TheSelectedPatrol_StaysAtItsDayAndTime() =>
        Assert.Equal(
            "/d/here/week?day=4&map=1&at=20:00",
            new WeekLink("here", Slot: Weeks.Friday.Code, HasMap: true).Without(Weeks.Friday).Href
        );

    [Theory]
    [InlineData("nonsense", 9, "", "2", "25:00")]
    [InlineData(null, null, null, null, null)]
    public void Of_WhatItCannotMean_IsTheUsualView(
        string? view,
        int? day,
        string? slot,
        string? map,
        string? at
    ) =>
        Assert.Equal(
            new WeekLink("here", "here-2"),
            WeekLink.Of("here", "here-2", view, day, slot, map, null, at)
        );
}
