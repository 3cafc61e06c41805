using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Patrol.Engine.Model;
using Patrol.Engine.Sample.People;

namespace Patrol.Engine.Sample.Output;

/// <summary>Tables of units, teams, members and the calendar, in the columns that the import reads.</summary>
internal static class PeopleFiles
{
    public static string Units(SamplePeople people) =>
        CsvText.Write(
            ["code", "kind", "name", "filing_number", "filing_date"],
            people.Units.Select(unit =>
                new[] { unit.Code, unit.Kind, unit.Name, unit.FilingNumber, Date(unit.FilingDate) }
            )
        );

    public static string Teams(SamplePeople people) =>
        CsvText.Write(
            ["code", "kind", "name", "area_code"],
            people.Teams.Select(team => new[] { team.Code, team.Kind, team.Name, team.AreaCode })
        );

    public static string Members(SamplePeople people) =>
        CsvText.Write(
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
            people.Members.Select(member =>
                new[]
                {
                    member.Code,
                    GroundFiles.Camel(member.Force),
                    GroundFiles.Camel(member.ServesAs),
                    GroundFiles.Camel(member.Status),
                    member.AgeBand,
                    member.Role,
                    member.TeamCode,
                    member.UnitCode,
                    member.AreaCode,
                    member.Squad,
                    member.MonthlyHours.ToString("0.#", CultureInfo.InvariantCulture),
                }
            )
        );

    public static string Clearances(SamplePeople people) =>
        CsvText.Write(
            ["member_code", "kind", "valid_from", "valid_to"],
            people.Members.SelectMany(member =>
                member.Clearances.Select(one => new[] { member.Code, one.Kind, Date(one.From), Date(one.To) })
            )
        );

    public static string Availability(SamplePeople people) =>
        CsvText.Write(
            ["member_code", "from_minute", "to_minute"],
            people.Members.SelectMany(member =>
                member.Availability.Select(window =>
                    new[]
                    {
                        member.Code,
                        window.FromMinute.ToString(CultureInfo.InvariantCulture),
                        window.ToMinute.ToString(CultureInfo.InvariantCulture),
                    }
                )
            )
        );

    public static string Calendar(IEnumerable<KeyValuePair<LocalDate, DayType>> days) =>
        CsvText.Write(
            ["date", "day_type"],
            days.Select(day => new[] { Date(day.Key), GroundFiles.Camel(day.Value) })
        );

    private static string? Date(LocalDate? date) =>
        date is { } value ? LocalDatePattern.Iso.Format(value) : null;
}
