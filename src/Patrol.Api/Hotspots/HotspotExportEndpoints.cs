using Patrol.Api.Hosting;
using Patrol.Engine.Model;
using Patrol.Papers;
using Patrol.Papers.Hotspots;
using Patrol.Storage.Hotspots;

namespace Patrol.Api.Hotspots;

/// <summary>A hotspot map as a file: cells as layers and tables, a picture, a page with its method card.</summary>
internal static class HotspotExportEndpoints
{
    public static void MapHotspotExports(this IEndpointRouteBuilder api)
    {
        var exports = api.MapGroup("/districts/{district}/hotspots/export").WithTags("Hotspots");
        foreach (var file in HotspotFile.All)
        {
            Map(exports, file);
        }
    }

    private static void Map(RouteGroupBuilder exports, HotspotFile file) =>
        exports
            .MapGet(
                $"/map.{file.Kind}",
                (
                    string district,
                    int? width,
                    int? height,
                    [AsParameters] HotspotParameters asked,
                    Databank bank,
                    CancellationToken cancel
                ) => AnswerAsync(bank, district, file, width, height, asked, cancel)
            )
            .Produces(StatusCodes.Status200OK, contentType: file.Type.Split(';')[0])
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary(
                file.HasSize
                    ? $"A hotspot map as {file.Kind}, in pixels of width and height (200 to 8000)."
                    : $"A hotspot map as {file.Kind}."
            );

    private static async Task<IResult> AnswerAsync(
        Databank bank,
        string district,
        HotspotFile file,
        int? width,
        int? height,
        HotspotParameters asked,
        CancellationToken cancel
    )
    {
        if (await bank.FindAsync(district, cancel) is not { } found)
        {
            return Problems.NotFound("district", district);
        }
        var issues = new List<InputIssue>();
        var size = PictureSizes.Read(file.Kind, file.HasSize, width, height, "", issues);
        if (issues.Count > 0)
        {
            throw new InputException(issues);
        }
        var sheet = await HotspotSheetLoading.LoadAsync(
            bank.Database,
            found,
            asked.Query,
            file.HasGround,
            Databank.Web,
            cancel
        );
        // Whole before the first byte leaves: what fails is said in words, and is no half file.
        var written = TemporaryFile.Open();
        try
        {
            await Task.Run(() => file.Write(written, sheet, size), cancel);
            written.Position = 0;
        }
        catch
        {
            await written.DisposeAsync();
            throw;
        }
        return Results.Stream(written, file.Type, file.NameOf(sheet));
    }
}
