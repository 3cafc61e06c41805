using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Patrol.Engine.Analysis.Chance;
using Patrol.Engine.Analysis.Periods.Hours;
using Patrol.Engine.Import.Incidents;
using Patrol.Engine.Model;

namespace Patrol.Engine.Tests.Analysis.Periods.Hours;

public sealed class HourTablesTest
{
    private static readonly LocalDate Monday = new(2024, 1, 1);
    private static readonly HourOccurrences TenWeeks = HourOccurrences.Of(
        Incidents.Berlin,
        Monday,
        Monday.PlusWeeks(10)
    );

    /// <summary>
    /// The published 24 × 7 table of burglaries in Washington, DC, January–June 2016 (R's package aoristic, dcburglaries and
    /// dcburgsum), by its rules: wall clocks are subtracted, no end counts in the hour of the start.
    /// </summary>
    [Fact]
    public void Of_PublishedBurglaries_EqualsThePublishedTable()
    {
        var rows = File.ReadLines(SharedData.Find("city-dc/incidents/burglaries_2016_start_end.csv"))
            .Skip(1)
            .Select(line => Burglary(line.Split(',')))
            .ToArray();
        var expected = File.ReadLines(
                SharedData.Find("city-dc/incidents/burglaries_2016_aoristic_expected.csv")
            )
            .Skip(1)
            .Select(line => line.Split(',')[1..])
            .ToArray();
        var table = HourTables.Of(rows, Rasters.Full(1, 1), DateTimeZone.Utc, TenWeeks).District;

        Assert.Equal(1025, table.Incidents, 1e-9);
        for (var h = 0; h < 168; h++)
        {
            var published = double.Parse(expected[h % 24][h / 24], CultureInfo.InvariantCulture);
            Assert.Equal(published, table.Cells[h].Sum, 0.001);
        }
    }

    [Fact]
    public void Of_OneHour_HasShareRateAndExactIntervals()
    {
        var sums = new double[168];
        (sums[20], sums[30]) = (3, 7);
        var table = HourTable.Of(new HourSums("theft", 2, sums), TenWeeks);

        var cell = table.Cells[20];
        Assert.Equal(("theft", 2, 10.0), (table.Category, table.Community, table.Incidents));
        Assert.Equal((3, 0.3, 10, 0.3), (cell.Sum, cell.Share, cell.HoursOccurred, cell.RatePerHour));
        Assert.Equal(BinomialInterval.Of(3, 10), cell.ShareInterval);
        Assert.Equal(PoissonInterval.Of(3).Low / 10, cell.RateInterval!.Low, 1e-12);
        Assert.Equal(0.3689, table.Cells[0].RateInterval!.High!.Value, 0.0001);
    }

    /// <summary>A year in which Sunday 02:00 occurred 52 times: one week skipped it, one had it twice.</summary>
    [Fact]
    public void Of_HourThatWasSkipped_DividesByTheHoursThatOccurred()
    {
        var occurred = HourOccurrences.Of(Incidents.Berlin, Monday, Monday.PlusWeeks(26));
        var sums = new double[168];
        sums[6 * 24 + 2] = 5;

        Assert.Equal(
            5 / 25.0,
            HourTable.Of(new HourSums(null, null, sums), occurred).Cells[6 * 24 + 2].RatePerHour
        );
    }

    [Fact]
    public void Of_HourThatNeverOccurred_HasNoRate()
    {
        var occurred = HourOccurrences.Of(Incidents.Berlin, Monday, Monday.PlusDays(1));
        var cell = HourTable.Of(new HourSums(null, null, new double[168]), occurred).Cells[100];

        Assert.Null(cell.RatePerHour);
        Assert.Null(cell.RateInterval);
    }

    [Fact]
    public void Of_CategoriesAndCommunities_HaveTablesThatAddUp()
    {
        var raster = Rasters.Full(2, 1, cell => (short)(cell - 1));
        var at = Monday.At(new LocalTime(9, 30));
        IncidentRow[] rows =
        [
            Incidents.At(at, "theft", 0),
            Incidents.At(at, "noise", 1),
            Incidents.At(at, "noise", 1),
            Incidents.At(at, "noise", 1, IncidentSource.Discovered),
            Incidents.At(at, "domestic", 1),
            Incidents.On(Monday, "noise", 1),
        ];
        var tables = HourTables.Of(
            rows,
            raster,
            Incidents.Berlin,
            TenWeeks,
            new HashSet<string> { "domestic" }
        );

        Assert.Equal(3, tables.District.Cells[9].Sum);
        Assert.Equal(
            [("noise", 2.0), ("theft", 1.0)],
            tables.Categories.Select(one => (one.Category!, one.Incidents))
        );
        Assert.Equal(
            [(-1, 1.0), (0, 2.0)],
            tables.Communities.Select(one => (one.Community!.Value, one.Incidents))
        );
        Assert.Empty(tables.Midnights);
    }

    [Fact]
    public void Of_DatesWrittenAsMidnight_AreLeftOutAndNamed()
    {
        var dates = Enumerable
            .Range(0, 30)
            .Select(day => Incidents.At(Monday.PlusDays(day).AtMidnight(), "fraud"));
        var times = Enumerable
            .Range(0, 30)
            .Select(day => Incidents.At(Monday.PlusDays(day).At(new LocalTime(day % 24, 17))));
        var tables = HourTables.Of([.. dates, .. times], Rasters.Full(1, 1), Incidents.Berlin, TenWeeks);

        Assert.Equal(30, tables.District.Incidents);
        var finding = Assert.Single(tables.Midnights);
        Assert.Equal(("fraud", 30), (finding.Category, finding.Finding.AtMidnight));
    }

    [Fact]
    public void ByWeek_SilentWeeks_CountUnlessTheyAreGaps()
    {
        IncidentRow[] rows =
        [
            Incidents.At(Monday.At(new LocalTime(9, 30))),
            Incidents.At(Monday.PlusDays(29).At(new LocalTime(9, 30))),
        ];

        var weeks = HourSums.ByWeek(rows);
        Assert.Equal([1.0, 0, 0, 0, 1], weeks.Select(week => week.Sum()));
        Assert.Equal(1, weeks[4][24 + 9]);
        Assert.Equal(3, HourSums.ByWeek(rows, [new DateGap(Monday.PlusWeeks(1), Monday.PlusWeeks(3))]).Count);
        Assert.Empty(HourSums.ByWeek([]));
    }

    [Fact]
    public void Of_BadSums_AreRefused()
    {
        Assert.Throws<ArgumentException>(() =>
            HourTable.Of(new HourSums(null, null, new double[24]), TenWeeks)
        );
        var negative = new double[168];
        negative[3] = -1;
        Assert.Throws<ArgumentException>(() => HourTable.Of(new HourSums(null, null, negative), TenWeeks));
        Assert.Throws<ArgumentException>(() =>
            HourTables.Of([new HourSums(null, 1, new double[168])], TenWeeks)
        );
        Assert.Throws<ArgumentException>(() =>
            HourSums.Of([Incidents.At(Monday.AtMidnight(), cell: 9)], Rasters.Full(1, 1))
        );
    }

    private static IncidentRow Burglary(string[] fields)
    {
        var newYork = DateTimeZoneProviders.Tzdb["America/New_York"];
        LocalDateTime Read(string text) =>
            InstantPattern.General.Parse(text).Value.InZone(newYork).LocalDateTime;
        var start = Read(fields[2]);
        var parts = fields[3].StartsWith("20", StringComparison.Ordinal)
            ? Aoristic.Cut(start.InUtc().ToInstant(), Read(fields[3]).InUtc().ToInstant(), DateTimeZone.Utc)
            : null;
        return Incidents.At(start, zone: DateTimeZone.Utc) with
        {
            Parts = parts,
            Precision = parts is null ? TimePrecision.Minute : TimePrecision.Interval,
        };
    }
}
