using System.Text;
using NodaTime;
using NodaTime.Text;
using Patrol.Engine.Import;
using Patrol.Engine.Model;

namespace Patrol.Engine.Tests.Import.Incidents;

public class IncidentReaderTest
{
    private const string Place = "397965.5,136884";

    [Fact]
    public void Read_IntervalRow_IsPlacedTimedAndCut()
    {
        var row = Assert.Single(
            IncidentFrames.ReadRows($" 7 ,theft,2016-08-05 12:45,2016-08-05 13:45,{Place}").Rows
        );
        Assert.Equal((1, "7", "theft"), (row.Row, row.SourceId, row.Category));
        Assert.Equal((397965.5, 136884.0), (row.X, row.Y));
        Assert.Equal(Time("2016-08-05T16:45:00Z"), row.From);
        Assert.Equal(Time("2016-08-05T17:45:00Z"), row.To);
        Assert.Equal((TimePrecision.Interval, (short)108), (row.Precision, row.HourOfWeek));
        Assert.Equal(new LocalDate(2016, 8, 1), row.LocalWeek);
        Assert.Equal([108, 109], row.Parts!.Slots);
        Assert.Equal([0.25f, 0.75f], row.Parts.Shares);
        Assert.False(row.IsMended);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2016-08-05 12:45")]
    public void Read_NoWholeMinute_IsKnownToTheMinute(string end)
    {
        var row = Assert.Single(IncidentFrames.ReadRows($",THEFT,2016-08-05 12:45,{end},{Place}").Rows);
        Assert.Equal(TimePrecision.Minute, row.Precision);
        Assert.Equal(Duration.FromMinutes(1), row.To - row.From);
        Assert.Null(row.SourceId);
        Assert.Null(row.Parts);
        Assert.False(row.IsMended);
    }

    [Theory]
    [InlineData("2016-08-05 12:45", "2016-08-05 12:44", "incident.end-before-start", "2016-08-05 12:44")]
    [InlineData("2016-08-05 12:45", "2116-08-05 12:44", "incident.end-in-future", "2116-08-05 12:44")]
    [InlineData("2016-08-05 12:45", "unknown", "incident.end-unreadable", "unknown")]
    [InlineData("2016-03-13 02:30", "", "incident.time-skipped", "2016-03-13 02:30")]
    public void Read_TimeThatCannotBe_IsMendedAndSaid(string start, string end, string code, string value)
    {
        var (rows, tally) = IncidentFrames.ReadRows($"7,THEFT,{start},{end},{Place}");
        var row = Assert.Single(rows);
        Assert.True(row.IsMended);
        Assert.Equal(TimePrecision.Minute, row.Precision);
        Assert.Equal(1, tally.Mended);
        Assert.Empty(tally.Dropped);
        var issue = Assert.Single(tally.Samples);
        Assert.Equal((code, 1, value), (issue.Code, issue.Row, issue.Value));
        Assert.NotEmpty(issue.Remedy);
    }

    [Fact]
    public void Read_SkippedLocalTime_IsMovedOnByTheGap() =>
        Assert.Equal(
            Time("2016-03-13T07:30:00Z"),
            IncidentFrames.ReadRows($"7,THEFT,2016-03-13 02:30,,{Place}").Rows[0].From
        );

    [Fact]
    public void Read_RepeatedLocalTime_IsTheEarlierWithoutAnIssue()
    {
        var (rows, tally) = IncidentFrames.ReadRows($"7,THEFT,2016-11-06 01:30,,{Place}");
        Assert.Equal(Time("2016-11-06T05:30:00Z"), rows[0].From);
        Assert.Empty(tally.Samples);
    }

    [Theory]
    [InlineData("7,THEFT,,,397965.5,136884", DropReason.NoTime, "incident.no-time", "")]
    [InlineData("7,THEFT,5 Aug 2016,,397965.5,136884", DropReason.NoTime, "incident.no-time", "5 Aug 2016")]
    [InlineData(
        "7,THEFT,1899-08-05 12:45,,397965.5,136884",
        DropReason.Other,
        "incident.before-1900",
        "1899-08-05 12:45"
    )]
    [InlineData(
        "7,THEFT,2026-01-16 12:45,,397965.5,136884",
        DropReason.Other,
        "incident.in-future",
        "2026-01-16 12:45"
    )]
    [InlineData(
        "7,ARSON,2016-08-05 12:45,,397965.5,136884",
        DropReason.Other,
        "incident.category-unknown",
        "ARSON"
    )]
    [InlineData("7,THEFT,2016-08-05 12:45,,,", DropReason.NoPlace, "incident.no-place", null)]
    [InlineData(
        "7,THEFT,2016-08-05 12:45,,NaN,136884",
        DropReason.NoPlace,
        "incident.no-place",
        "NaN, 136884"
    )]
    [InlineData("7,THEFT,2016-08-05 12:45,,0,0.0", DropReason.NoPlace, "incident.no-place", "0, 0.0")]
    [InlineData(
        "7,THEFT,2016-08-05 12:45,,1e999,136884",
        DropReason.NoPlace,
        "incident.no-place",
        "1e999, 136884"
    )]
    [InlineData(
        "7,THEFT,2016-08-05 12:45,,389000,136884",
        DropReason.Outside,
        "incident.outside",
        "389000, 136884"
    )]
    [InlineData(
        "7,THEFT,2016-08-05 12:45,,39796.5,136884",
        DropReason.Outside,
        "incident.outside-decimal",
        "39796.5, 136884"
    )]
    [InlineData(
        "7,THEFT,2016-08-05 12:45,,40219332,13313",
        DropReason.Outside,
        "incident.outside-decimal",
        "40219332, 13313"
    )]
    [InlineData(
        "7,THEFT,2016-08-05 12:45,,136884,397965",
        DropReason.Outside,
        "incident.swapped",
        "136884, 397965"
    )]
    [InlineData(
        "7,THEFT,2016-08-05 12:45,,-77.02,38.9",
        DropReason.Outside,
        "incident.wrong-crs",
        "-77.02, 38.9"
    )]
    [InlineData(
        "7,THEFT,2016-08-05 12:45,,38.9,-77.02",
        DropReason.Outside,
        "incident.wrong-crs",
        "38.9, -77.02"
    )]
    [InlineData(
        "7,THEFT,2016-08-05 12:45,,-8573827,4707176",
        DropReason.Outside,
        "incident.wrong-crs",
        "-8573827, 4707176"
    )]
    public void Read_RowThatCannotBeStored_IsLeftOutWithItsReason(
        string row,
        DropReason reason,
        string code,
        string? value
    )
    {
        var (rows, tally) = IncidentFrames.ReadRows($"1,THEFT,2016-08-05 12:45,,{Place}", row);
        Assert.Single(rows);
        Assert.Equal(2, tally.Rows);
        Assert.Equal([KeyValuePair.Create(reason, 1)], tally.Dropped);
        var issue = Assert.Single(tally.Samples);
        Assert.Equal((code, 2, value), (issue.Code, issue.Row, issue.Value));
        Assert.NotEmpty(issue.Remedy);
    }

    [Fact]
    public void Read_WeekWhoseDetailExpired_IsLeftOut()
    {
        var frame = IncidentFrames.Rectangle with { ExpiredBefore = new LocalDate(2016, 8, 8) };
        var (rows, tally) = IncidentFrames.Read(
            "old.csv",
            BrokenIncidentFiles.GoodCsv,
            BrokenIncidentFiles.CsvProfile,
            frame
        );
        Assert.Empty(rows);
        Assert.Equal(30, tally.CountOf("incident.expired"));
    }

    [Fact]
    public void Read_MostlyDroppedButAllowed_KeepsTheRest()
    {
        var rows = string.Concat(Enumerable.Repeat("7,THEFT,2016-08-05 12:45,,0,0\n", 40));
        var (kept, tally) = Read(
            $"ID,KIND,START,END,X,Y\n{rows}8,THEFT,2016-08-05 12:45,,{Place}\n",
            "\"allowMostlyDropped\": true,"
        );
        Assert.Equal(41, Assert.Single(kept).Row);
        Assert.Equal(40, tally.Dropped[DropReason.NoPlace]);
    }

    [Fact]
    public void Read_MoreThanAHundredOfACode_KeepsTheFirstHundredSamples()
    {
        var rows = string.Concat(Enumerable.Repeat("7,THEFT,2016-08-05 12:45,,0,0\n", 150));
        var tally = Read($"ID,KIND,START,END,X,Y\n{rows}", "\"allowMostlyDropped\": true,").Tally;
        Assert.Equal(100, tally.Samples.Count);
        Assert.Equal(150, tally.CountOf("incident.no-place"));
    }

    [Theory]
    [InlineData(";")]
    [InlineData("\t")]
    [InlineData("|")]
    public void Read_OtherDelimiter_IsFound(string delimiter) =>
        Assert.Equal(
            30,
            Read(Encoding.UTF8.GetString(BrokenIncidentFiles.GoodCsv).Replace(",", delimiter)).Rows.Count
        );

    [Theory]
    [InlineData("gb18030", "\u76d7\u7a83")]
    [InlineData("cp949", "\uc808\ub3c4")]
    [InlineData("latin1", "vol \u00e0 l'\u00e9talage")]
    [InlineData("utf-8", "\u76d7\u7a83")]
    public void Read_Encoding_UnderstandsItsCategories(string encoding, string category)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var name = encoding == "cp949" ? "ks_c_5601-1987" : encoding;
        var text = $"ID,KIND,START,END,X,Y\n7,{category},2016-08-05 12:45,,{Place}\n";
        var profile = BrokenIncidentFiles
            .Profile("csv", "EPSG:26985", $"\"encoding\": \"{encoding}\",")
            .Replace("\"THEFT\"", $"\"{category}\"");
        Assert.Single(IncidentFrames.Read("a.csv", Encoding.GetEncoding(name).GetBytes(text), profile).Rows);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Read_ByteOrderMark_WinsOverTheProfile(string encoding)
    {
        var marked = Encoding.GetEncoding(encoding);
        byte[] bytes =
        [
            .. marked.GetPreamble(),
            .. marked.GetBytes(Encoding.UTF8.GetString(BrokenIncidentFiles.GoodCsv)),
        ];
        var profile = BrokenIncidentFiles.Profile("csv", "EPSG:26985", "\"encoding\": \"cp949\",");
        Assert.Equal(30, IncidentFrames.Read("a.csv", bytes, profile).Rows.Count);
    }

    [Fact]
    public void Read_QuotedFields_MayHoldDelimitersQuotesAndLineEnds()
    {
        var (rows, _) = Read(
            $"NOTE,ID,KIND,START,END,X,Y\r\n\"a, \"\"b\"\"\r\nc\",7,\"THEFT\",2016-08-05 12:45,,{Place}\r\n\r\nd,8,THEFT,2016-08-05 12:45,,{Place}"
        );
        Assert.Equal([(1, "7"), (2, "8")], rows.Select(row => (row.Row, row.SourceId)));
    }

    [Fact]
    public void Read_PersonColumns_AreListedAndNotRead()
    {
        var tally = Read(
            $"ID,KIND,START,END,X,Y,VICTIM\n7,THEFT,2016-08-05 12:45,,{Place},somebody\n",
            "\"columnsAboutPersons\": [\"VICTIM\", \"SUSPECT\"],"
        ).Tally;
        Assert.Equal(["VICTIM"], tally.DroppedColumns);
    }

    [Fact]
    public void Read_WithdrawalColumn_TakesRecordsBack()
    {
        var profile = BrokenIncidentFiles
            .Profile("csv", "EPSG:26985", "\"withdrawnValue\": \"void\",")
            .Replace("\"id\": \"ID\"", "\"id\": \"ID\", \"withdrawn\": \"STATE\"");
        var (rows, tally) = IncidentFrames.Read(
            "a.csv",
            Encoding.UTF8.GetBytes(
                $"ID,KIND,START,END,X,Y,STATE\n7,,,,,,VOID\n8,THEFT,2016-08-05 12:45,,{Place},\n,,,,,,void\n"
            ),
            profile
        );
        Assert.Equal("8", Assert.Single(rows).SourceId);
        Assert.Equal(["7"], tally.Withdrawn.Keys);
        Assert.Equal(2, tally.Dropped[DropReason.Other]);
        Assert.Equal(1, tally.CountOf("incident.withdrawn-without-id"));
    }

    [Fact]
    public void Read_SourceColumn_IsMapped()
    {
        var profile = BrokenIncidentFiles
            .Profile("csv", "EPSG:26985", "\"sources\": { \"P\": \"discovered\", \"C\": \"reported\" },")
            .Replace("\"id\": \"ID\"", "\"id\": \"ID\", \"source\": \"BY\"");
        var text =
            $"ID,KIND,START,END,X,Y,BY\n7,THEFT,2016-08-05 12:45,,{Place},p\n8,THEFT,2016-08-05 12:45,,{Place},Q\n";
        var (rows, tally) = IncidentFrames.Read("a.csv", Encoding.UTF8.GetBytes(text), profile);
        Assert.Equal(IncidentSource.Discovered, Assert.Single(rows).Source);
        Assert.Equal(1, tally.CountOf("incident.source-unknown"));
    }

    [Fact]
    public void Read_UnmappedCategory_GoesToTheNamedOne()
    {
        var (rows, tally) = Read(
            $"ID,KIND,START,END,X,Y\n7,GRAFFITI,2016-08-05 12:45,,{Place}\n",
            "\"unmapped\": \"theft\","
        );
        Assert.Equal("theft", Assert.Single(rows).Category);
        Assert.Empty(tally.Samples);
    }

    private static (IReadOnlyList<IncidentRow> Rows, ImportTally Tally) Read(string text, string more = "") =>
        IncidentFrames.Read(
            "a.csv",
            Encoding.UTF8.GetBytes(text),
            BrokenIncidentFiles.Profile("csv", "EPSG:26985", more)
        );

    private static Instant Time(string text) => InstantPattern.General.Parse(text).Value;
}
