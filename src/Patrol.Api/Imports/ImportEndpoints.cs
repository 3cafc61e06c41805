using Microsoft.AspNetCore.Mvc;
using Patrol.Api.Hosting;
using Patrol.Contracts;
using Patrol.Engine.Import;
using Patrol.Engine.Model;
using Patrol.Storage;
using Patrol.Storage.Runs;

namespace Patrol.Api.Imports;

/// <summary>Importing files, and what became of each.</summary>
internal static class ImportEndpoints
{
    private const int LongestActor = 100;

    // At most 240 bytes in a file system that takes 255.
    private const int LongestName = 80;

    public static void MapImports(this IEndpointRouteBuilder api)
    {
        var imports = api.MapGroup("").WithTags("Imports");
        imports
            .MapGet(
                "/districts/{district}/imports",
                (string district, Databank bank, CancellationToken cancel) =>
                    bank.ReadAsync(district, ImportStore.ListAsync, cancel)
            )
            .Produces<IReadOnlyList<ImportView>>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Import reports, newest first, without their samples.");
        imports
            .MapGet(
                "/imports/{id}",
                (string id, Databank bank, CancellationToken cancel) =>
                    bank.ReadNumberedAsync("import", id, ImportStore.FindAsync, cancel)
            )
            .Produces<ImportView>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("An import report whole.");
        imports
            .MapPost("/districts/{district}/imports", ImportAsync)
            .DisableAntiforgery()
            .Accepts<IFormFile>("multipart/form-data")
            .Produces<ImportView>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary(
                "Imports a file: form fields kind, file, profile (a mapping profile as a file or text), actor."
            );
    }

    private static async Task<IResult> ImportAsync(
        string district,
        [FromForm] string? kind,
        [FromForm] string? actor,
        IFormFile? file,
        HttpRequest request,
        Databank bank,
        CancellationToken cancel
    )
    {
        var issues = new List<InputIssue>();
        // By name alone: the parser would take numbers too, and add up several.
        if (
            !Enum.TryParse<FileKind>(kind, ignoreCase: true, out var known)
            || !Enum.IsDefined(known)
            || !kind.All(char.IsAsciiLetter)
        )
        {
            issues.Add(
                new InputIssue(
                    "import.kind",
                    null,
                    null,
                    "kind",
                    kind,
                    $"Use one of: {string.Join(", ", Enum.GetNames<FileKind>())}."
                )
            );
        }
        var who = string.IsNullOrWhiteSpace(actor) ? Databank.Web.Name : actor.Trim();
        if (who.Length > LongestActor || who.Any(char.IsControl))
        {
            issues.Add(
                new InputIssue(
                    "import.actor",
                    null,
                    null,
                    "actor",
                    null,
                    $"Give a name of at most {LongestActor} letters on one line."
                )
            );
        }
        if (file is null || file.Length == 0)
        {
            issues.Add(
                new InputIssue(
                    "file.empty",
                    file?.FileName,
                    null,
                    "file",
                    null,
                    "Send the file as form field file."
                )
            );
        }
        if (issues.Count > 0)
        {
            throw new InputException(issues);
        }
        if (await bank.FindAsync(district, cancel) is not { } found)
        {
            return Problems.NotFound("district", district);
        }
        // The readers go by the file's name and may read it twice, so the upload rests in a folder of its own.
        var folder = UploadFolder.Create();
        try
        {
            var path = Path.Combine(folder.FullName, SafeName(file!.FileName));
            await using (var target = File.Create(path))
            {
                await file.CopyToAsync(target, cancel);
            }
            var profile = await SaveProfileAsync(request, folder.FullName, cancel);
            var report = await FileImport.RunAsync(
                bank.Database,
                found,
                known,
                path,
                profile,
                new Actor(who, "import by the API"),
                cancel: cancel
            );
            return Results.Created($"/api/imports/{report.Id}", report);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string?> SaveProfileAsync(
        HttpRequest request,
        string folder,
        CancellationToken cancel
    )
    {
        var form = await request.ReadFormAsync(cancel);
        var path = Path.Combine(folder, "profile.json");
        if (form.Files["profile"] is { } file)
        {
            await using var target = File.Create(path);
            await file.CopyToAsync(target, cancel);
            return path;
        }
        if (form["profile"].ToString() is { Length: > 0 } text)
        {
            await File.WriteAllTextAsync(path, text, cancel);
            return path;
        }
        return null;
    }

    private static string SafeName(string name)
    {
        var plain = Path.GetFileName(
            string.Concat(name.Replace('\\', '/').Where(one => !char.IsControl(one)))
        );
        // The ending says what it is, so a long name loses its beginning.
        plain = plain.Length > LongestName ? plain[^LongestName..] : plain;
        plain = plain.Length > 0 && char.IsLowSurrogate(plain[0]) ? plain[1..] : plain;
        return plain is "" or "." or ".." or "profile.json" ? "upload" : plain;
    }
}
