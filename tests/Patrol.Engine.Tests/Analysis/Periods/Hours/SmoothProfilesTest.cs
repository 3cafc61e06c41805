using Patrol.Engine.Analysis.Periods;
using Patrol.Engine.Analysis.Periods.Hours;
using Patrol.Engine.Model;

namespace Patrol.Engine.Tests.Analysis.Periods.Hours;

public sealed class SmoothProfilesTest
{
    [Theory]
    [InlineData(0.5)]
    [InlineData(3)]
    [InlineData(40)]
    [InlineData(double.PositiveInfinity)]
    public void Kernel_AnyBandwidth_IsSymmetricAroundTheCircleAndSumsToOne(double bandwidth)
    {
        var kernel = CircularKernel.Of(24, bandwidth);

        Assert.Equal(1, kernel.Sum(), 1e-12);
        Assert.All(Enumerable.Range(1, 23), d => Assert.Equal(kernel[d], kernel[24 - d], 1e-12));
        Assert.Equal(CircularKernel.Of(24, 0), Enumerable.Range(0, 24).Select(d => d == 0 ? 1.0 : 0));
    }

    [Fact]
    public void Smooth_SundaysLastHour_RunsOnIntoMonday()
    {
        var values = new double[168];
        values[167] = 10;
        var smooth = CircularKernel.Smooth(values, CircularKernel.Of(168, 1));

        Assert.Equal(10, smooth.Sum(), 1e-9);
        Assert.Equal(smooth[166], smooth[0], 1e-12);
        // exp(−1/2) of the middle.
        Assert.Equal(0.60653, smooth[0] / smooth[167], 1e-5);
    }

    /// <summary>Bandwidths and strength are those that a plain recount, each incident left out in turn, puts first.</summary>
    [Fact]
    public void OfDay_WholeCounts_ChoosesWhatForetellsBestByPlainRecount()
    {
        var random = new Random(5);
        var rows = new[]
        {
            Draws(random, 50, () => 18 + 3 * Normal(random)),
            Draws(random, 30, () => 8 + 2 * Normal(random)),
            Draws(random, 12, () => 18 + 3 * Normal(random)),
            new double[168],
        };
        var profiles = SmoothProfiles.OfDay(new DemandHours(rows));

        var days = rows.Select(row =>
                Enumerable.Range(0, 24).Select(h => row.Where((_, i) => i % 24 == h).Sum()).ToArray()
            )
            .ToArray();
        var widths = SmoothProfiles.Bandwidths.Append(double.PositiveInfinity).ToArray();
        var district = widths.MaxBy(width => DistrictScore(days, width));
        Assert.Equal(district, profiles.DistrictBandwidthHours);
        var (best, strength) = (
            from width in widths
            from k in HourProfiles.Strengths
            select (width, k)
        ).MaxBy(pair => CommunityScore(days, district, pair.width, pair.k));
        Assert.Equal(
            (best, strength),
            (profiles.BandwidthHours ?? double.PositiveInfinity, profiles.PriorStrength)
        );
    }

    [Fact]
    public void OfWeek_FewIncidentsOfASmoothEvening_AreSmoothedAndComeNearerToTheTruth()
    {
        var random = new Random(6);
        var truth = Draws(random, 200_000, () => 19 + 24 * random.Next(7) + 3 * Normal(random));
        var few = Draws(random, 300, () => 19 + 24 * random.Next(7) + 3 * Normal(random));
        var smooth = SmoothProfiles.OfWeek(new DemandHours([few, new double[168]]));
        var plain = HourProfiles.Of(new DemandHours([few, new double[168]]));

        Assert.InRange(smooth.DistrictBandwidthHours!.Value, 1, 4);
        Assert.Equal(1, smooth.District.Sum(), 1e-12);
        Assert.True(Distance(smooth.District, truth) < 0.6 * Distance(plain.District, truth));
    }

    [Fact]
    public void OfWeek_OneSharpHour_IsNotSmoothed()
    {
        var row = new double[168];
        row[40] = 500;

        Assert.Equal(0, SmoothProfiles.OfWeek(new DemandHours([row])).DistrictBandwidthHours);
    }

    [Fact]
    public void OfWeek_NoIncidents_IsEven()
    {
        var profiles = SmoothProfiles.OfWeek(new DemandHours([new double[168], new double[168]]));

        Assert.Null(profiles.DistrictBandwidthHours);
        Assert.Equal(0, profiles.PriorStrength);
        Assert.All(
            profiles.Communities,
            row => Assert.All(row, share => Assert.Equal(1.0 / 168, share, 1e-12))
        );
    }

    [Fact]
    public void OfWeek_BadSums_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => SmoothProfiles.OfWeek(new DemandHours([])));
        Assert.Throws<ArgumentException>(() => SmoothProfiles.OfDay(new DemandHours([new double[24]])));
    }

    private static double DistrictScore(double[][] days, double width)
    {
        var sums = Enumerable.Range(0, 24).Select(h => days.Sum(day => day[h])).ToArray();
        return EachLeftOut(sums, hour => Math.Log(DistrictShare(sums, width, hour)));
    }

    private static double DistrictShare(double[] sums, double width, int hour) =>
        (CircularKernel.Smooth(sums, CircularKernel.Of(24, width))[hour] + 1 / 24.0) / (sums.Sum() + 1);

    private static double CommunityScore(double[][] days, double district, double width, double k) =>
        days[..^1]
            .Sum(day =>
                EachLeftOut(
                    day,
                    hour =>
                    {
                        var sums = Enumerable.Range(0, 24).Select(h => days.Sum(one => one[h])).ToArray();
                        var own = CircularKernel.Smooth(day, CircularKernel.Of(24, width))[hour];
                        return Math.Log((own + k * DistrictShare(sums, district, hour)) / (day.Sum() + k));
                    }
                )
            );

    private static double EachLeftOut(double[] counts, Func<int, double> score)
    {
        var sum = 0.0;
        for (var h = 0; h < counts.Length; h++)
        {
            if (counts[h] > 0)
            {
                counts[h]--;
                var one = score(h);
                counts[h]++;
                sum += counts[h] * one;
            }
        }
        return sum;
    }

    private static double Distance(double[] profile, double[] counts) =>
        profile.Select((share, h) => Math.Abs(share - counts[h] / counts.Sum())).Sum();

    private static double[] Draws(Random random, int count, Func<double> hour)
    {
        var row = new double[168];
        for (var i = 0; i < count; i++)
        {
            row[((int)Math.Floor(hour()) % 168 + 168) % 168]++;
        }
        return row;
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
