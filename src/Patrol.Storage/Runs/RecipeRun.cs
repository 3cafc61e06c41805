using System.Diagnostics;
using Patrol.Contracts;
using Patrol.Engine.Import;
using Patrol.Engine.Import.Rasters;
using Patrol.Engine.Model;
using Patrol.Engine.Network;
using Patrol.Storage.Geography;

namespace Patrol.Storage.Runs;

/// <summary>Size of a street network.</summary>
/// <param name="Segments">Segments between nodes.</param>
/// <param name="Nodes">Nodes.</param>
/// <param name="Components">Parts that no street connects.</param>
public sealed record NetworkSize(int Segments, int Nodes, int Components);

/// <summary>What became of a recipe.</summary>
/// <param name="District">The district as it is now.</param>
/// <param name="Reports">One a file, in the order of the recipe.</param>
/// <param name="Streets">The street network.</param>
/// <param name="Cells">Cells of the raster; 0 without areas.</param>
/// <param name="Surface">The surface; null without incidents.</param>
/// <param name="ImportSeconds">Files to committed counts of the incidents, or an OpenStreetMap file to stored tables.</param>
/// <param name="NetworkSeconds">Streets to stored network with components.</param>
/// <param name="SurfaceSeconds">Database to stored surface.</param>
public sealed record RecipeResult(
    District District,
    IReadOnlyList<ImportView> Reports,
    NetworkSize Streets,
    int Cells,
    SurfaceView? Surface,
    double ImportSeconds,
    double NetworkSeconds,
    double SurfaceSeconds
)
{
    /// <summary>Report of the people that were generated; null when none were.</summary>
    public ImportView? People { get; init; }
}

/// <summary>A whole district from its recipe: made where missing, each file imported, raster, network and surface computed.</summary>
public static class RecipeRun
{
    private static readonly FileKind[] AreaFiles =
    [
        FileKind.Subdistricts,
        FileKind.Communities,
        FileKind.OpenStreetMap,
    ];

    /// <summary>Loads a recipe. Run again, it changes what has changed in the files.</summary>
    /// <param name="database">The database.</param>
    /// <param name="recipe">The recipe.</param>
    /// <param name="recipeFolder">Folder that profiles are relative to.</param>
    /// <param name="dataFolder">Folder that files are relative to.</param>
    /// <param name="progress">Told each stage.</param>
    /// <param name="cancel">Gives up between files.</param>
    public static async Task<RecipeResult> LoadAsync(
        PatrolDatabase database,
        DistrictRecipe recipe,
        string recipeFolder,
        string dataFolder,
        IProgress<string>? progress = null,
        CancellationToken cancel = default
    )
    {
        RefuseMissingFiles(recipe, recipeFolder, dataFolder);
        var actor = new Actor("recipe", $"district {recipe.Code} from its recipe");
        var district = await FindOrCreateAsync(database, recipe, cancel);
        await StatePatrolsAsync(database, district, recipe.Patrols, actor, cancel);
        var reports = new List<ImportView>();
        var (import, network) = (0.0, 0.0);
        var rastered = false;
        for (var index = 0; index < recipe.Files.Count; index = reports.Count)
        {
            if (
                !rastered
                && reports.Count > 0
                && recipe.Files.Skip(index).All(later => !AreaFiles.Contains(later.Kind))
            )
            {
                district = await LayRasterAsync(
                    database,
                    district,
                    recipe.CellMeters,
                    actor,
                    progress,
                    cancel
                );
                rastered = true;
            }
            var watch = Stopwatch.StartNew();
            var kind = recipe.Files[index].Kind;
            var incidents = recipe.Files.Skip(index).TakeWhile(file => file.Kind == FileKind.Incidents);
            reports.AddRange(
                await InTurnAsync(
                    kind == FileKind.Incidents ? [.. incidents] : [recipe.Files[index]],
                    (file, before) =>
                        FileImport.RunAsync(
                            database,
                            district,
                            file.Kind,
                            Path.Combine(dataFolder, file.Path),
                            file.Profile is null ? null : Path.Combine(recipeFolder, file.Profile),
                            actor,
                            progress,
                            before,
                            cancel
                        )
                )
            );
            import += kind is FileKind.Incidents or FileKind.OpenStreetMap ? watch.Elapsed.TotalSeconds : 0;
            network += kind == FileKind.Streets ? watch.Elapsed.TotalSeconds : 0;
        }
        if (!rastered)
        {
            district = await LayRasterAsync(database, district, recipe.CellMeters, actor, progress, cancel);
        }
        var people = recipe.People is { } wanted
            ? await PeopleGeneration.RunAsync(database, district, wanted, actor, progress, cancel)
            : null;
        progress?.Report("Connecting the streets");
        var clock = Stopwatch.StartNew();
        var streets = await MeasureStreetsAsync(database, district, cancel);
        network += clock.Elapsed.TotalSeconds;
        progress?.Report("Computing the surface of reported demand");
        clock.Restart();
        var surface = recipe.Files.Any(file => file.Kind == FileKind.Incidents)
            ? await SurfaceRun.ComputeAsync(database, district, new SurfaceRequest(), actor, cancel)
            : null;
        var seconds = clock.Elapsed.TotalSeconds;
        var cells = await database.ReadAsync(district.Id, RasterStore.LoadCurrentAsync, cancel);
        return new RecipeResult(
            district,
            reports,
            streets,
            cells?.Count ?? 0,
            surface,
            import,
            network,
            seconds
        )
        {
            People = people,
        };
    }

    // A file is read while the one before is merged. They are committed in order, and none after one that failed.
    private static async Task<ImportView[]> InTurnAsync(
        IReadOnlyList<RecipeFile> files,
        Func<RecipeFile, Task, Task<ImportView>> import
    )
    {
        var imports = new List<Task<ImportView>>();
        var before = Task.CompletedTask;
        foreach (var file in files)
        {
            imports.Add(import(file, before));
            await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!before.IsCompletedSuccessfully)
            {
                break;
            }
            before = imports[^1];
        }
        return await Task.WhenAll(imports);
    }

    private static void RefuseMissingFiles(DistrictRecipe recipe, string recipeFolder, string dataFolder)
    {
        var wanted = recipe
            .Files.Select(file => Path.Combine(dataFolder, file.Path))
            .Concat(
                recipe
                    .Files.Where(file => file.Profile is not null)
                    .Select(file => Path.Combine(recipeFolder, file.Profile!))
            );
        var missing = wanted
            .Where(path => !File.Exists(path))
            .Distinct()
            .Select(path => new InputIssue(
                "file.missing",
                Path.GetFileName(path),
                null,
                null,
                path,
                "Check the path: there is no such file."
            ))
            .ToArray();
        if (missing.Length > 0)
        {
            throw new InputException(missing);
        }
    }

    private static async Task<District> FindOrCreateAsync(
        PatrolDatabase database,
        DistrictRecipe recipe,
        CancellationToken cancel
    )
    {
        if (await DistrictStore.FindAsync(database, recipe.Code, cancel) is not { } found)
        {
            return await DistrictStore.CreateAsync(
                database,
                recipe.Code,
                recipe.Name,
                recipe.AnchorLongitude,
                recipe.AnchorLatitude,
                recipe.MetricSrid,
                recipe.TimeZone,
                cancel
            );
        }
        var raster = await database.ReadAsync(found.Id, RasterStore.LoadCurrentAsync, cancel);
        var cellMeters = raster?.CellMeters ?? recipe.CellMeters;
        return
            found.MetricSrid == recipe.MetricSrid
            && found.TimeZone.Id == recipe.TimeZone.Id
            && cellMeters == recipe.CellMeters
            ? found
            : throw new InputException(
                new InputIssue(
                    "recipe.other-frame",
                    null,
                    null,
                    "metricSrid, timeZone, cellMeters",
                    $"EPSG:{recipe.MetricSrid}, {recipe.TimeZone.Id}, {recipe.CellMeters} m",
                    $"District {recipe.Code} exists with EPSG:{found.MetricSrid}, {found.TimeZone.Id} and cells of {cellMeters} m: delete it first (./patrol reset --district {recipe.Code}), or use another code."
                )
            );
    }

    private static async Task StatePatrolsAsync(
        PatrolDatabase database,
        District district,
        RecipePatrols? patrols,
        Actor actor,
        CancellationToken cancel
    )
    {
        if (patrols is not null)
        {
            await database.WriteAsync(
                district.Id,
                actor,
                async session =>
                {
                    var mode = Enum.Parse<TravelMode>(patrols.Mode, ignoreCase: true);
                    await PolicyStore.SaveAsync(session, patrols.Weekly, mode);
                    return 0;
                },
                cancel
            );
        }
    }

    // The raster is laid once: it is the frame of every count, so that later imports of areas do not move it.
    private static async Task<District> LayRasterAsync(
        PatrolDatabase database,
        District district,
        double cellMeters,
        Actor actor,
        IProgress<string>? progress,
        CancellationToken cancel
    )
    {
        var current = (await DistrictStore.FindAsync(database, district.Code, cancel))!;
        if (
            current.Boundary is not { } boundary
            || await database.ReadAsync(current.Id, RasterStore.LoadCurrentAsync, cancel) is not null
        )
        {
            return current;
        }
        progress?.Report("Laying the raster");
        await database.WriteAsync(
            current.Id,
            actor,
            async session =>
            {
                var communities = await GeographyStore.LoadAreasAsync(session, AreaKind.Community);
                var raster = RasterBuilder.Build(
                    1,
                    boundary,
                    communities.Select(area => area.Shape).ToArray(),
                    cellMeters
                );
                return await RasterStore.SaveAsync(session, raster);
            },
            cancel
        );
        return current;
    }

    private static async Task<NetworkSize> MeasureStreetsAsync(
        PatrolDatabase database,
        District district,
        CancellationToken cancel
    )
    {
        var segments = await database.ReadAsync(district.Id, GeographyStore.LoadStreetsAsync, cancel);
        var nodes =
            segments.Count == 0 ? 0 : 1 + segments.Max(segment => Math.Max(segment.FromNode, segment.ToNode));
        return new NetworkSize(segments.Count, nodes, Components.Find(segments, nodes).Count);
    }
}
