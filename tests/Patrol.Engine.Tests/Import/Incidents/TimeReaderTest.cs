using System.Text;
using NodaTime.Text;
using Patrol.Engine.Model;

namespace Patrol.Engine.Tests.Import.Incidents;

public class TimeReaderTest
{
    /// <summary>The same moment, 2024-02-20 16:08 in New York (21:08 UTC), as files write it.</summary>
    [Theory]
    [InlineData("district", "yyyy-MM-dd HH:mm", "2024-02-20 16:08")]
    [InlineData("utc", "yyyy/MM/dd HH:mm:ss'+00'", "2024/02/20 21:08:00+00")]
    [InlineData("offset", "yyyy/MM/dd HH:mm:sszz", "2024/02/20 21:08:00+00")]
    [InlineData("offset", "yyyy-MM-dd'T'HH:mm:ssK", "2024-02-20T21:08:00Z")]
    [InlineData("offset", "yyyy-MM-dd'T'HH:mm:sszzz", "2024-02-21T05:08:00+08:00")]
    [InlineData("Asia/Shanghai", "yyyy年M月d日 H:mm", "2024年2月21日 5:08")]
    [InlineData("+08:00", "yyyy-MM-dd HH:mm", "2024-02-21 05:08")]
    [InlineData("district", "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", "2024-02-20T16:08:00.000Z")]
    [InlineData("district", "yyyy-MM-dd'T'HH:mm:sszzz", "2024-02-20T16:08:00+08:00")]
    [InlineData("district", "M/d/yyyy hh:mm:ss tt", "2/20/2024 04:08:00 PM")]
    public void Read_TimeAsFilesWriteIt_IsTheSameMoment(string zone, string format, string text)
    {
        var row = Assert.Single(Read(zone, format, "time", text));
        Assert.Equal(InstantPattern.General.Parse("2024-02-20T21:08:00Z").Value, row.From);
        Assert.Equal(TimePrecision.Minute, row.Precision);
    }

    /// <summary>A date alone is the district's own, whatever zone the profile names.</summary>
    [Theory]
    [InlineData("district", "M/d/yyyy", "3/13/2016")]
    [InlineData("utc", "M/d/yyyy", "3/13/2016")]
    [InlineData("utc", "yyyy-MM-dd HH:mm", "2016-03-14 02:30")]
    public void Read_Date_IsTheLocalDay(string zone, string format, string text)
    {
        // The day on which the clocks are put forward has 23 hours.
        var row = Assert.Single(Read(zone, format, "date", text));
        Assert.Equal(InstantPattern.General.Parse("2016-03-13T05:00:00Z").Value, row.From);
        Assert.Equal(InstantPattern.General.Parse("2016-03-14T04:00:00Z").Value, row.To);
        Assert.Equal((TimePrecision.Date, (short?)null), (row.Precision, row.HourOfWeek));
        Assert.False(row.IsMended);
    }

    [Fact]
    public void Read_Month_IsTheWholeMonth()
    {
        var row = Assert.Single(Read("district", "yyyy-MM", "month", "2016-12"));
        Assert.Equal(InstantPattern.General.Parse("2016-12-01T05:00:00Z").Value, row.From);
        Assert.Equal(InstantPattern.General.Parse("2017-01-01T05:00:00Z").Value, row.To);
        Assert.Equal(TimePrecision.Month, row.Precision);
    }

    private static IReadOnlyList<IncidentRow> Read(string zone, string format, string precision, string text)
    {
        var profile = BrokenIncidentFiles.CsvProfile.Replace(
            "\"times\": { \"formats\": [\"yyyy-MM-dd HH:mm\"] }",
            $"\"times\": {{ \"formats\": [\"{format}\"], \"zone\": \"{zone}\", \"precision\": \"{precision}\" }}"
        );
        var csv = $"ID,KIND,START,END,X,Y\n7,THEFT,{text},,397965.5,136884\n";
        return IncidentFrames.Read("times.csv", Encoding.UTF8.GetBytes(csv), profile).Rows;
    }
}
