using System.Text;
using NetTopologySuite.Geometries;
using NodaTime;
using Patrol.Engine.Import;
using Patrol.Engine.Import.People;
using Patrol.Engine.Import.Rasters;
using Patrol.Engine.Model;
using Patrol.Engine.Tests.Import;
using Patrol.Storage.Geography;
using Patrol.Storage.People;
using Patrol.Storage.Runs;
using Patrol.Storage.Tests.Demand;

namespace Patrol.Storage.Tests.Runs;

/// <summary>The district that <see cref="BrokenIncidentFiles"/> are made for, with something of everything in it.</summary>
internal static class BrokenFilesDistrict
{
    /// <summary>Makes district <c>broken</c> and fills it.</summary>
    public static async Task<District> CreateAsync(PatrolDatabase database)
    {
        var district = await DistrictStore.CreateAsync(
            database,
            "broken",
            "Broken",
            -77.02,
            38.9,
            TestDistrict.Srid,
            TestDistrict.Zone
        );
        var factory = new GeometryFactory(new PrecisionModel(), TestDistrict.Srid);
        var bounds = BrokenIncidentFiles.Bounds;
        var shape = factory.ToGeometry(new Envelope(bounds[0], bounds[2], bounds[1], bounds[3]));
        var middle = factory.CreatePoint(new Coordinate(400_000, 136_000));
        await database.WriteAsync(
            district.Id,
            TestDistrict.Tester,
            async session =>
            {
                foreach (var kind in new[] { AreaKind.Subdistrict, AreaKind.Community })
                {
                    await GeographyStore.ReplaceAreasAsync(
                        session,
                        kind,
                        [new Area(kind, "1", "One", null, null, shape)]
                    );
                }
                await RasterStore.SaveAsync(session, RasterBuilder.Build(1, shape, [shape], 500));
                await GeographyStore.ReplaceSitesAsync(
                    session,
                    [new Site("s", SiteKind.School, "School", middle)]
                );
                await GeographyStore.ReplaceBasesAsync(
                    session,
                    [new PatrolBase("b", BaseKind.Station, "Base", middle)]
                );
                await GeographyStore.ReplaceLandAsync(
                    session,
                    [new Land(LandKind.Park, "Park", false, shape)]
                );
                await GeographyStore.ReplaceStreetsAsync(
                    session,
                    [
                        new StreetSegment(
                            0,
                            0,
                            1,
                            "Street",
                            StreetClass.Local,
                            100,
                            new SegmentSpeeds(4.5f, 15, 30),
                            OneWay.No,
                            factory.CreateLineString([middle.Coordinate, new Coordinate(400_100, 136_000)])
                        ),
                    ]
                );
                await GeographyStore.ReplaceCalendarAsync(
                    session,
                    new DayCalendar(
                        new Dictionary<LocalDate, DayType> { [new(2016, 7, 4)] = DayType.Holiday }
                    )
                );
                await PeopleStore.ReplaceUnitsAsync(session, [new Unit("u", "school", "School", null, null)]);
                await PeopleStore.ReplaceTeamsAsync(session, [new Team("t", "community", "Team", null)]);
                await PeopleStore.ReplaceMembersAsync(session, [Member()]);
                await PeopleStore.ReplaceClearancesAsync(
                    session,
                    [new ClearanceRow("kept", new Clearance("night", new LocalDate(2024, 1, 1), null))]
                );
                await PeopleStore.ReplaceAvailabilityAsync(
                    session,
                    [new AvailabilityRow("kept", new WeeklyWindow(0, 60))]
                );
                return 0;
            }
        );
        district = (await DistrictStore.FindAsync(database, "broken"))!;
        await ImportAsync(
            database,
            district,
            FileKind.Incidents,
            "good.csv",
            BrokenIncidentFiles.GoodCsv,
            BrokenIncidentFiles.CsvProfile
        );
        return district;
    }

    /// <summary>Imports a file as the program does.</summary>
    public static async Task ImportAsync(
        PatrolDatabase database,
        District district,
        FileKind kind,
        string name,
        byte[] bytes,
        string? profile
    )
    {
        var folder = Directory.CreateTempSubdirectory("patrol-broken-");
        try
        {
            var path = Path.Combine(folder.FullName, name);
            await File.WriteAllBytesAsync(path, bytes);
            var mapping = profile is null ? null : Path.Combine(folder.FullName, "profile.json");
            if (mapping is not null)
            {
                // With a byte order mark, as some editors write it.
                await File.WriteAllTextAsync(mapping, profile, Encoding.UTF8);
            }
            await FileImport.RunAsync(database, district, kind, path, mapping, TestDistrict.Tester);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Member Member() =>
        new(
            "kept",
            Force.Volunteer,
            ServesAs.InFreeTime,
            MemberStatus.Active,
            "30-44",
            null,
            "t",
            "u",
            null,
            null,
            8,
            [],
            []
        );
}
