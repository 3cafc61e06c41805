using NodaTime;
using Patrol.Engine.Import;
using Patrol.Engine.Import.Incidents;
using Patrol.Engine.Import.Rasters;
using Patrol.Engine.Model;
using Patrol.Engine.Tests.Import.Rasters;

namespace Patrol.Engine.Tests.Import.Incidents;

/// <summary>The ten real files, in the union of the police districts.</summary>
public class DcIncidentsTest
{
    private static readonly Lazy<IncidentFrame> Frame = new(() =>
    {
        var district = DcShapes.PoliceDistricts();
        return new IncidentFrame(
            DateTimeZoneProviders.Tzdb["America/New_York"],
            26985,
            new DistrictLocator(district, RasterBuilder.Build(1, district, [], 100)),
            Instant.FromUtc(2026, 1, 1, 0, 0),
            null
        );
    });

    [Theory]
    [InlineData(1, 31_073, 1)]
    [InlineData(2, 38_194, 15)]
    [InlineData(3, 11_705, 1)]
    [InlineData(4, 19_145, 0)]
    [InlineData(5, 28_451, 106)]
    [InlineData(6, 31_984, 5)]
    [InlineData(7, 26_255, 0)]
    [InlineData(8, 28_061, 115)]
    public void Read_WardFile_DropsOnlyPlacesOutside(int ward, int rows, int outside)
    {
        var (ready, tally) = Read($"ward{ward}.csv.gz", "wards");
        Assert.Equal((rows, rows - outside, 0), (tally.Rows, ready.Count, tally.Mended));
        Assert.Equal(outside, tally.Dropped.GetValueOrDefault(DropReason.Outside));
        Assert.Equal(outside, tally.Dropped.Values.Sum());
        Assert.All(ready, row => Assert.Equal(TimePrecision.Date, row.Precision));
    }

    [Theory]
    [InlineData("crime_incidents_2016_30days.geojson", "2016", 2_898, 2_797)]
    [InlineData("crime_incidents_2024_partial.csv", "2024", 5_735, 5_199)]
    public void Read_TimedFile_HasEveryRow(string file, string profile, int rows, int intervals)
    {
        var (ready, tally) = Read(file, profile);
        Assert.Equal((rows, rows, 0), (tally.Rows, ready.Count, tally.Mended));
        Assert.Empty(tally.Dropped);
        Assert.Equal(intervals, ready.Count(row => row.Precision == TimePrecision.Interval));
        Assert.All(
            ready.Where(row => row.Parts is not null),
            row => Assert.Equal(1.0, row.Parts!.Shares.Sum(share => (double)share))
        );
    }

    private static (IReadOnlyList<IncidentRow> Ready, ImportTally Tally) Read(string file, string profile)
    {
        var tally = new ImportTally(file);
        var rows = IncidentReader.Read(
            SharedData.Find($"city-dc/incidents/{file}"),
            IncidentProfile.Read(SharedData.Repository($"data/profiles/incidents-dc-{profile}.json")),
            Frame.Value,
            tally
        );
        return ([.. rows], tally);
    }
}
