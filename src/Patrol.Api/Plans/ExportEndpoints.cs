using NodaTime.Text;
using Patrol.Api.Hosting;
using Patrol.Contracts.Papers;
using Patrol.Engine.Model;
using Patrol.Papers;
using Patrol.Storage.Plans;

namespace Patrol.Api.Plans;

/// <summary>Papers and files of a version: sheets of bases and patrols, pictures and calendars of teams, tables, ways.</summary>
internal static class ExportEndpoints
{
    private const string Pdf = "application/pdf";
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapExports(this IEndpointRouteBuilder api)
    {
        var plans = api.MapGroup("/plans/{id}").WithTags("Papers");
        Map(
            plans,
            "/papers/bases/{base}.pdf",
            "A3 sheet of a base: its week as a table beside a map.",
            Pdf,
            values =>
            {
                var code = values("base")!;
                return new(
                    "base",
                    code,
                    $"base-{code}.pdf",
                    PaperSubject.OfBase(code),
                    plan => BasePaper.Find(plan, code)
                );
            }
        );
        Map(
            plans,
            "/papers/patrols/{slot}.pdf",
            "A4 sheet of a patrol: its way, stops and people.",
            Pdf,
            values =>
            {
                var code = values("slot")!;
                return new(
                    "patrol",
                    code,
                    $"patrol-{code}.pdf",
                    PaperSubject.OfSlot(code),
                    plan => PatrolPaper.Find(plan, code)
                );
            }
        );
        Map(
            plans,
            "/papers/patrols.pdf",
            "Sheets of all patrols in one file: of a base (?base=), of a local date (?day=2026-11-30), or of the week.",
            Pdf,
            values =>
            {
                var (home, day) = (values("base"), values("day"));
                RefuseNoDate(day);
                return new(
                    (home, day) switch
                    {
                        (not null, not null) => "patrol of base and day",
                        (not null, null) => "patrol of base",
                        _ => "patrol of day",
                    },
                    $"{home} {day}".Trim(),
                    $"patrols{(home is null ? "" : $"-{home}")}{(day is null ? "" : $"-{day}")}.pdf",
                    home is null ? PaperSubject.Everything : PaperSubject.OfBase(home),
                    plan => PatrolPaper.FindAll(plan, home, day)
                );
            }
        );
        Map(
            plans,
            "/papers/teams/{team}.png",
            "A team's week as one long picture for a chat.",
            "image/png",
            values =>
            {
                var code = values("team")!;
                return new(
                    "team",
                    code,
                    $"team-{code}.png",
                    PaperSubject.Everything,
                    plan => TeamPicture.Find(plan, code)
                );
            }
        );
        Map(
            plans,
            "/export/teams/{team}.ics",
            "A team's week as iCalendar.",
            "text/calendar; charset=utf-8",
            values =>
            {
                var code = values("team")!;
                return new(
                    "team",
                    code,
                    $"team-{code}.ics",
                    PaperSubject.Calendar,
                    plan => TeamCalendar.Find(plan, code)
                );
            }
        );
        Map(
            plans,
            "/export/plan.xlsx",
            "Duties, people, open duties and stops as a workbook.",
            Workbook,
            _ => new("plan", "", "plan.xlsx", PaperSubject.NoMap, PlanWorkbook.Write)
        );
        Map(
            plans,
            "/export/{table}.csv",
            "A table of the workbook as delimited text: duties, people, open or stops.",
            "text/csv; charset=utf-8",
            values =>
            {
                var name = values("table")!;
                return new(
                    "table",
                    name,
                    $"{name}.csv",
                    PaperSubject.NoMap,
                    plan => PlanCsv.Find(plan, name)
                );
            }
        );
        Map(
            plans,
            "/export/routes.geojson",
            "Bases, stops and ways as GeoJSON.",
            "application/geo+json",
            _ => new("plan", "", "routes.geojson", PaperSubject.NoMap, RouteGeoJson.Write)
        );
    }

    private static void RefuseNoDate(string? day)
    {
        if (day is not null && !LocalDatePattern.Iso.Parse(day).Success)
        {
            throw new InputException(
                new InputIssue("export.option", null, null, "day", day, "Write the date as 2026-11-30.")
            );
        }
    }

    /// <summary>A paper that is asked for.</summary>
    /// <param name="What">What it is about, in words.</param>
    /// <param name="Code">Its code.</param>
    /// <param name="File">Name of the file after that of the version.</param>
    /// <param name="Subject">What of the map it needs.</param>
    /// <param name="Write">Writes it; null when there is nothing of that code.</param>
    private sealed record Wanted(
        string What,
        string Code,
        string File,
        PaperSubject Subject,
        Func<PaperPlan, byte[]?> Write
    );

    private static void Map(
        RouteGroupBuilder plans,
        string pattern,
        string summary,
        string type,
        Func<Func<string, string?>, Wanted> wanted
    ) =>
        plans
            .MapGet(
                pattern,
                (string id, HttpRequest request, Databank bank, CancellationToken cancel) =>
                    AnswerAsync(
                        id,
                        request,
                        type,
                        wanted(name =>
                            request.RouteValues[name] as string
                            ?? (request.Query[name] is [{ Length: > 0 } value] ? value : null)
                        ),
                        bank,
                        cancel
                    )
            )
            .Produces(StatusCodes.Status200OK, contentType: type.Split(';')[0])
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary(summary);

    private static async Task<IResult> AnswerAsync(
        string id,
        HttpRequest request,
        string type,
        Wanted wanted,
        Databank bank,
        CancellationToken cancel
    )
    {
        if (
            !NumberedKey.TryParse(id, out var key)
            || await bank.FindAsync(key.District, cancel) is not { } district
            || await bank.Database.ReadAsync(
                district.Id,
                session =>
                    PlanPaperLoading.FindAsync(
                        session,
                        district,
                        key.Number,
                        $"{request.Scheme}://{request.Host}",
                        wanted.Subject
                    ),
                cancel
            )
                is not { } plan
        )
        {
            return Problems.NotFound("plan", id);
        }
        // Drawn after the session: a long drawing holds no connection.
        var bytes = await Task.Run(() => wanted.Write(plan), cancel);
        return bytes is null
            ? Problems.NotFound(wanted.What, wanted.Code)
            : Results.File(bytes, type, $"{id}-{wanted.File}");
    }
}
