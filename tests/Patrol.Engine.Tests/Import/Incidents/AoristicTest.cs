using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;
using Patrol.Engine.Import.Incidents;
using Patrol.Engine.Model;

namespace Patrol.Engine.Tests.Import.Incidents;

public class AoristicTest
{
    private const int Quantum = 1 << 20;
    private static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];

    [Fact]
    public void Cut_NinetyMinutesFromHalfPast_SharesOneToTwo()
    {
        // Wednesday 2016-08-10 10:30–12:00 local: 30 minutes in hour 58, 60 in hour 59.
        var parts = Cut("2016-08-10T14:30:00Z", "2016-08-10T16:00:59Z")!;
        Assert.Equal([58, 59], parts.Slots);
        Assert.Equal(1.0 / 3, parts.Shares[0], 1e-6);
        Assert.Equal(1.0, parts.Shares.Sum(share => (double)share));
    }

    [Theory]
    [InlineData("2016-08-10T14:30:01Z", "2016-08-10T14:30:59Z")]
    [InlineData("2016-08-10T14:30:00Z", "2016-08-10T14:30:00Z")]
    [InlineData("2016-08-10T14:30:00Z", "2016-08-10T14:29:00Z")]
    public void Cut_NoWholeMinuteBetween_IsNothing(string from, string to) => Assert.Null(Cut(from, to));

    [Fact]
    public void Cut_OverSundayNight_RunsIntoTheNextWeek() =>
        Assert.Equal([167, 168, 169], Cut("2016-08-15T03:00:00Z", "2016-08-15T06:00:00Z")!.Slots);

    [Fact]
    public void Cut_SpringForward_GivesTheSkippedHourNothing()
    {
        // Sunday 2016-03-13: 01:30 EST to 04:00 EDT is 90 minutes; 02:00–03:00 did not occur.
        var parts = Cut("2016-03-13T06:30:00Z", "2016-03-13T08:00:00Z")!;
        Assert.Equal([145, 147], parts.Slots);
        Assert.Equal(1.0 / 3, parts.Shares[0], 1e-6);
    }

    [Fact]
    public void Cut_FallBack_GivesTheRepeatedHourBoth()
    {
        // Sunday 2016-11-06: 00:00 EDT to 02:00 EST is three hours, two of them called 01.
        var parts = Cut("2016-11-06T04:00:00Z", "2016-11-06T07:00:00Z")!;
        Assert.Equal([144, 145], parts.Slots);
        Assert.Equal(2.0 / 3, parts.Shares[1], 1e-6);
    }

    [Theory]
    [InlineData("2016-08-17T14:30:00Z")]
    [InlineData("2017-08-17T14:30:00Z")]
    public void Cut_SevenDaysOrLonger_SpreadsOverTheWeek(string to)
    {
        var parts = Cut("2016-08-10T14:30:00Z", to)!;
        Assert.Equal(Enumerable.Range(0, 168), parts.Slots);
        Assert.All(parts.Shares, share => Assert.Equal(1.0 / 168, share, 1.0 / Quantum));
        Assert.Equal(1.0, parts.Shares.Sum(share => (double)share));
    }

    /// <summary>Any interval in any zone: the same as counting minute by minute, in exact multiples of 2^-20.</summary>
    [Fact]
    public void Cut_AnyInterval_EqualsMinuteByMinute()
    {
        var zones = new[] { "America/New_York", "Asia/Shanghai", "Asia/Kathmandu", "Australia/Lord_Howe" };
        // Half of the starts lie within two days of a change of a clock.
        var changes = new[] { "2016-03-13T07:00:00Z", "2016-11-06T06:00:00Z", "2016-04-02T15:00:00Z" };
        var gen =
            from zone in Gen.Elements(zones)
            from nearChange in ArbMap.Default.GeneratorFor<bool>()
            from change in Gen.Elements(changes)
            from offset in nearChange
                ? Gen.Choose(-2 * 86400, 2 * 86400)
                : Gen.Choose(-20_000_000, 20_000_000)
            from seconds in Gen.OneOf(Gen.Choose(0, 7 * 86400 - 1), Gen.Choose(0, 20_000))
            select (zone, InstantPattern.General.Parse(change).Value + Duration.FromSeconds(offset), seconds);
        Prop.ForAll(
                gen.ToArbitrary(),
                sample =>
                {
                    var (zoneName, from, seconds) = sample;
                    var zone = DateTimeZoneProviders.Tzdb[zoneName];
                    var to = from + Duration.FromSeconds(seconds);
                    var expected = CountMinutes(from, to, zone);
                    var parts = Aoristic.Cut(from, to, zone);
                    if (expected.Count == 0)
                    {
                        return parts is null;
                    }
                    var total = expected.Values.Sum();
                    return parts is not null
                        && parts.Slots.Order().SequenceEqual(expected.Keys.Order())
                        && parts.Shares.Sum(share => (double)share) == 1
                        && parts
                            .Slots.Zip(parts.Shares)
                            .All(part =>
                                part.Second * Quantum == Math.Floor(part.Second * (double)Quantum)
                                && Math.Abs(part.Second - (double)expected[part.First] / total)
                                    < 1.0 / Quantum
                            );
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(150));
    }

    /// <summary>
    /// Burglaries in Washington, DC, January–June 2016, against the table published with R's package aoristic (data
    /// dcburglaries, dcburgsum; three decimals), which subtracts wall clocks as if no clock were ever changed. So are
    /// these times: read in New York, cut as if in UTC. Rows with no end after the start count in the start's hour.
    /// </summary>
    [Fact]
    public void Cut_PublishedBurglariesByWallClock_EqualsThePublishedTable() =>
        Assert.Equal(0, Differences(wallClock: true).Max(), 0.00051);

    /// <summary>
    /// With the minutes that occurred, one cell differs: Sunday 02:00, which 13 March 2016 did not have.
    /// </summary>
    [Fact]
    public void Cut_PublishedBurglaries_DiffersFromTheTableOnlyInTheSkippedHour()
    {
        var differences = Differences(wallClock: false);
        const int skipped = 6 * 24 + 2;
        Assert.Equal(0.0265, differences[skipped], 0.0001);
        differences[skipped] = 0;
        Assert.Equal(0, differences.Max(), 0.0013);
    }

    private static double[] Differences(bool wallClock)
    {
        var zone = wallClock ? DateTimeZone.Utc : NewYork;
        Instant Read(string text)
        {
            var instant = InstantPattern.General.Parse(text).Value;
            return wallClock ? instant.InZone(NewYork).LocalDateTime.InUtc().ToInstant() : instant;
        }
        var sums = new double[168];
        var path = SharedData.Find("city-dc/incidents/burglaries_2016_start_end.csv");
        foreach (var fields in File.ReadLines(path).Skip(1).Select(line => line.Split(',')))
        {
            var from = Read(fields[2]);
            var hour = WeekClock.HourOfWeek(from.InZone(zone).LocalDateTime);
            var parts = fields[3].StartsWith("20", StringComparison.Ordinal)
                ? Aoristic.Cut(from, Read(fields[3]), zone)
                : null;
            foreach (var (slot, share) in (parts?.Slots ?? [hour]).Zip(parts?.Shares ?? [1]))
            {
                sums[slot % 168] += share;
            }
        }
        Assert.Equal(1025.0, sums.Sum());
        var table = File.ReadLines(SharedData.Find("city-dc/incidents/burglaries_2016_aoristic_expected.csv"))
            .Skip(1)
            .Select(line => line.Split(',')[1..])
            .ToArray();
        return
        [
            .. sums.Select(
                (sum, hour) =>
                    Math.Abs(sum - double.Parse(table[hour % 24][hour / 24], CultureInfo.InvariantCulture))
            ),
        ];
    }

    private static AoristicParts? Cut(string from, string to) =>
        Aoristic.Cut(
            InstantPattern.General.Parse(from).Value,
            InstantPattern.General.Parse(to).Value,
            NewYork
        );

    private static Dictionary<int, int> CountMinutes(Instant from, Instant to, DateTimeZone zone)
    {
        var first = from.ToUnixTimeSeconds() / 60;
        var last = to.ToUnixTimeSeconds() / 60;
        var monday = WeekClock.WeekOf(from.InZone(zone).Date);
        var counts = new Dictionary<int, int>();
        for (var minute = first; minute < last; minute++)
        {
            var local = Instant.FromUnixTimeSeconds(minute * 60).InZone(zone).LocalDateTime;
            var slot = Period.DaysBetween(monday, local.Date) * 24 + local.Hour;
            counts[slot] = counts.GetValueOrDefault(slot) + 1;
        }
        return counts;
    }
}
