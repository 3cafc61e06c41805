using System.Globalization;
using Patrol.Engine.Import.Crs;
using Patrol.Engine.Import.Files;
using Patrol.Engine.Model;

namespace Patrol.Engine.Import.Incidents;

/// <summary>Reads and checks a mapping profile; all its faults are told at once.</summary>
internal static class ProfileReader
{
    private const double LargestWeight = 1_000_000;
    private const int MostCategories = 1000;
    private const string SourceNames = "Use reported, volunteer or discovered.";

    public static IncidentProfile Read(Stream stream, string file)
    {
        var issues = new List<InputIssue>();
        var root = JsonFields.Read("profile", stream, file, issues);
        var columns = root.Object("columns");
        var times = root.Object("times");
        var profile = new IncidentProfile(
            root.Text("dataset", isRequired: true) ?? "",
            root.Text("format", isRequired: true) ?? "csv",
            ReadColumns(columns),
            ReadTimes(times),
            ReadCategories(root),
            root.Text("crs") ?? "EPSG:4326",
            root.Text("encoding") ?? "utf-8",
            root.Text("delimiter"),
            root.Text("unmapped"),
            root.Text("source") ?? "reported",
            root.Map("sources"),
            root.Texts("columnsAboutPersons"),
            root.Flag("fullList"),
            root.Text("withdrawnValue") ?? "true",
            root.Flag("allowMostlyDropped")
        );
        // Written for people and editors; says nothing to the program.
        root.Text("$schema");
        root.Text("description");
        root.Close();
        CheckFile(profile, root);
        CheckColumns(profile, root, columns);
        CheckTimes(profile.Times, times);
        CheckCategories(profile, root);
        CheckSources(profile, root);
        return issues.Count > 0 ? throw new InputException(issues) : profile;
    }

    private static IncidentColumns ReadColumns(JsonFields fields)
    {
        var columns = new IncidentColumns(
            fields.Text("category", isRequired: true) ?? "",
            fields.Text("from", isRequired: true) ?? "",
            fields.Text("id"),
            fields.Text("to"),
            fields.Text("x"),
            fields.Text("y"),
            fields.Text("source"),
            fields.Text("withdrawn")
        );
        fields.Close();
        return columns;
    }

    private static TimeMapping ReadTimes(JsonFields fields)
    {
        var times = new TimeMapping(
            fields.Texts("formats", isRequired: true),
            fields.Text("zone") ?? "district",
            fields.Text("precision") ?? "time"
        );
        fields.Close();
        return times;
    }

    private static List<CategoryMapping> ReadCategories(JsonFields root)
    {
        var categories = new List<CategoryMapping>();
        foreach (var fields in root.Objects("categories"))
        {
            var code = fields.Text("code", isRequired: true) ?? "";
            var weight = fields.Number("severityWeight", 1);
            if (!(weight >= 0 && weight <= LargestWeight))
            {
                fields.Note(
                    "severityWeight",
                    weight.ToString(CultureInfo.InvariantCulture),
                    $"A severity weight is 0 to {LargestWeight}."
                );
            }
            categories.Add(
                new CategoryMapping(
                    code,
                    fields.Text("name", isRequired: true) ?? "",
                    fields.Texts("values", isRequired: true),
                    weight,
                    fields.Flag("sensitive")
                )
            );
            fields.Close();
        }
        return categories;
    }

    private static void CheckFile(IncidentProfile profile, JsonFields root)
    {
        if (profile.Format is not ("csv" or "geojson"))
        {
            root.Note("format", profile.Format, "Use csv or geojson.");
        }
        if (TextEncoding.Find(profile.Encoding) is null)
        {
            root.Note(
                "encoding",
                profile.Encoding,
                "Use utf-8, latin1, gb18030, cp949 or another known name."
            );
        }
        if (
            profile.Delimiter is { } delimiter
            && (delimiter.Length != 1 || "\"\r\n\0".Contains(delimiter[0]))
        )
        {
            root.Note("delimiter", delimiter, "Give one character, or leave it out to have it found.");
        }
        if (FindCrsFault(profile.Crs) is { } remedy)
        {
            root.Note("crs", profile.Crs, remedy);
        }
    }

    private static void CheckColumns(IncidentProfile profile, JsonFields root, JsonFields fields)
    {
        var columns = profile.Columns;
        if (columns.X is null != columns.Y is null || (profile.Format == "csv" && columns.X is null))
        {
            fields.Note(
                columns.X is null ? "x" : "y",
                null,
                "Name the columns of both coordinates; only GeoJSON can leave both out."
            );
        }
        if (profile.FullList && columns.Id is null)
        {
            root.Note("fullList", "true", "A full list needs a column with ids: add columns.id.");
        }
        if (columns.Withdrawn is not null && columns.Id is null)
        {
            fields.Note(
                "withdrawn",
                columns.Withdrawn,
                "Withdrawals need a column with ids: add columns.id."
            );
        }
        foreach (
            var both in (profile.ColumnsAboutPersons ?? []).Intersect(
                columns.All,
                StringComparer.OrdinalIgnoreCase
            )
        )
        {
            root.Note("columnsAboutPersons", both, "A column about persons can't be imported as well.");
        }
    }

    private static void CheckTimes(TimeMapping times, JsonFields fields)
    {
        if (times.Precision is not ("time" or "date" or "month"))
        {
            fields.Note("precision", times.Precision, "Use time, date or month.");
        }
        if (!times.IsKnownZone)
        {
            fields.Note(
                "zone",
                times.Zone,
                "Use district, utc, offset, an IANA zone or an offset such as +08:00."
            );
        }
        foreach (var format in times.Formats)
        {
            if (times.FindFault(format) is { } remedy)
            {
                fields.Note("formats", format, remedy);
            }
        }
    }

    private static void CheckCategories(IncidentProfile profile, JsonFields root)
    {
        if (profile.Categories.Count > MostCategories)
        {
            root.Note(
                "categories",
                $"{profile.Categories.Count}",
                $"Give at most {MostCategories} categories: put kinds that are read together into one."
            );
        }
        var twice = profile.Categories.GroupBy(category => category.Code).Where(group => group.Count() > 1);
        foreach (var group in twice)
        {
            root.Note("categories", group.Key, "The code is given twice: put all values into one category.");
        }
        var values = profile
            .Categories.SelectMany(category => category.Values)
            .GroupBy(value => value.Trim(), StringComparer.OrdinalIgnoreCase);
        foreach (var group in values.Where(group => group.Count() > 1))
        {
            root.Note("categories", group.Key, "The value stands for more than one category.");
        }
        if (profile.Unmapped is { } unmapped && profile.Categories.All(category => category.Code != unmapped))
        {
            root.Note("unmapped", unmapped, "Name the code of one of the categories, or leave it out.");
        }
    }

    private static void CheckSources(IncidentProfile profile, JsonFields root)
    {
        if (!IsSource(profile.Source))
        {
            root.Note("source", profile.Source, SourceNames);
        }
        foreach (var (value, source) in profile.Sources ?? new Dictionary<string, string>())
        {
            if (!IsSource(source))
            {
                root.Note($"sources.{value}", source, SourceNames);
            }
        }
        if (profile.Columns.Source is not null && profile.Sources is null)
        {
            root.Note("sources", null, "Say what the values of the source column stand for.");
        }
    }

    private static bool IsSource(string text) =>
        Enum.GetNames<IncidentSource>().Contains(text, StringComparer.OrdinalIgnoreCase);

    private static string? FindCrsFault(string crs)
    {
        try
        {
            // Any metric CRS will do: only the source is judged.
            CoordinateTransform.Create(crs, 32650);
            return null;
        }
        catch (InputException fault)
        {
            return fault.Issues[0].Remedy;
        }
    }
}
