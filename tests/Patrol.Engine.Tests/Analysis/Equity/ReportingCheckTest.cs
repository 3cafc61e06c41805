using Patrol.Engine.Analysis.Chance;
using Patrol.Engine.Analysis.Equity;
using Patrol.Engine.Model;
using Patrol.Engine.Sample;
using Patrol.Engine.Sample.Demand;
using Patrol.Engine.Sample.Ground;

namespace Patrol.Engine.Tests.Analysis.Equity;

public sealed class ReportingCheckTest
{
    [Fact]
    public void Of_CommunityWithFewReports_IsNamedWithItsRecordedShare()
    {
        var findings = ReportingCheck.Of([
            new SourceCount("A", 600, 100, 30),
            new SourceCount("B", 360, 100, 30),
            new SourceCount("C", 600, 100, 30),
        ]);

        Assert.Equal([false, true, false], findings.Select(one => one.IsNamed));
        var named = findings[1];
        Assert.Equal(360 / 460.0, named.ReportedShare!.Value, 1e-12);
        Assert.Equal(1200 / 1400.0, named.RestShare!.Value, 1e-12);
        Assert.Equal(0.6, named.RecordedShare!.Value, 1e-12);
        Assert.Equal(FisherTest.Less(360, 100, 1200, 200), named.Chance);
        Assert.True(named.RecordedInterval!.Holds(0.6) && !named.RecordedInterval.Holds(1));
        Assert.Null(findings[0].RecordedInterval);
    }

    /// <summary>Police that often look at one place do not make its community one that reports less.</summary>
    [Fact]
    public void Of_ManyDiscovered_NamesNobody()
    {
        var findings = ReportingCheck.Of([
            new SourceCount("A", 600, 100, 900),
            new SourceCount("B", 600, 100, 10),
        ]);

        Assert.DoesNotContain(findings, one => one.IsNamed);
    }

    /// <summary>Counts so large that a twentieth is no chance: still too little to be named.</summary>
    [Fact]
    public void Of_SmallDifferenceInLargeCounts_NamesNobody()
    {
        var findings = ReportingCheck.Of([
            new SourceCount("A", 570_000, 100_000, 0),
            new SourceCount("B", 600_000, 100_000, 0),
        ]);

        Assert.True(findings[0].Chance < 1e-6);
        Assert.DoesNotContain(findings, one => one.IsNamed);
    }

    [Fact]
    public void Of_NoRecords_HaveNoShares()
    {
        var findings = ReportingCheck.Of([new SourceCount("A", 0, 0, 0), new SourceCount("B", 3, 0, 0)]);

        Assert.Null(findings[0].ReportedShare);
        Assert.Null(findings[0].RecordedShare);
        Assert.Null(findings[1].RestShare);
        Assert.All(findings, one => Assert.False(one.IsNamed));
        Assert.Empty(ReportingCheck.Of([]));
    }

    [Fact]
    public void Of_CommunitiesAlike_NamesOneInAFifthOfTheWorldsAndTwoInATenth()
    {
        var (named, twice) = (0, 0);
        for (var world = 0; world < 100; world++)
        {
            var random = new Random(world);
            var counts = Enumerable
                .Range(0, 18)
                .Select(c => Draw(random, c.ToString(System.Globalization.CultureInfo.InvariantCulture), 700))
                .ToArray();
            var names = ReportingCheck.Of(counts).Count(one => one.IsNamed);
            named += names > 0 ? 1 : 0;
            twice += names > 1 ? 1 : 0;
        }
        Assert.InRange(named, 1, 30);
        Assert.InRange(twice, 0, 15);
    }

    [Fact]
    public void Count_Incidents_GoToTheCommunityOfTheirCell()
    {
        var raster = Rasters.Full(3, 1, cell => (short)(cell - 1));
        var at = new NodaTime.LocalDateTime(2024, 5, 6, 12, 0);
        var counts = ReportingCheck.Count(
            [
                Incidents.At(at, cell: 0),
                Incidents.At(at, cell: 1),
                Incidents.At(at, cell: 2, source: IncidentSource.Volunteer),
                Incidents.At(at, cell: 2, source: IncidentSource.Discovered),
            ],
            raster,
            ["A", "B"]
        );

        Assert.Equal([new SourceCount("A", 1, 0, 0), new SourceCount("B", 0, 1, 1)], counts);
    }

    /// <summary>
    /// Two districts of the recipe, made anew: the community whose reports were removed is named, and at most one other.
    /// <c>./patrol bench quality traps</c> does so on 40 seeds.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Of_SampleDistrict_NamesTheCommunityWhoseReportsWereRemoved(int seed)
    {
        var (counts, planted) = Sample(seed);

        var named = ReportingCheck
            .Of(counts)
            .Where(one => one.IsNamed)
            .Select(one => one.Community)
            .ToArray();
        Assert.Contains(planted, named);
        Assert.True(named.Length <= 2);
    }

    private static (IReadOnlyList<SourceCount> Counts, string Planted) Sample(int seed)
    {
        var recipe = SampleRecipe.For(SampleSize.Standard);
        var random = new SampleRandom((ulong)seed);
        var ground = SampleGround.Create(recipe, random.Fork("ground"));
        var calendar = SampleCalendar.Create(recipe, random.Fork("calendar"));
        var plan = DemandPlan.Create(recipe, ground, random.Fork("demand"));
        var factors = calendar.Factors(recipe, random.Fork("days"));
        var incidents = IncidentMaker.Make(recipe, ground, plan, factors, random.Fork("incidents"));
        var communities = ground.Areas.Communities;
        var byCommunity = incidents.ToLookup(one =>
            ground.Areas.CommunityOf[ground.Lattice.FindBlock(one.Place.X, one.Place.Y)]
        );
        int Count(int community, IncidentSource source) =>
            byCommunity[community].Count(one => one.Source == source);
        return (
            [
                .. communities.Select(
                    (area, c) =>
                        new SourceCount(
                            area.Code,
                            Count(c, IncidentSource.Reported),
                            Count(c, IncidentSource.Volunteer),
                            Count(c, IncidentSource.Discovered)
                        )
                ),
            ],
            communities[plan.UnderReporting].Code
        );
    }

    private static SourceCount Draw(Random random, string code, int records)
    {
        var reported = Enumerable.Range(0, records).Count(_ => random.NextDouble() < 0.85);
        return new SourceCount(code, reported, records - reported, 0);
    }
}
