using System.Diagnostics;
using Patrol.Engine.Import;
using Patrol.Storage;
using Patrol.Storage.Cluster;
using Patrol.Storage.Geography;
using Patrol.Storage.Runs;

namespace Patrol.Benchmarks.Speed;

/// <summary>Washington, DC from files to tiles, in a cluster of its own with durable settings.</summary>
internal static class DistrictSpeed
{
    private const int Repeats = 5;

    /// <summary>Measures and prints each figure beside its target: best and median after a run that is not counted.</summary>
    public static async Task<int> RunAsync(CancellationToken stop)
    {
        var root = Environment.GetEnvironmentVariable("PATROL_ROOT") ?? Directory.GetCurrentDirectory();
        var shared =
            Environment.GetEnvironmentVariable("PATROL_SHARED") ?? Path.Combine(root, "..", "shared");
        var data = Path.Combine(shared, "data", "city-dc");
        if (!Directory.Exists(data))
        {
            Console.Error.WriteLine($"The real data is missing: {data}. Name its folder in PATROL_SHARED.");
            return 4;
        }
        var folder = Path.Combine(Path.GetTempPath(), $"patrol-bench-{Environment.ProcessId}");
        try
        {
            await MeasureAsync(
                new PatrolDatabaseOptions(
                    null,
                    new LocalClusterOptions(Path.Combine(folder, ".patrol", "cluster"))
                ),
                Path.Combine(root, "data", "districts"),
                data,
                stop
            );
            var (cold, warm) = await FirstMapSpeed.MeasureAsync(
                Path.Combine(root, "artifacts", "app"),
                folder,
                stop
            );
            Print("first complete map of DC, cold", cold, 5);
            Print("first complete map of DC, warm", warm, 2);
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Stopped.");
            return 130;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        return 0;
    }

    // Each run has a new database, so that none finds the dead rows of the one before; the last one has the program's
    // own name, and the map is shown from it.
    private static async Task MeasureAsync(
        PatrolDatabaseOptions options,
        string recipes,
        string data,
        CancellationToken stop
    )
    {
        // Keeps the server running between the runs.
        await using var server = await PatrolDatabase.OpenAsync(options, cancel: stop);
        var recipe = DistrictRecipe.Read(Path.Combine(recipes, "dc.json"));
        var (wholes, imports, surfaces) = (new List<double>(), new List<double>(), new List<double>());
        var tiles = new List<double>();
        for (var run = 0; run <= Repeats; run++)
        {
            await using var database = await PatrolDatabase.OpenAsync(
                run < Repeats ? options with { Name = $"speed_{run}" } : options
            );
            var watch = Stopwatch.StartNew();
            var result = await RecipeRun.LoadAsync(database, recipe, recipes, data, cancel: stop);
            var whole = watch.Elapsed.TotalSeconds - result.SurfaceSeconds;
            Console.Error.WriteLine(
                $"run {run}{(run == 0 ? " (warm-up)" : "")}: all files {whole:F2} s, incidents {result.ImportSeconds:F2} s, surface {result.SurfaceSeconds:F2} s"
            );
            if (run > 0)
            {
                wholes.Add(whole);
                imports.Add(result.ImportSeconds);
                surfaces.Add(result.SurfaceSeconds);
            }
            if (run == Repeats)
            {
                tiles = await TilesAsync(database, result);
            }
        }
        tiles.Sort();
        Console.WriteLine(
            $"Washington, DC, {Environment.ProcessorCount} cores, {Repeats} runs into new databases after a warm-up, fsync on"
        );
        Print("import: all files of the recipe to committed rows, counts, raster and network", wholes, 6);
        Print("of which ten files of incidents, files to committed counts", imports, 6);
        Print("surface at 100 m: first after the import, database to stored", surfaces, 1);
        Console.WriteLine(
            $"cell tiles z10–16, uncached, two clients: {tiles.Count:N0} tiles, p95 {At(tiles, 0.95):F1} ms (target 50), median {At(tiles, 0.5):F1} ms, max {tiles[^1]:F1} ms"
        );
    }

    private static async Task<List<double>> TilesAsync(PatrolDatabase database, RecipeResult result)
    {
        var view = await database.ReadAsync(result.District.Id, DistrictStore.ViewAsync);
        var addresses = new List<(int Z, int X, int Y)>();
        for (var z = 10; z <= 16; z++)
        {
            var ((west, north), (east, south)) = (
                TileAt(z, view.Bounds![0], view.Bounds[3]),
                TileAt(z, view.Bounds[2], view.Bounds[1])
            );
            for (var x = west; x <= east; x++)
            {
                for (var y = north; y <= south; y++)
                {
                    addresses.Add((z, x, y));
                }
            }
        }
        var times = new List<double>();
        var next = -1;
        await Task.WhenAll(
            Enumerable
                .Range(0, 2)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        for (int at; (at = Interlocked.Increment(ref next)) < addresses.Count; )
                        {
                            var (z, x, y) = addresses[at];
                            var watch = Stopwatch.GetTimestamp();
                            var tile = await database.ReadAsync(
                                result.District.Id,
                                session => TileStore.GetCellsAsync(session, z, x, y)
                            );
                            var milliseconds = Stopwatch.GetElapsedTime(watch).TotalMilliseconds;
                            // Only tiles that touch the district count: the others are empty.
                            if (tile.Length > 0)
                            {
                                lock (times)
                                {
                                    times.Add(milliseconds);
                                }
                            }
                        }
                    })
                )
        );
        return times;
    }

    private static (int X, int Y) TileAt(int z, double longitude, double latitude)
    {
        var n = 1 << z;
        var radians = latitude * Math.PI / 180;
        return (
            (int)((longitude + 180) / 360 * n),
            (int)((1 - Math.Asinh(Math.Tan(radians)) / Math.PI) / 2 * n)
        );
    }

    private static double At(List<double> sorted, double share) => sorted[(int)(share * (sorted.Count - 1))];

    private static void Print(string what, List<double> seconds, double target)
    {
        seconds.Sort();
        Console.WriteLine(
            $"{what}: best {seconds[0]:F2} s, median {At(seconds, 0.5):F2} s, worst {seconds[^1]:F2} s (target {target} s)"
        );
    }
}
