using Patrol.Engine.Import.Files;
using Patrol.Engine.Model;

namespace Patrol.Engine.Import.People;

/// <summary>Clearance of a member, as a row of its own.</summary>
public sealed record ClearanceRow(string MemberCode, Clearance Clearance);

/// <summary>Weekly window of a member, as a row of its own.</summary>
public sealed record AvailabilityRow(string MemberCode, WeeklyWindow Window);

/// <summary>
/// Reads units, teams, members and the calendar from Patrol's own tables. Members are codes: there is no column for a
/// name, and columns that are not listed here are not read.
/// </summary>
public static class PeopleReader
{
    private const int MinutesPerWeek = 7 * 24 * 60;

    /// <summary>Days by type: <c>date, day_type</c>.</summary>
    public static DayCalendar ReadCalendar(string path)
    {
        var days = TableReader.Read(
            path,
            ["date", "day_type"],
            table => (Date: table.Date("date"), Type: table.Word<DayType>("day_type"))
        );
        var twice = days.GroupBy(day => day.Date).FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? new DayCalendar(days.ToDictionary(day => day.Date, day => day.Type))
            : throw new InputException(
                new InputIssue(
                    "table.repeated",
                    Path.GetFileName(path),
                    null,
                    "date",
                    $"{twice.Key:uuuu-MM-dd}",
                    "Give each date once."
                )
            );
    }

    /// <summary>Units: <c>code, kind, name, filing_number, filing_date</c>.</summary>
    public static IReadOnlyList<Unit> ReadUnits(string path) =>
        Distinct(
            path,
            TableReader.Read(
                path,
                ["code", "kind", "name", "filing_number", "filing_date"],
                table => new Unit(
                    table.Text("code"),
                    table.Text("kind"),
                    table.Text("name"),
                    table.TextOrNull("filing_number"),
                    table.DateOrNull("filing_date")
                )
            ),
            unit => unit.Code
        );

    /// <summary>Teams: <c>code, kind, name, area_code</c>.</summary>
    public static IReadOnlyList<Team> ReadTeams(string path) =>
        Distinct(
            path,
            TableReader.Read(
                path,
                ["code", "kind", "name", "area_code"],
                table => new Team(
                    table.Text("code"),
                    table.Text("kind"),
                    table.Text("name"),
                    table.TextOrNull("area_code")
                )
            ),
            team => team.Code
        );

    /// <summary>
    /// Members: <c>code, force, serves_as, status, age_band, role, team_code, unit_code, area_code, squad, monthly_hours</c>;
    /// clearances and availability come as tables of their own.
    /// </summary>
    public static IReadOnlyList<Member> ReadMembers(string path) =>
        Distinct(
            path,
            TableReader.Read(
                path,
                [
                    "code",
                    "force",
                    "serves_as",
                    "status",
                    "age_band",
                    "role",
                    "team_code",
                    "unit_code",
                    "area_code",
                    "squad",
                    "monthly_hours",
                ],
                table => new Member(
                    table.Text("code"),
                    table.Word<Force>("force"),
                    table.Word<ServesAs>("serves_as"),
                    table.Word<MemberStatus>("status"),
                    table.Text("age_band"),
                    table.TextOrNull("role"),
                    table.TextOrNull("team_code"),
                    table.TextOrNull("unit_code"),
                    table.TextOrNull("area_code"),
                    table.TextOrNull("squad"),
                    table.Number("monthly_hours", 0, 744),
                    [],
                    []
                )
            ),
            member => member.Code
        );

    /// <summary>Clearances: <c>member_code, kind, valid_from, valid_to</c>; half-open, an empty end does not run out.</summary>
    public static IReadOnlyList<ClearanceRow> ReadClearances(string path) =>
        Distinct(
            path,
            TableReader.Read(
                path,
                ["member_code", "kind", "valid_from", "valid_to"],
                table =>
                {
                    var (from, to) = (table.Date("valid_from"), table.DateOrNull("valid_to"));
                    if (to <= from)
                    {
                        table.Wrong(
                            "table.window",
                            "valid_to",
                            $"{to:uuuu-MM-dd}",
                            "A clearance ends after it begins."
                        );
                    }
                    return new ClearanceRow(
                        table.Text("member_code"),
                        new Clearance(table.Text("kind"), from, to)
                    );
                }
            ),
            row => $"{row.MemberCode}, {row.Clearance.Kind}, {row.Clearance.From:uuuu-MM-dd}",
            "member_code, kind, valid_from"
        );

    /// <summary>Availability: <c>member_code, from_minute, to_minute</c>, minutes since Monday 00:00 local, half-open.</summary>
    public static IReadOnlyList<AvailabilityRow> ReadAvailability(string path) =>
        Distinct(
            path,
            TableReader.Read(
                path,
                ["member_code", "from_minute", "to_minute"],
                table =>
                {
                    var from = (int)table.Number("from_minute", 0, MinutesPerWeek - 1);
                    var to = (int)table.Number("to_minute", 1, MinutesPerWeek);
                    if (to <= from)
                    {
                        table.Wrong(
                            "table.window",
                            "to_minute",
                            $"{to}",
                            "A window ends after it begins; cut one that crosses Sunday midnight in two."
                        );
                    }
                    return new AvailabilityRow(table.Text("member_code"), new WeeklyWindow(from, to));
                }
            ),
            row => $"{row.MemberCode}, {row.Window.FromMinute}",
            "member_code, from_minute"
        );

    private static List<T> Distinct<T>(
        string path,
        List<T> items,
        Func<T, string> code,
        string field = "code"
    )
    {
        var twice = items.GroupBy(code).FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? items
            : throw new InputException(
                new InputIssue(
                    "table.repeated",
                    Path.GetFileName(path),
                    null,
                    field,
                    FileFault.Shorten(twice.Key),
                    $"Give each {field} once."
                )
            );
    }
}
