using System.Text;
using NetTopologySuite.Geometries;
using NodaTime;
using NodaTime.Text;
using Patrol.Engine.Import;
using Patrol.Engine.Import.Incidents;
using Patrol.Engine.Import.Rasters;
using Patrol.Engine.Model;

namespace Patrol.Engine.Tests.Import.Incidents;

/// <summary>The rectangular district of <see cref="BrokenIncidentFiles"/>, and reading a file in it.</summary>
internal static class IncidentFrames
{
    public static IncidentFrame Rectangle { get; } = MakeRectangle();

    public static IncidentProfile Profile(string json) =>
        IncidentProfile.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)), "profile.json");

    /// <summary>Rows and tally of one file.</summary>
    public static (IReadOnlyList<IncidentRow> Rows, ImportTally Tally) Read(
        string name,
        byte[] bytes,
        string profile,
        IncidentFrame? frame = null
    )
    {
        using var file = new TemporaryFile(name, bytes);
        var tally = new ImportTally(name);
        var rows = IncidentReader.Read(file.Path, Profile(profile), frame ?? Rectangle, tally).ToArray();
        return (rows, tally);
    }

    /// <summary>Rows and tally of CSV rows below the header <c>ID,KIND,START,END,X,Y</c>.</summary>
    public static (IReadOnlyList<IncidentRow> Rows, ImportTally Tally) ReadRows(params string[] rows) =>
        Read(
            "rows.csv",
            Encoding.UTF8.GetBytes("ID,KIND,START,END,X,Y\n" + string.Join('\n', rows)),
            BrokenIncidentFiles.CsvProfile
        );

    private static IncidentFrame MakeRectangle()
    {
        var bounds = BrokenIncidentFiles.Bounds;
        var area = new GeometryFactory().ToGeometry(new Envelope(bounds[0], bounds[2], bounds[1], bounds[3]));
        return new IncidentFrame(
            DateTimeZoneProviders.Tzdb["America/New_York"],
            26985,
            new DistrictLocator(area, RasterBuilder.Build(1, area, [], 500)),
            InstantPattern.General.Parse("2026-01-15T00:00:00Z").Value,
            null
        );
    }
}
