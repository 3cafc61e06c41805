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
        foreach (var period in HighIncidencePeriods.Find(profile, most))
        {
            Array.Fill(found, true, period.From, period.To - period.From);
            Assert.Equal(profile[period.From..period.To].Sum(), period.Share, 1e-12);
        }
        Assert.True(IsAllowed(found, most), string.Join(" ", profile));
        Assert.Equal(BestExcess(profile, most), Excess(profile, found), 1e-9);
    }

    [Fact]
    public void Find_BadProfiles_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => HighIncidencePeriods.Find([1.0]));
        Assert.Throws<ArgumentException>(() => HighIncidencePeriods.Find([0.5, double.NaN]));
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
