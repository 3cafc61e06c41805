using Patrol.Contracts;
using Patrol.Contracts.Hotspots;
using Patrol.Viewer.Hotspots;

namespace Patrol.Viewer.Tests.Hotspots;

public sealed class HotspotLinkTest
{
    private static readonly HotspotLink All = new(
        "here",
        new HotspotQuery
        {
            Categories = "theft,dispute",
            From = "2024-01-01",
            To = "2024-06-01",
            Hours = "18-24,42-48",
            Community = "a b",
            WithDiscovered = true,
            Method = "kernelDensity",
            Kernel = "gaussian",
            BandwidthMeters = 212.5,
            Edge = true,
            Neighbors = "300",
            Statistic = "moran",
            Permutations = 999,
        },
        HotspotLink.Difference,
        "classes",
        "2023-01-01",
        "2023-06-01"
    );

    [Fact]
    public void Href_OfAllThatIsShown_NamesItAndIsReadBack()
    {
        Assert.Equal(
            "/d/here/hotspots?categories=theft,dispute&from=2024-01-01&to=2024-06-01&hours=18-24,42-48&community=a%20b"
                + "&withDiscovered=true&method=kernelDensity&kernel=gaussian&bandwidthMeters=212.5&edge=true&neighbors=300"
                + "&statistic=moran&permutations=999&view=difference&outline=classes&beforeFrom=2023-01-01&beforeTo=2023-06-01",
            All.Href
        );
        Assert.Equal(All, HotspotLink.Of("here", $"http://localhost{All.Href}#14/52/9"));
    }

    [Fact]
    public void Href_OfTheUsualView_IsShort() =>
        Assert.Equal("/d/here/hotspots", new HotspotLink("here", new HotspotQuery()).Href);

    [Theory]
    [InlineData("?view=upside&outline=red&permutations=many&weeks=-1")]
    [InlineData("?view&=&hours=")]
    [InlineData("")]
    public void Of_WhatItCannotMean_IsTheUsualView(string address) =>
        Assert.Equal(
            new HotspotLink("here", new HotspotQuery()),
            HotspotLink.Of("here", $"/d/here/hotspots{address}")
        );

    [Fact]
    public void Asked_OfAMap_LeavesOutWhatIsOnlyShown()
    {
        Assert.DoesNotContain("view", All.AskedDifference, StringComparison.Ordinal);
        Assert.EndsWith(
            "&beforeFrom=2023-01-01&beforeTo=2023-06-01",
            All.AskedDifference,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("before", All.Asked, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("18-24,42-48", "Mon 18–24, Tue 18–24")]
    [InlineData("114-168", "Fri 18 – Mon 00")]
    [InlineData("9-8,x,200-300", "")]
    public void Hours_InWords_LeaveOutWhatIsNone(string hours, string words)
    {
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.InvariantCulture;
        Assert.Equal(words, HourBlocks.Say(hours));
    }

    [Fact]
    public void Limits_OfAChange_AreTheLargestFour() =>
        Assert.Equal([5, 6, 7, 8], ShownHotspots.LimitsOf(new ValueScale(1, 9, [1, 2, 3, 4, 5, 6, 7, 8])));
}
