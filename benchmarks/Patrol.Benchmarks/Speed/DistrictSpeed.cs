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
    private const int Repeats = 3;

    /// <summary>Measures and prints one table; the median of three runs where a run can be repeated.</summary>
    public static async Task<int> RunAsync()
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
            await using var database = await PatrolDatabase.OpenAsync(
                new PatrolDatabaseOptions(
                    null,
                    new LocalClusterOptions(Path.Combine(folder, ".patrol", "cluster"))
                )
            );
            await MeasureAsync(database, Path.Combine(root, "data", "districts"), data);
            var (cold, warm) = await FirstMapSpeed.MeasureAsync(
                Path.Combine(root, "artifacts", "app"),
                folder
            );
            Print("first complete map of DC, cold", cold, "s", 5);
            Print("first complete map of DC, warm", warm, "s", 2);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        return 0;
    }

    private static async Task MeasureAsync(PatrolDatabase database, string recipes, string data)
    {
        var recipe = DistrictRecipe.Read(Path.Combine(recipes, "dc.json"));
        var (imports, surfaces) = (new List<double>(), new List<double>());
        RecipeResult result = null!;
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            if (await DistrictStore.FindAsync(database, recipe.Code) is { } old)
            {
                await DistrictStore.DeleteAsync(database, old.Id);
            }
            result = await RecipeRun.LoadAsync(database, recipe, recipes, data);
            imports.Add(result.ImportSeconds);
            surfaces.Add(result.SurfaceSeconds);
        }
        Print("DC import, files to committed counts", imports, "s", 6);
        Print("DC surface at 100 m, database to stored", surfaces, "s", 1);
        var tiles = await TilesAsync(database, result);
        tiles.Sort();
        Console.WriteLine(
            $"cell tiles z10–16, uncached, two clients: {tiles.Count:N0} tiles, median {At(tiles, 0.5):F1} ms, p95 {At(tiles, 0.95):F1} ms (target 50), max {tiles[^1]:F1} ms"
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

    private static void Print(string what, List<double> seconds, string unit, double target)
    {
        seconds.Sort();
        Console.WriteLine(
            $"{what}: median {seconds[seconds.Count / 2]:F2} {unit} (target {target}), {string.Join(" / ", seconds.Select(one => one.ToString("F2")))}"
        );
    }
}
