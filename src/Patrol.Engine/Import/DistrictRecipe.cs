using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Patrol.Engine.Import.Files;
using Patrol.Engine.Model;

namespace Patrol.Engine.Import;

/// <summary>What a file of a recipe holds.</summary>
public enum FileKind
{
    /// <summary>Subdistrict polygons; their union is the district.</summary>
    Subdistricts = 1,

    /// <summary>Community polygons.</summary>
    Communities,

    /// <summary>Management grid polygons.</summary>
    ManagementGrids,

    /// <summary>Enterprise polygons.</summary>
    Enterprises,

    /// <summary>Land and barriers.</summary>
    Land,

    /// <summary>Street center lines.</summary>
    Streets,

    /// <summary>Sites.</summary>
    Sites,

    /// <summary>Bases.</summary>
    Bases,

    /// <summary>Calendar of day types.</summary>
    Calendar,

    /// <summary>Units.</summary>
    Units,

    /// <summary>Teams.</summary>
    Teams,

    /// <summary>Members.</summary>
    Members,

    /// <summary>Clearances of members.</summary>
    Clearances,

    /// <summary>Weekly availability of members.</summary>
    Availability,

    /// <summary>Incidents.</summary>
    Incidents,

    /// <summary>An OpenStreetMap file: streets, areas, sites, bases and land in one.</summary>
    OpenStreetMap,
}

/// <summary>A file of a recipe.</summary>
/// <param name="Path">Path relative to the folder of the data.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Profile">Path of the mapping profile relative to the recipe; null for kinds that need none.</param>
public sealed record RecipeFile(string Path, FileKind Kind, string? Profile);

/// <summary>A district described by its frame and its files, in the order they are imported.</summary>
/// <param name="Code">Short lower-case name: letters, digits and underscores.</param>
/// <param name="Name">Name shown to people.</param>
/// <param name="AnchorLongitude">Degrees east, WGS 84.</param>
/// <param name="AnchorLatitude">Degrees north, WGS 84.</param>
/// <param name="MetricSrid">EPSG code of the metric CRS.</param>
/// <param name="TimeZone">IANA zone.</param>
/// <param name="CellMeters">Edge of an analysis cell.</param>
/// <param name="Files">Files, areas first.</param>
public sealed record DistrictRecipe(
    string Code,
    string Name,
    double AnchorLongitude,
    double AnchorLatitude,
    int MetricSrid,
    DateTimeZone TimeZone,
    double CellMeters,
    IReadOnlyList<RecipeFile> Files
)
{
    /// <summary>Patrols of the district; null when none are stated.</summary>
    public RecipePatrols? Patrols { get; init; }

    /// <summary>People to be made up; null when they come from files or not at all.</summary>
    public RecipePeople? People { get; init; }

    /// <summary>Reads a recipe.</summary>
    /// <exception cref="InputException">Every fault of the recipe: <c>recipe.*</c>.</exception>
    public static DistrictRecipe Read(string path)
    {
        var file = Path.GetFileName(path);
        var raw = JsonRecord.Read<Raw>(path, "recipe.unreadable");
        var issues = new List<InputIssue>();
        void Check(bool holds, string field, object? value, string remedy)
        {
            if (!holds)
            {
                issues.Add(new InputIssue("recipe.value", file, null, field, value?.ToString(), remedy));
            }
        }
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(raw.TimeZone ?? "");
        var files = new List<RecipeFile>();
        Check(IsCode(raw.Code), "code", raw.Code, "Give 1–32 lower-case letters, digits or underscores.");
        Check(!string.IsNullOrWhiteSpace(raw.Name), "name", raw.Name, "Give the district a name.");
        Check(
            raw.Anchor is { Length: 2 } anchor && Math.Abs(anchor[0]) <= 180 && Math.Abs(anchor[1]) <= 90,
            "anchor",
            raw.Anchor is null ? null : string.Join(", ", raw.Anchor),
            "Give longitude and latitude in degrees, longitude first."
        );
        Check(
            raw.MetricSrid > 0,
            "metricSrid",
            raw.MetricSrid,
            "Give the EPSG code of a projected CRS in meters."
        );
        Check(zone is not null, "timeZone", raw.TimeZone, "Give an IANA zone such as America/New_York.");
        Check(raw.CellMeters is >= 10 and <= 5000, "cellMeters", raw.CellMeters, "Give 10 to 5,000 meters.");
        foreach (var (entry, index) in (raw.Files ?? []).Select((entry, index) => (entry, index)))
        {
            var known = Enum.TryParse<FileKind>(entry.Kind, ignoreCase: true, out var kind);
            Check(known, $"files[{index}].kind", entry.Kind, $"Use one of: {string.Join(", ", Kinds)}.");
            Check(
                !string.IsNullOrWhiteSpace(entry.Path),
                $"files[{index}].path",
                entry.Path,
                "Name the file."
            );
            files.Add(new RecipeFile(entry.Path ?? "", kind, entry.Profile));
        }
        var patrols = ReadPatrols(raw.Patrols, Check);
        var people = ReadPeople(raw.People, files, Check);
        return issues.Count > 0
            ? throw new InputException(issues)
            : new DistrictRecipe(
                raw.Code!,
                raw.Name!,
                raw.Anchor![0],
                raw.Anchor[1],
                raw.MetricSrid!.Value,
                zone!,
                raw.CellMeters!.Value,
                files
            )
            {
                Patrols = patrols,
                People = people,
            };
    }

    private static RecipePatrols? ReadPatrols(RawPatrols? raw, FaultList check)
    {
        static string At(string field) => $"patrols.{field}";
        if (raw is null)
        {
            return null;
        }
        check(
            raw.Weekly is >= 0 and <= RecipePatrols.MostWeekly,
            At("weekly"),
            raw.Weekly,
            $"Give 0 to {RecipePatrols.MostWeekly} patrols a week."
        );
        check(
            RecipePatrols.Modes.Contains(raw.Mode),
            At("mode"),
            raw.Mode,
            $"Use one of: {string.Join(", ", RecipePatrols.Modes)}."
        );
        return new RecipePatrols(raw.Weekly ?? 0, raw.Mode ?? "");
    }

    private static RecipePeople? ReadPeople(RawPeople? raw, IReadOnlyList<RecipeFile> files, FaultList check)
    {
        static string At(string field) => $"people.{field}";
        if (raw is null)
        {
            return null;
        }
        var date = LocalDatePattern.Iso.Parse(raw.AsOf ?? "");
        check(
            raw.VolunteersPerCommunity is >= 1 and <= RecipePeople.MostVolunteersPerCommunity,
            At("volunteersPerCommunity"),
            raw.VolunteersPerCommunity,
            $"Give 1 to {RecipePeople.MostVolunteersPerCommunity} volunteers."
        );
        check(raw.Seed >= 0, At("seed"), raw.Seed, "Give a seed of zero or more.");
        check(
            date.Success && date.Value.Year is >= 1900 and <= 2200,
            At("asOf"),
            raw.AsOf,
            "Give a date such as 2026-01-01."
        );
        check(
            !files.Any(file => FilesOfPeople.Contains(file.Kind)),
            "people",
            files.FirstOrDefault(file => FilesOfPeople.Contains(file.Kind))?.Path,
            "Leave out either people or the files of units, teams and members."
        );
        return new RecipePeople(
            raw.VolunteersPerCommunity ?? 0,
            raw.Seed ?? 0,
            date.Success ? date.Value : default
        );
    }

    /// <summary>True for a district code: 1–32 lower-case ASCII letters, digits or underscores.</summary>
    public static bool IsCode(string? code) =>
        code is { Length: > 0 and <= 32 }
        && code.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '_');

    private static readonly FileKind[] FilesOfPeople =
    [
        FileKind.Units,
        FileKind.Teams,
        FileKind.Members,
        FileKind.Clearances,
        FileKind.Availability,
    ];

    private static IEnumerable<string> Kinds =>
        Enum.GetNames<FileKind>().Select(JsonNamingPolicy.CamelCase.ConvertName);

    // Told of each condition, it lists those that do not hold.
    private delegate void FaultList(bool holds, string field, object? value, string remedy);

    // Everything may be missing, so that what is missing is told all at once.
    private sealed record Raw(
        string? Code = null,
        string? Name = null,
        double[]? Anchor = null,
        int? MetricSrid = null,
        string? TimeZone = null,
        double? CellMeters = null,
        RawPatrols? Patrols = null,
        RawPeople? People = null,
        IReadOnlyList<RawFile>? Files = null
    );

    private sealed record RawPatrols(int? Weekly = null, string? Mode = null);

    private sealed record RawPeople(
        int? VolunteersPerCommunity = null,
        int? Seed = null,
        string? AsOf = null
    );

    private sealed record RawFile(string? Path = null, string? Kind = null, string? Profile = null);
}
