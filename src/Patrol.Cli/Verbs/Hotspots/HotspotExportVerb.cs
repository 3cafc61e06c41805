using System.CommandLine;
using Patrol.Contracts.Hotspots;
using Patrol.Contracts.Papers;
using Patrol.Engine.Model;
using Patrol.Papers.Hotspots;
using Patrol.Storage.Hotspots;

namespace Patrol.Cli.Verbs.Hotspots;

/// <summary><c>patrol hotspots export</c>: a hotspot map as tables, layers, pictures or a page.</summary>
internal static class HotspotExportVerb
{
    public static Command Create()
    {
        string[] kinds = [.. HotspotFile.All.Select(file => file.Kind)];
        var map = new HotspotQueryOptions();
        var kind = new Option<string>("--kind") { Description = string.Join(", ", kinds), Required = true };
        kind.AcceptOnlyFromAmong(kinds);
        var folder = new Option<string>("--out")
        {
            Description = "Folder to write to; made where it is missing",
            Required = true,
        };
        var width = new Option<int?>("--width")
        {
            Description = $"Of png and svg: pixels across, {PictureSize.Least} to {PictureSize.Most}",
        };
        var height = new Option<int?>("--height")
        {
            Description = $"Of png and svg: pixels down, {PictureSize.Least} to {PictureSize.Most}",
        };
        return DistrictCommand.Create(
            "export",
            "Write a hotspot map as a file: cells, picture, or a page with its method card.",
            [kind, folder, width, height, .. map.All],
            scope =>
                RunAsync(
                    scope,
                    HotspotFile.Find(scope.Parsed.GetRequiredValue(kind))!,
                    scope.Parsed.GetRequiredValue(folder),
                    (scope.Parsed.GetValue(width), scope.Parsed.GetValue(height)),
                    map.Of(scope.Parsed)
                )
        );
    }

    private static async Task<int> RunAsync(
        DistrictScope scope,
        HotspotFile file,
        string folder,
        (int? Width, int? Height) asked,
        HotspotQuery query
    )
    {
        var issues = new List<InputIssue>();
        var size = PictureSizes.Read(file.Kind, file.HasSize, asked.Width, asked.Height, "--", issues);
        issues.Require(
            !string.IsNullOrWhiteSpace(folder) && !folder.Contains('\0', StringComparison.Ordinal),
            "export.out",
            "--out",
            folder,
            "Name a folder to write to."
        );
        if (issues.Count > 0)
        {
            throw new InputException(issues);
        }
        var path = "";
        var bytes = await Terminal.WithStatusAsync(
            "Drawing the map",
            async stage =>
            {
                var sheet = await HotspotSheetLoading.LoadAsync(
                    scope.Database,
                    scope.District,
                    query,
                    file.HasGround,
                    DistrictScope.By("hotspots export"),
                    scope.Cancel
                );
                path = Path.Combine(Path.GetFullPath(folder), file.NameOf(sheet));
                stage.Report($"Writing {Path.GetFileName(path)}");
                Directory.CreateDirectory(folder);
                await using var target = File.Create(path);
                file.Write(target, sheet, size);
                return target.Length;
            }
        );
        if (scope.IsJson)
        {
            Terminal.Print(
                new
                {
                    schema = 1,
                    district = scope.District.Code,
                    kind = file.Kind,
                    files = new[] { new { file = path, bytes } },
                }
            );
        }
        else
        {
            Console.Out.WriteLine(path);
        }
        return ExitCode.Done;
    }
}
