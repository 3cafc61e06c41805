using Patrol.Engine.Analysis.Periods;
using Patrol.Engine.Model;

namespace Patrol.Engine.Tests.Analysis.Periods;

public sealed class HourProfilesTest
{
    [Fact]
    public void Of_NoTimedIncidents_IsEvenWithoutAPeak()
    {
        var profiles = HourProfiles.Of(new DemandHours([new double[168], new double[168]]));

        Assert.Null(profiles.PeakHour);
        Assert.Equal(0, profiles.PriorStrength);
        Assert.All(profiles.District, share => Assert.Equal(1.0 / 168, share, 1e-15));
        Assert.All(
            profiles.Communities,
            row => Assert.All(row, share => Assert.Equal(1f / 168, share, 1e-8f))
        );
    }

    [Fact]
    public void Of_SmallAndLargeCommunities_ShrinksTheSmallMore()
    {
        var large = Row((20, 600), (30, 400));
        var small = Row((100, 2));
        var profiles = HourProfiles.Of(new DemandHours([large, small, new double[168]]));

        var k = profiles.PriorStrength;
        Assert.Contains(k, HourProfiles.Strengths);
        Assert.Equal((2 + k * profiles.District[100]) / (2 + k), profiles.Communities[1][100], 1e-6);
        Assert.Equal((600 + k * profiles.District[20]) / (1000 + k), profiles.Communities[0][20], 1e-6);
        Assert.Equal((600 + 1 / 168.0) / 1003, profiles.District[20], 1e-12);
    }

    [Fact]
    public void Of_AnySums_GivesPositiveSharesThatSumToOne()
    {
        var random = new Random(1);
        var sums = Enumerable.Range(0, 6).Select(c => Random(random, c * 3)).ToArray();
        var profiles = HourProfiles.Of(new DemandHours(sums));

        Assert.Equal(1, profiles.District.Sum(), 1e-12);
        Assert.All(profiles.Communities, row => Assert.Equal(1, row.Sum(share => (double)share), 1e-5));
        Assert.All(profiles.Communities, row => Assert.All(row, share => Assert.True(share > 0)));
    }

    [Fact]
    public void Of_CommunitiesAlikeOrUnlike_ChoosesAStrongOrAWeakPrior()
    {
        // Alike: both draw from one profile. Unlike: each keeps to hours of its own.
        var random = new Random(2);
        var alike = Enumerable
            .Range(0, 5)
            .Select(_ => Draws(random, 200, 0, 24))
            .Append(new double[168])
            .ToArray();
        var unlike = Enumerable
            .Range(0, 5)
            .Select(c => Draws(random, 200, c * 24, 6))
            .Append(new double[168])
            .ToArray();

        var strong = HourProfiles.Of(new DemandHours(alike)).PriorStrength;
        var weak = HourProfiles.Of(new DemandHours(unlike)).PriorStrength;

        Assert.True(strong >= 200, $"{strong}");
        Assert.True(weak <= 20, $"{weak}");
    }

    [Fact]
    public void Of_ChosenStrength_HasTheBestScoreByPlainRecount()
    {
        var random = new Random(4);
        var sums = Enumerable.Range(0, 4).Select(c => Draws(random, 60, c * 5, 40)).ToArray();
        var chosen = HourProfiles.Of(new DemandHours(sums)).PriorStrength;

        var best = HourProfiles.Strengths.MaxBy(k => LeaveOneOut(sums, k));
        Assert.Equal(best, chosen);
    }

    [Fact]
    public void Of_EqualSums_PeaksAtTheLowestHour()
    {
        var profiles = HourProfiles.Of(new DemandHours([Row((40, 3.5), (150, 2)), Row((150, 1.5), (7, 3))]));

        Assert.Equal(40, profiles.PeakHour);
    }

    [Fact]
    public void Of_NoCommunities_FollowsTheDistrict()
    {
        var profiles = HourProfiles.Of(new DemandHours([Row((5, 10))]));

        Assert.Equal(0, profiles.PriorStrength);
        Assert.Equal((float)profiles.District[5], Assert.Single(profiles.Communities)[5]);
    }

    [Fact]
    public void Of_BadSums_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => HourProfiles.Of(new DemandHours([])));
        Assert.Throws<ArgumentException>(() => HourProfiles.Of(new DemandHours([new double[24]])));
        Assert.Throws<ArgumentException>(() => HourProfiles.Of(new DemandHours([Row((3, double.NaN))])));
        Assert.Throws<ArgumentException>(() => HourProfiles.Of(new DemandHours([Row((3, -1))])));
    }

    /// <summary>For whole counts: foretells each incident in turn from all others.</summary>
    private static double LeaveOneOut(double[][] sums, double k)
    {
        var score = 0.0;
        for (var c = 0; c < sums.Length - 1; c++)
        {
            for (var h = 0; h < 168; h++)
            {
                for (var each = 0; each < sums[c][h]; each++)
                {
                    sums[c][h]--;
                    var total = sums.Sum(row => row.Sum());
                    var district = (sums.Sum(row => row[h]) + 1 / 168.0) / (total + 1);
                    score += Math.Log((sums[c][h] + k * district) / (sums[c].Sum() + k));
                    sums[c][h]++;
                }
            }
        }
        return score;
    }

    private static double[] Row(params (int Hour, double Sum)[] entries)
    {
        var row = new double[168];
        foreach (var (hour, sum) in entries)
        {
            row[hour] = sum;
        }
        return row;
    }

    private static double[] Draws(Random random, int count, int from, int hours)
    {
        var row = new double[168];
        for (var i = 0; i < count; i++)
        {
            row[from + random.Next(hours)]++;
        }
        return row;
    }

    private static double[] Random(Random random, int scale) =>
        [.. Enumerable.Range(0, 168).Select(_ => random.NextDouble() * scale)];
}
