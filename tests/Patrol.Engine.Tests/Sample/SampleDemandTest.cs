using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using NodaTime;
using Patrol.Engine.Model;

namespace Patrol.Engine.Tests.Sample;

public sealed class SampleDemandTest
{
    private const double Sigmas = 4;
    private static readonly SampleDistrict Standard = SampleDistrict.Standard;
    private static readonly List<IncidentRow> Incidents = Standard.Incidents;

    [Fact]
    public void Rows_Standard_AreFortyADayOfWhichTwoPercentAreBroken()
    {
        Assert.InRange(Standard.Tally.Rows, 28_500, 29_900);
        var broken = Standard
            .Truth.GetProperty("brokenRows")
            .EnumerateObject()
            .ToDictionary(kind => kind.Name, kind => kind.Value.GetInt32());
        Assert.Equal(0.02 * Standard.Tally.Rows, broken.Values.Sum(), 1.0);
        Assert.Equal(9, broken.Count);
        Assert.Equal(
            broken["outside"]
                + broken["swappedCoordinates"]
                + broken["zeroCoordinates"]
                + broken["blankPlace"],
            Standard.Tally.Dropped[DropReason.Outside] + Standard.Tally.Dropped[DropReason.NoPlace]
        );
        Assert.Equal(
            broken["blankTime"] + broken["unreadableTime"],
            Standard.Tally.Dropped[DropReason.NoTime]
        );
        Assert.Equal(broken["unknownCategory"], Standard.Tally.Dropped[DropReason.Other]);
        Assert.Equal(broken["endBeforeStart"], Standard.Tally.Mended);
        var copies = Incidents
            .GroupBy(row => (row.SourceId, row.From, row.X, row.Y))
            .Sum(group => group.Count() - 1);
        Assert.Equal(broken["duplicate"], copies);
    }

    [Theory]
    [InlineData("dispute", 0.22)]
    [InlineData("theft", 0.17)]
    [InlineData("traffic", 0.16)]
    [InlineData("noise", 0.14)]
    [InlineData("assistance", 0.12)]
    [InlineData("hazard", 0.09)]
    [InlineData("fraud", 0.06)]
    [InlineData("other", 0.04)]
    public void Categories_Shares_AreThePublishedOnes(string category, double share) =>
        AssertShare(share, row => row.Category == category, spread: category == "theft" ? 1.3 : 1);

    [Theory]
    [InlineData(IncidentSource.Reported, 0.80)]
    [InlineData(IncidentSource.Volunteer, 0.14)]
    [InlineData(IncidentSource.Discovered, 0.06)]
    public void Sources_Shares_AreThePublishedOnes(IncidentSource source, double share) =>
        AssertShare(share, row => row.Source == source);

    [Fact]
    public void Intervals_Share_IsThirtyFivePercentAndTheftsLastSixHours()
    {
        AssertShare(0.35, row => row.Precision == TimePrecision.Interval);
        var thefts = Incidents.Where(row => row is { Category: "theft", Precision: TimePrecision.Interval });
        Assert.InRange(thefts.Average(row => (row.To - row.From).TotalHours), 5.6, 6.4);
    }

    [Fact]
    public void Hours_TimedSumsAoristicSumsAndStarts_HoldThePublishedPeak()
    {
        var minutes = new double[24];
        var sums = new double[24];
        var starts = new double[24];
        foreach (var row in Incidents)
        {
            var hour = row.HourOfWeek!.Value % 24;
            starts[hour]++;
            if (row.Parts is { } parts)
            {
                foreach (var (slot, share) in parts.Slots.Zip(parts.Shares))
                {
                    sums[slot % 24] += share;
                }
            }
            else
            {
                minutes[hour]++;
                sums[hour]++;
            }
        }
        foreach (var hours in new[] { minutes, sums, starts })
        {
            Assert.Equal(0.435, hours.OrderDescending().Take(6).Sum() / hours.Sum(), 0.015);
        }
        double[] weights =
        [
            2.6,
            1.9,
            1.4,
            1.0,
            0.8,
            0.8,
            1.2,
            2.6,
            3.9,
            4.2,
            4.4,
            4.3,
            4.1,
            4.0,
            4.2,
            4.4,
            4.7,
            5.6,
            6.4,
            7.2,
            8.0,
            8.1,
            6.9,
            4.3,
        ];
        for (var hour = 0; hour < 24; hour++)
        {
            var share = weights[hour] / weights.Sum();
            Assert.Equal(share, sums[hour] / sums.Sum(), Sigmas * Math.Sqrt(share / Incidents.Count));
        }
    }

    [Fact]
    public void Weekdays_Shares_FollowTheirFactors()
    {
        double[] factors = [0.95, 0.95, 0.96, 0.98, 1.08, 1.07, 1.01];
        for (var day = 0; day < 7; day++)
        {
            var share = factors[day] / 7;
            // Holidays, rain and two odd days shift a weekday by up to a percent of a day.
            var measured = Incidents.Count(row => row.HourOfWeek / 24 == day) / (double)Incidents.Count;
            Assert.Equal(share, measured, Sigmas * Math.Sqrt(share / Incidents.Count) + 0.0015);
        }
    }

    [Fact]
    public void Season_SummersOverWinters_FollowsTheSwing()
    {
        int In(params int[] months) => Incidents.Count(row => months.Contains(row.From.InUtc().Month));
        // Mean of 1 + 0.12 cos over June to August against December to February: about 1.114 / 0.886.
        Assert.InRange(In(6, 7, 8) / (In(12, 1, 2) * 184 / 180.0), 1.13, 1.40);
    }

    [Fact]
    public void Segments_TopFivePercent_HoldAboutHalf()
    {
        var index = new STRtree<StreetSegment>();
        foreach (var segment in Standard.Streets.Segments)
        {
            index.Insert(segment.Shape.EnvelopeInternal, segment);
        }
        var counts = new int[Standard.Streets.Segments.Count];
        foreach (var row in Incidents)
        {
            var place = new Point(row.X, row.Y);
            var box = new Envelope(row.X - 60, row.X + 60, row.Y - 60, row.Y + 60);
            if (index.Query(box).MinBy(segment => segment.Shape.Distance(place)) is { } nearest)
            {
                counts[nearest.Number]++;
            }
        }
        var top = counts.OrderDescending().Take((int)Math.Round(0.05 * counts.Length)).Sum();
        Assert.InRange(top / (double)Incidents.Count, 0.45, 0.55);
    }

    [Fact]
    public void Thefts_SoonAfterOthers_LieNearer()
    {
        var thefts = Incidents.Where(row => row.Category == "theft").OrderBy(row => row.From).ToList();
        int Pairs(int fromDay, int toDay) =>
            thefts
                .Select(
                    (one, k) =>
                        thefts
                            .Skip(k + 1)
                            .SkipWhile(other => (other.From - one.From).TotalDays < fromDay)
                            .TakeWhile(other => (other.From - one.From).TotalDays < toDay)
                            .Count(other =>
                                Math.Abs(other.X - one.X) < 200 && Math.Abs(other.Y - one.Y) < 200
                            )
                )
                .Sum();
        Assert.True(Pairs(0, 7) > 1.05 * Pairs(28, 35));
    }

    [Fact]
    public void Times_AtTheClocksChange_AreRead()
    {
        var skipped = Incidents.Count(row =>
            row.HourOfWeek == 6 * 24 + 2 && row.From.InUtc().Date == new LocalDate(2024, 3, 31)
        );
        Assert.Equal(0, skipped);
        Assert.All(Incidents, row => Assert.True(row.To > row.From));
    }

    [Fact]
    public void Tiny_Incidents_AreAFewHundred() =>
        Assert.InRange(SampleDistrict.Tiny.Incidents.Count, 400, 620);

    private static void AssertShare(double share, Func<IncidentRow, bool> holds, double spread = 1) =>
        Assert.Equal(
            share,
            Incidents.Count(holds) / (double)Incidents.Count,
            Sigmas * spread * Math.Sqrt(share * (1 - share) / Incidents.Count)
        );
}
