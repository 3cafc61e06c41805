using NodaTime;
using Patrol.Contracts;
using Patrol.Engine.Import;
using Patrol.Engine.Import.Incidents;
using Patrol.Engine.Import.Osm;
using Patrol.Engine.Import.People;
using Patrol.Engine.Import.Places;
using Patrol.Engine.Import.Streets;
using Patrol.Engine.Model;
using Patrol.Storage.Documents;
using Patrol.Storage.Geography;
using Patrol.Storage.People;

namespace Patrol.Storage.Runs;

/// <summary>One file of any kind into a district: read, replace or merge, report, in one transaction.</summary>
public static class FileImport
{
    /// <summary>Imports a file; everything or nothing.</summary>
    /// <param name="database">The database.</param>
    /// <param name="district">The district.</param>
    /// <param name="kind">What the file holds.</param>
    /// <param name="path">The file.</param>
    /// <param name="profile">Path of the mapping profile; null for kinds that need none.</param>
    /// <param name="actor">Who imports and why.</param>
    /// <param name="progress">Told each file.</param>
    /// <param name="before">An import that must be committed before a file of incidents is merged; it is read meanwhile.</param>
    /// <param name="cancel">Gives up; nothing is kept.</param>
    /// <returns>The report; of an OpenStreetMap file, that of its streets.</returns>
    /// <exception cref="InputException">The file or profile can't be used; nothing was changed.</exception>
    public static async Task<ImportView> RunAsync(
        PatrolDatabase database,
        District district,
        FileKind kind,
        string path,
        string? profile,
        Actor actor,
        IProgress<string>? progress = null,
        Task? before = null,
        CancellationToken cancel = default
    )
    {
        progress?.Report($"Importing {Path.GetFileName(path)}");
        if (kind == FileKind.Incidents)
        {
            var mapping = IncidentProfile.Read(Profile(kind, profile));
            if (
                district.Boundary is null
                || await database.ReadAsync(district.Id, RasterStore.LoadCurrentAsync, cancel)
                    is not { } raster
            )
            {
                throw Missing(
                    "import.no-areas",
                    "Import the areas of the district first: incidents are placed in them."
                );
            }
            return await IncidentImport.RunAsync(
                database,
                district,
                path,
                mapping,
                raster,
                actor,
                before,
                cancel
            );
        }
        var (report, store) = Read(district, kind, path, profile);
        return await database.WriteAsync(
            district.Id,
            actor,
            async session =>
            {
                var number = await ImportStore.NextNumberAsync(session);
                await store(session);
                return await ImportStore.SaveAsync(
                    session,
                    district.Code,
                    number,
                    report,
                    SystemClock.Instance.GetCurrentInstant()
                );
            },
            cancel
        );
    }

    private static (ImportReport Report, Func<DistrictSession, Task> Store) Read(
        District district,
        FileKind kind,
        string path,
        string? profile
    )
    {
        switch (kind)
        {
            case FileKind.Subdistricts
            or FileKind.Communities
            or FileKind.ManagementGrids
            or FileKind.Enterprises:
                var level = LevelOf(kind);
                var areas = PlaceReader.ReadAreas(
                    path,
                    AreaProfile.Read(Profile(kind, profile)) with
                    {
                        Kind = level,
                    },
                    district
                );
                return (
                    Report(path, kind, areas),
                    session => GeographyStore.ReplaceAreasAsync(session, level, areas.Items)
                );
            case FileKind.Sites:
                var sites = PlaceReader.ReadSites(path, SiteProfile.Read(Profile(kind, profile)), district);
                return (
                    Report(path, kind, sites),
                    session => GeographyStore.ReplaceSitesAsync(session, sites.Items)
                );
            case FileKind.Bases:
                var bases = PlaceReader.ReadBases(path, BaseProfile.Read(Profile(kind, profile)), district);
                return (
                    Report(path, kind, bases),
                    session => GeographyStore.ReplaceBasesAsync(session, bases.Items)
                );
            case FileKind.Land:
                var land = PlaceReader.ReadLand(path, LandProfile.Read(Profile(kind, profile)), district);
                return (
                    Report(path, kind, land),
                    session => GeographyStore.ReplaceLandAsync(session, land.Items)
                );
            case FileKind.Streets:
                var isOsm = StreetReader.IsOpenStreetMap(path);
                var streets = StreetReader.Read(
                    path,
                    isOsm ? null : StreetProfile.Read(Profile(kind, profile)),
                    district
                );
                return (
                    Report(path, streets),
                    session => GeographyStore.ReplaceStreetsAsync(session, streets.Segments)
                );
            case FileKind.OpenStreetMap:
                var file = OsmFile.Read(path);
                var network = StreetReader.Read(file, district);
                var places = OsmPlaceReader.Read(
                    file,
                    OsmPlaceProfile.Read(Profile(kind, profile)),
                    district
                );
                return (Report(path, network), session => StoreAsync(session, network, places));
            default:
                return ReadTable(kind, path);
        }
    }

    private static (ImportReport Report, Func<DistrictSession, Task> Store) ReadTable(
        FileKind kind,
        string path
    )
    {
        switch (kind)
        {
            case FileKind.Calendar:
                var calendar = PeopleReader.ReadCalendar(path);
                return (
                    Report(path, kind, calendar.Dates.Count),
                    session => GeographyStore.ReplaceCalendarAsync(session, calendar)
                );
            case FileKind.Units:
                var units = PeopleReader.ReadUnits(path);
                return (
                    Report(path, kind, units.Count),
                    session => PeopleStore.ReplaceUnitsAsync(session, units)
                );
            case FileKind.Teams:
                var teams = PeopleReader.ReadTeams(path);
                return (
                    Report(path, kind, teams.Count),
                    session => PeopleStore.ReplaceTeamsAsync(session, teams)
                );
            case FileKind.Members:
                var members = PeopleReader.ReadMembers(path);
                return (
                    Report(path, kind, members.Count),
                    session => PeopleStore.ReplaceMembersAsync(session, members)
                );
            case FileKind.Clearances:
                var clearances = PeopleReader.ReadClearances(path);
                return (
                    Report(path, kind, clearances.Count),
                    async session =>
                        RefuseStrangers(path, await PeopleStore.ReplaceClearancesAsync(session, clearances))
                );
            default:
                var windows = PeopleReader.ReadAvailability(path);
                return (
                    Report(path, kind, windows.Count),
                    async session =>
                        RefuseStrangers(path, await PeopleStore.ReplaceAvailabilityAsync(session, windows))
                );
        }
    }

    private static async Task StoreAsync(DistrictSession session, StreetNetwork network, OsmPlaces places)
    {
        await GeographyStore.ReplaceStreetsAsync(session, network.Segments);
        foreach (var level in places.Areas.Items.GroupBy(area => area.Kind).OrderBy(group => group.Key))
        {
            await GeographyStore.ReplaceAreasAsync(session, level.Key, level.ToArray());
        }
        await GeographyStore.ReplaceSitesAsync(session, places.Sites.Items);
        await GeographyStore.ReplaceBasesAsync(session, places.Bases.Items);
        await GeographyStore.ReplaceLandAsync(session, places.Land.Items);
    }

    private static void RefuseStrangers(string path, IReadOnlyList<string> strangers)
    {
        if (strangers.Count > 0)
        {
            throw new InputException(
                strangers
                    .Select(code => new InputIssue(
                        "table.member-unknown",
                        Path.GetFileName(path),
                        null,
                        "member_code",
                        code,
                        "Import the members first, or mend the code."
                    ))
                    .ToArray()
            );
        }
    }

    private static AreaKind LevelOf(FileKind kind) =>
        kind switch
        {
            FileKind.Subdistricts => AreaKind.Subdistrict,
            FileKind.Communities => AreaKind.Community,
            FileKind.ManagementGrids => AreaKind.ManagementGrid,
            _ => AreaKind.Enterprise,
        };

    private static ImportReport Report<T>(string path, FileKind kind, PlaceFile<T> file) =>
        Report(
            path,
            kind,
            file.Rows,
            file.Items.Count,
            file.Mended,
            file.Dropped,
            file.DroppedColumns,
            file.Issues
        );

    private static ImportReport Report(string path, StreetNetwork streets) =>
        Report(
            path,
            FileKind.Streets,
            streets.Rows,
            streets.Rows - streets.Dropped.Values.Sum(),
            streets.Mended,
            streets.Dropped,
            [],
            streets.Issues
        );

    private static ImportReport Report(string path, FileKind kind, int rows) =>
        Report(path, kind, rows, rows, 0, new Dictionary<DropReason, int>(), [], []);

    private static ImportReport Report(
        string path,
        FileKind kind,
        int rows,
        int inserted,
        int mended,
        IReadOnlyDictionary<DropReason, int> dropped,
        IReadOnlyList<string> columns,
        IReadOnlyList<InputIssue> issues
    ) =>
        new(
            Path.GetFileName(path),
            Codes.Of(kind),
            rows,
            inserted,
            0,
            0,
            0,
            mended,
            dropped,
            columns,
            issues
        );

    private static string Profile(FileKind kind, string? profile) =>
        profile
        ?? throw Missing(
            "import.no-profile",
            $"Name the mapping profile of {Codes.Of(kind)}; examples lie in data/profiles."
        );

    private static InputException Missing(string code, string remedy) =>
        new(new InputIssue(code, null, null, null, null, remedy));
}
