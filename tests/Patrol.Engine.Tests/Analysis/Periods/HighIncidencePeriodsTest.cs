using FsCheck.Xunit;
using Patrol.Engine.Analysis.Periods;

namespace Patrol.Engine.Tests.Analysis.Periods;

public sealed class HighIncidencePeriodsTest
{
    [Fact]
    public void Find_OneBusyEvening_IsOnePeriod()
    {
        var periods = HighIncidencePeriods.Find(Week(1, (116, 120, 20)));

        var period = Assert.Single(periods);
        Assert.Equal((116, 120), (period.From, period.To));
        Assert.Equal(80.0 / (164 + 80), period.Share, 1e-12);
    }

    [Fact]
    public void Find_EvenProfile_HasNone() => Assert.Empty(HighIncidencePeriods.Find(Week(1)));

    [Fact]
    public void Find_WindowOverSundayMidnight_IsSplit()
    {
        var periods = HighIncidencePeriods.Find(Week(1, (166, 168, 9), (0, 1, 9)));

        Assert.Equal([(0, 1), (166, 168)], periods.Select(period => (period.From, period.To)));
    }

    [Fact]
    public void Find_LoneBusyHour_TakesTheBetterNeighbor()
    {
        var periods = HighIncidencePeriods.Find(Week(10, (50, 51, 40), (51, 52, 9), (49, 50, 8)));

        Assert.Equal((50, 52), (periods[0].From, periods[0].To));
    }

    [Fact]
    public void Find_NineEvenings_KeepsToSevenWindows()
    {
        var nine = Enumerable.Range(0, 9).Select(i => (i * 18, i * 18 + 3, 10.0 + i)).ToArray();
        var periods = HighIncidencePeriods.Find(Week(0.1, nine));

        Assert.Equal(7, periods.Count);
        Assert.Equal(Enumerable.Range(2, 7).Select(i => i * 18), periods.Select(period => period.From));
    }

    [Property(MaxTest = 200)]
    public void Find_SmallCircles_HoldsAsMuchAsTheBestOfAllSets(int seed)
    {
        var random = new Random(seed);
        var hours = random.Next(2, 15);
        var most = random.Next(1, 5);
        var raw = Enumerable.Range(0, hours).Select(_ => (double)random.Next(0, 6)).ToArray();
        var profile =
            raw.Sum() > 0
                ? raw.Select(value => value / raw.Sum()).ToArray()
                : [.. raw.Select(_ => 1.0 / hours)];

        var found = new bool[hours];
        foreach (var period in HighIncidencePeriods.Find(profile, new PeriodRule(most)))
        {
            Array.Fill(found, true, period.From, period.To - period.From);
            Assert.Equal(profile[period.From..period.To].Sum(), period.Share, 1e-12);
        }
        Assert.True(IsAllowed(found, most), string.Join(" ", profile));
        Assert.Equal(BestExcess(profile, most), Excess(profile, found), 1e-9);
    }

    /// <summary>Any windows, shortest lengths and limits on hours: as good as the best of all sets of hours.</summary>
    [Property(MaxTest = 300)]
    public void Find_AnyRuleOnSmallCircles_HoldsAsMuchAsTheBestOfAllSets(int seed)
    {
        var random = new Random(seed);
        var hours = random.Next(4, 13);
        var rule = new PeriodRule(
            random.Next(1, 4),
            random.Next(1, 5),
            random.Next(2) == 0 ? null : random.Next(1, hours + 2)
        );
        var raw = Enumerable.Range(0, hours).Select(_ => (double)random.Next(0, 6)).ToArray();
        raw[0] += 1;
        var profile = raw.Select(value => value / raw.Sum()).ToArray();

        var found = new bool[hours];
        foreach (var period in HighIncidencePeriods.Find(profile, rule))
        {
            Array.Fill(found, true, period.From, period.To - period.From);
        }
        Assert.True(Keeps(found, rule), $"{rule}: {string.Join(" ", raw)}");
        Assert.Equal(Best(profile, rule), Worth(profile, found, rule), 1e-9);
    }

    /// <summary>With a limit the best hours are taken, whatever the even spread says.</summary>
    [Theory]
    [InlineData(1, 1, 3, new[] { 3, 4, 5 })]
    [InlineData(2, 1, 3, new[] { 0, 4, 5 })]
    [InlineData(2, 2, 4, new[] { 0, 4, 5, 7 })]
    [InlineData(2, 4, 3, new int[0])]
    [InlineData(1, 1, 8, new[] { 0, 1, 2, 3, 4, 5, 6, 7 })]
    public void Find_WithALimitOnHours_HoldsTheMostDemand(int windows, int shortest, int most, int[] expected)
    {
        // Hours 4 and 5 are best, then 0, then 3 and 7.
        double[] raw = [5, 1, 1, 2, 6, 6, 1, 2];
        var profile = raw.Select(value => value / raw.Sum()).ToArray();

        var found = HighIncidencePeriods
            .Find(profile, new PeriodRule(windows, shortest, most))
            .SelectMany(period => Enumerable.Range(period.From, period.To - period.From));
        Assert.Equal(expected, found);
    }

    [Theory]
    [InlineData(0, 2, null)]
    [InlineData(85, 2, null)]
    [InlineData(1, 0, null)]
    [InlineData(1, 1, 0)]
    public void Find_RulesThatAreNone_AreRefused(int windows, int shortest, int? most) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            HighIncidencePeriods.Find(Week(1), new PeriodRule(windows, shortest, most))
        );

    [Fact]
    public void Find_BadProfiles_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => HighIncidencePeriods.Find([1.0]));
        Assert.Throws<ArgumentException>(() => HighIncidencePeriods.Find([0.5, double.NaN]));
    }

    private static double Best(double[] profile, PeriodRule rule)
    {
        var best = 0.0;
        var within = new bool[profile.Length];
        for (var set = 0; set < 1 << profile.Length; set++)
        {
            for (var h = 0; h < profile.Length; h++)
            {
                within[h] = (set >> h & 1) == 1;
            }
            best = Keeps(within, rule) ? Math.Max(best, Worth(profile, within, rule)) : best;
        }
        return best;
    }

    private static double Worth(double[] profile, bool[] within, PeriodRule rule) =>
        rule.MostHours is null ? Excess(profile, within) : profile.Where((_, hour) => within[hour]).Sum();

    /// <summary>Reads the hours of a circle as text and looks at its runs.</summary>
    private static bool Keeps(bool[] within, PeriodRule rule)
    {
        var hours = within.Length;
        if (within.Count(one => one) > (rule.MostHours ?? hours))
        {
            return false;
        }
        if (within.All(one => one))
        {
            return hours >= rule.ShortestHours;
        }
        // Turned so that no run goes over the end.
        var gap = Array.IndexOf(within, false);
        var text = string.Concat(Enumerable.Range(gap, hours).Select(h => within[h % hours] ? 'x' : ' '));
        var runs = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return runs.Length <= rule.MostWindows && runs.All(run => run.Length >= rule.ShortestHours);
    }

    private static double BestExcess(double[] profile, int most)
    {
        var best = 0.0;
        var within = new bool[profile.Length];
        for (var set = 0; set < 1 << profile.Length; set++)
        {
            for (var h = 0; h < profile.Length; h++)
            {
                within[h] = (set >> h & 1) == 1;
            }
            var excess = Excess(profile, within);
            if (excess > best && IsAllowed(within, most))
            {
                best = excess;
            }
        }
        return best;
    }

    private static double Excess(double[] profile, bool[] within)
    {
        var excess = 0.0;
        for (var h = 0; h < profile.Length; h++)
        {
            excess += within[h] ? profile[h] - 1.0 / profile.Length : 0;
        }
        return excess;
    }

    /// <summary>At most so many runs on the circle, none of a single hour.</summary>
    private static bool IsAllowed(bool[] within, int most)
    {
        var hours = within.Length;
        var runs = 0;
        for (var h = 0; h < hours; h++)
        {
            if (within[h] && !within[(h + hours - 1) % hours])
            {
                runs++;
                if (!within[(h + 1) % hours])
                {
                    return false;
                }
            }
        }
        return runs <= most;
    }

    private static double[] Week(double floor, params (int From, int To, double Value)[] windows)
    {
        var week = new double[168];
        Array.Fill(week, floor);
        foreach (var (from, to, value) in windows)
        {
            Array.Fill(week, value, from, to - from);
        }
        var total = week.Sum();
        return [.. week.Select(value => value / total)];
    }
}
