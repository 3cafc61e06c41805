using Patrol.Contracts.Papers;

namespace Patrol.Papers;

/// <summary>Which papers are wanted.</summary>
/// <param name="Kind"><c>base</c>, <c>patrols</c>, <c>team</c>, <c>xlsx</c>, <c>csv</c>, <c>ics</c> or <c>geojson</c>.</param>
/// <param name="Base">Code of a base; null for all.</param>
/// <param name="Team">Code of a team; null for all.</param>
/// <param name="Day">Local date of patrols; null for the week.</param>
/// <param name="Patrol">Code of one patrol; null for all.</param>
public sealed record PaperChoice(
    string Kind,
    string? Base = null,
    string? Team = null,
    string? Day = null,
    string? Patrol = null
);

/// <summary>A paper or file that can be written.</summary>
/// <param name="Name">Name of the file.</param>
/// <param name="Write">Writes it; null when its base, team or day is not known.</param>
public sealed record PaperFile(string Name, Func<byte[]?> Write);

/// <summary>Names of the papers and files of a version.</summary>
public static class PaperFiles
{
    /// <summary>Those of a choice, in order; a PDF of patrols for each base.</summary>
    public static IEnumerable<PaperFile> Of(PaperPlan plan, PaperChoice choice)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(choice);
        var id = plan.Detail.Plan.Id;
        var bases = choice.Base is { } home ? [home] : PlanSubjects.Bases(plan.Detail);
        var slots = choice.Kind == "ics" ? plan.Detail.Slots.Concat(plan.Told) : plan.Detail.Slots;
        var teams = choice.Team is { } team ? [team] : PlanSubjects.Teams(slots);
        return choice.Kind switch
        {
            "base" => bases.Select(code => new PaperFile(
                $"{id}-base-{Safe(code)}.pdf",
                () => BasePaper.Find(plan, code)
            )),
            "patrols" when choice.Patrol is { } patrol =>
            [
                new PaperFile(
                    $"{id}-patrol-{Safe(patrol)}.pdf",
                    () => choice is { Base: null, Day: null } ? PatrolPaper.Find(plan, patrol) : null
                ),
            ],
            "patrols" => bases
                .Where(code => choice.Base is not null || HasPatrols(plan, code, choice.Day))
                .Select(code => new PaperFile(
                    $"{id}-patrols-{Safe(code)}{(choice.Day is null ? "" : $"-{Safe(choice.Day)}")}.pdf",
                    () => PatrolPaper.FindAll(plan, code, choice.Day)
                ))
                .DefaultIfEmpty(new PaperFile("", () => null)),
            "team" => teams.Select(code => new PaperFile(
                $"{id}-team-{Safe(code)}.png",
                () => TeamPicture.Find(plan, code)
            )),
            "ics" => teams.Select(code => new PaperFile(
                $"{id}-team-{Safe(code)}.ics",
                () => TeamCalendar.Find(plan, code)
            )),
            "csv" => PlanCsv.Tables.Select(name => new PaperFile(
                $"{id}-{name}.csv",
                () => PlanCsv.Find(plan, name)
            )),
            "xlsx" => [new PaperFile($"{id}.xlsx", () => PlanWorkbook.Write(plan))],
            "geojson" => [new PaperFile($"{id}-routes.geojson", () => RouteGeoJson.Write(plan))],
            _ => throw new ArgumentOutOfRangeException(nameof(choice), choice.Kind, "No such kind of paper."),
        };
    }

    /// <summary>A code as part of a file's name: letters, digits, dash and underscore; the rest becomes dashes.</summary>
    public static string Safe(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return string.Concat(
            code.Select(letter => char.IsLetterOrDigit(letter) || letter == '_' ? letter : '-')
        );
    }

    private static bool HasPatrols(PaperPlan plan, string home, string? day) =>
        plan.Detail.Slots.Any(slot =>
            slot.Kind == "patrol"
            && slot.Base == home
            && (day is null || slot.From.StartsWith(day, StringComparison.Ordinal))
        );
}
