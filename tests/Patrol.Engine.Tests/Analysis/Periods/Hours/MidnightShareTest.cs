using NodaTime;
using Patrol.Engine.Analysis.Periods.Hours;

namespace Patrol.Engine.Tests.Analysis.Periods.Hours;

public sealed class MidnightShareTest
{
    [Fact]
    public void Of_DatesWithoutATime_IsSuspicious()
    {
        var share = MidnightShare.Of(Enumerable.Repeat(0, 40));

        Assert.True(share.IsSuspicious);
        Assert.Equal((40, 40, 1.0), (share.Times, share.AtMidnight, share.Share));
    }

    /// <summary>A tenth of the rows has no time; the others fall anywhere in the day.</summary>
    [Fact]
    public void Of_SomeDatesAmongTimes_IsSuspicious()
    {
        var random = new Random(1);
        var times = Enumerable.Range(0, 900).Select(_ => random.Next(1440)).Concat(new int[100]);

        Assert.True(MidnightShare.Of(times).IsSuspicious);
    }

    [Fact]
    public void Of_TimesAroundTheClock_AreNot()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var share = MidnightShare.Of(Enumerable.Range(0, 2000).Select(_ => random.Next(1440)));
            Assert.False(share.IsSuspicious, $"seed {seed}: {share}");
        }
    }

    /// <summary>Many round to the full hour, and the night is busy: nothing is wrong with midnight.</summary>
    [Theory]
    [InlineData(0.5)]
    [InlineData(1.0)]
    public void Of_RoundedTimesInABusyNight_AreNot(double rounded)
    {
        var random = new Random(2);
        int Minute()
        {
            var hour = random.Next(2) == 0 ? random.Next(24) : (random.Next(4) + 22) % 24;
            return hour * 60 + (random.NextDouble() < rounded ? 0 : random.Next(60));
        }
        Assert.False(MidnightShare.Of(Enumerable.Range(0, 3000).Select(_ => Minute())).IsSuspicious);
    }

    /// <summary>Dates written as midnight in another zone heap at another hour.</summary>
    [Fact]
    public void Of_AnotherMinute_IsFoundWhereItIsNamed()
    {
        var random = new Random(3);
        var times = Enumerable
            .Range(0, 500)
            .Select(_ => random.Next(1440))
            .Concat(Enumerable.Repeat(19 * 60, 80))
            .ToArray();

        Assert.False(MidnightShare.Of(times).IsSuspicious);
        Assert.True(MidnightShare.Of(times, 19 * 60).IsSuspicious);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void Of_TooFewTimes_AreNot(int times) =>
        Assert.False(MidnightShare.Of(new int[times]).IsSuspicious);

    [Fact]
    public void LeavesOut_OnlyTimesAtMidnightOfASuspiciousFile()
    {
        var midnight = Incidents.At(new LocalDateTime(2024, 5, 6, 0, 0));
        var later = Incidents.At(new LocalDateTime(2024, 5, 6, 0, 1));
        var suspicious = MidnightShare.Of(Enumerable.Repeat(midnight, 30), Incidents.Berlin);

        Assert.True(suspicious.LeavesOut(midnight, Incidents.Berlin));
        Assert.False(suspicious.LeavesOut(later, Incidents.Berlin));
        Assert.False(suspicious.LeavesOut(Incidents.On(new LocalDate(2024, 5, 6)), Incidents.Berlin));
        Assert.False(MidnightShare.Of([midnight], Incidents.Berlin).LeavesOut(midnight, Incidents.Berlin));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1440)]
    public void Of_MinutesOfNoDay_AreRefused(int minute)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => MidnightShare.Of([minute]));
        Assert.Throws<ArgumentOutOfRangeException>(() => MidnightShare.Of([], minute));
    }
}
