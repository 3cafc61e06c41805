using Patrol.Engine.Analysis.Hotspots.Patterns;
using Patrol.Engine.Model;
using Patrol.Engine.Tests.Sample;

namespace Patrol.Engine.Tests.Analysis.Hotspots.Patterns;

public sealed class NearRepeatTest
{
    [Fact]
    public void Of_ThreeIncidents_CountsPairsByHand()
    {
        // 100 m and 3 days apart, 300 m and 10 days, 400 m and 13 days: limits belong to their bands.
        var report = NearRepeat.Of([0, 100, 400], [0, 0, 0], [0, 3, 13]);

        Assert.Equal((3, 3), (report.Incidents, report.NearPairs));
        Assert.Equal([1, 0, 0, 0, 0, 0, 0, 0, 2], report.Bands.Select(band => band.Pairs));
        Assert.Equal(
            (200, 400, 7, 14),
            (
                report.Bands[8].FromMeters,
                report.Bands[8].ToMeters,
                report.Bands[8].FromDays,
                report.Bands[8].ToDays
            )
        );
    }

    [Fact]
    public void Of_AnyIncidents_CountsAsAllPairsDo()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var (x, y, day) = Random(seed, 200);
            var options = new NearRepeatOptions
            {
                Meters = [50, 333],
                Days = [1, 20, 21],
                Permutations = 1,
            };
            var found = NearRepeat.Of(x, y, day, options).Bands.Select(band => band.Pairs);

            var expected = new int[6];
            for (var i = 0; i < x.Length; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    var apart = Math.Sqrt((x[i] - x[j]) * (x[i] - x[j]) + (y[i] - y[j]) * (y[i] - y[j]));
                    var space = Array.FindIndex([50.0, 333], limit => apart <= limit);
                    var time = Array.FindIndex([1.0, 20, 21], limit => Math.Abs(day[i] - day[j]) <= limit);
                    if (space >= 0 && time >= 0)
                    {
                        expected[space * 3 + time]++;
                    }
                }
            }
            Assert.Equal(expected, found);
        }
    }

    /// <summary>Four incidents at two places: of the 24 orders, 8 put both pairs together, 16 none.</summary>
    [Fact]
    public void Of_TwoPairs_HasTheExpectedCountAndProbability()
    {
        var options = new NearRepeatOptions
        {
            Meters = [10],
            Days = [1],
            Permutations = 9999,
        };
        var band = NearRepeat.Of([0, 0, 900, 900], [0, 0, 0, 0], [0, 0, 50, 50], options).Bands[0];

        Assert.Equal(2, band.Pairs);
        Assert.Equal(2 / 3.0, band.Expected, 0.03);
        Assert.Equal(1 / 3.0, band.Probability, 0.015);
        Assert.Equal(band.Pairs / band.Expected, band.Ratio);
        Assert.False(band.IsFlagged);
    }

    [Fact]
    public void Of_IncidentsFollowedNearby_AreFlaggedNearAndSoonOnly()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var random = new Random(seed);
            var (x, y, day) = Random(seed, 400);
            var parents = Enumerable.Range(0, 60).ToArray();
            double[] Follow(double[] values, double reach) =>
                [.. values, .. parents.Select(i => values[i] + reach * random.NextDouble())];
            var bands = NearRepeat.Of(Follow(x, 60), Follow(y, 60), Follow(day, 2.5)).Bands;

            Assert.True(bands[0].IsFlagged, $"seed {seed}: {bands[0]}");
            Assert.Equal(0.001, bands[0].Probability, 1e-12);
            Assert.True(bands.Skip(1).Count(band => band.IsFlagged) <= 2, $"seed {seed}");
        }
    }

    /// <summary>Hotspots in space and a busy season: much happens near and soon, but no more than that explains.</summary>
    [Fact]
    public void Of_HotspotsAndSeasons_AreSeldomFlagged()
    {
        var flagged = 0;
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var (x, y, day) = Random(seed, 400);
            for (var i = 0; i < 200; i++)
            {
                (x[i], y[i]) = (2000 + 150 * random.NextDouble(), 2000 + 150 * random.NextDouble());
            }
            for (var i = 0; i < 400; i += 2)
            {
                day[i] = 180 + 30 * random.NextDouble();
            }
            flagged += NearRepeat
                .Of(x, y, day, new NearRepeatOptions { Permutations = 199 })
                .Bands[0]
                .IsFlagged
                ? 1
                : 0;
        }
        Assert.InRange(flagged, 0, 5);
    }

    /// <summary>
    /// The sample's thefts follow each other (a share of 0.15, 120 m, 7 days), its noise does not. Chance does not explain
    /// them, but they drown in the pairs of its persistent hotspots: a ratio of 1.05 to 1.13, which is not flagged.
    /// </summary>
    [Fact]
    public void Of_SampleDistrict_FindsTheftsUnlikelyAndTooFewToBeFlagged()
    {
        NearRepeatReport Of(string category)
        {
            var rows = SampleDistrict.Standard.Incidents.Where(row => row.Category == category).ToArray();
            var first = rows.Min(row => row.From);
            double Day(IncidentRow row) => ((row.From - first).TotalDays + (row.To - first).TotalDays) / 2;
            return NearRepeat.Of(
                [.. rows.Select(row => row.X)],
                [.. rows.Select(row => row.Y)],
                [.. rows.Select(Day)],
                new NearRepeatOptions { Permutations = 199 }
            );
        }

        bool IsUnlikely(NearRepeatBand band) => band.Probability <= 0.01;
        var theft = Of("theft").Bands;
        var noise = Of("noise").Bands;
        Assert.True(theft.Count(IsUnlikely) >= 3);
        Assert.DoesNotContain(noise, IsUnlikely);
        Assert.DoesNotContain(theft.Concat(noise), band => band.IsFlagged);
    }

    [Fact]
    public void Of_SameSeed_IsTheSameReport()
    {
        var (x, y, day) = Random(1, 100);
        var options = new NearRepeatOptions { Permutations = 50 };

        Assert.Equal(NearRepeat.Of(x, y, day, options).Bands, NearRepeat.Of(x, y, day, options).Bands);
        Assert.NotEqual(
            NearRepeat.Of(x, y, day, options).Bands.Select(band => band.Expected),
            NearRepeat.Of(x, y, day, options with { Seed = 8 }).Bands.Select(band => band.Expected)
        );
    }

    [Fact]
    public void Of_NoIncidents_FlagsNothing()
    {
        var report = NearRepeat.Of([], [], []);

        Assert.All(
            report.Bands,
            band =>
                Assert.Equal(
                    (0, null, 1.0, false),
                    (band.Pairs, band.Ratio, band.Probability, band.IsFlagged)
                )
        );
    }

    [Fact]
    public void Of_BadInput_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => NearRepeat.Of([1], [], []));
        Assert.Throws<ArgumentException>(() => NearRepeat.Of([double.NaN], [1], [1]));
        Assert.Throws<ArgumentException>(() =>
            NearRepeat.Of([1], [1], [1], new NearRepeatOptions { Meters = [] })
        );
        Assert.Throws<ArgumentException>(() =>
            NearRepeat.Of([1], [1], [1], new NearRepeatOptions { Days = [7, 3] })
        );
        Assert.Throws<ArgumentException>(() =>
            NearRepeat.Of([1], [1], [1], new NearRepeatOptions { Days = [0] })
        );
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            NearRepeat.Of([1], [1], [1], new NearRepeatOptions { Permutations = 0 })
        );
        Assert.Throws<ArgumentException>(() =>
            NearRepeat.Of(new double[7000], new double[7000], new double[7000])
        );
    }

    private static (double[] X, double[] Y, double[] Day) Random(int seed, int count)
    {
        var random = new Random(seed + 1000);
        double[] Uniform(double reach) =>
            [.. Enumerable.Range(0, count).Select(_ => reach * random.NextDouble())];
        return (Uniform(4000), Uniform(4000), Uniform(365));
    }
}
