using System.Runtime.InteropServices;
using BenchmarkDotNet.Running;
using Patrol.Benchmarks.Hotspots;
using Patrol.Benchmarks.Plans;
using Patrol.Benchmarks.Quality;
using Patrol.Benchmarks.Solve;
using Patrol.Benchmarks.Speed;

switch (args)
{
    case ["bench", "speed", "micro", .. var rest]:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(rest);
        return 0;
    case ["bench", "solve", .. var rest]:
        return SolveCommand.Run(rest);
    case ["bench", "speed"]:
        return await UntilStoppedAsync(DistrictSpeed.RunAsync);
    case ["bench", "speed", "hotspots"] or ["bench", "speed", "hotspots", "counts"]:
        if (args.Length == 3)
        {
            HotspotSpeed.Run(Console.Out, Directory.GetCurrentDirectory());
            Console.Out.WriteLine();
        }
        return await UntilStoppedAsync(async stop =>
        {
            await CountSpeed.RunAsync(Console.Out, stop);
            return 0;
        });
    case ["bench", "speed" or "quality", "plan"]:
        return await UntilStoppedAsync(stop => PlanBenchmark.RunAsync(Console.Out, args[1] == "speed", stop));
    case ["bench", "quality", "hotspots", .. var only]:
        return await UntilStoppedAsync(stop =>
        {
            HotspotQuality.Run(
                Console.Out,
                Path.Combine(
                    Environment.GetEnvironmentVariable("PATROL_SHARED") ?? Path.Combine("..", "shared"),
                    "data"
                ),
                only.FirstOrDefault(),
                stop
            );
            return Task.FromResult(0);
        });
    case ["bench", "quality", "traps"]:
        TrapQuality.Run(Console.Out, seeds: 20);
        Console.Out.WriteLine();
        TrapBenchmark.Run(Console.Out, seeds: 20);
        return 0;
    case ["bench", "quality", "roster"]:
        RosterBenchmark.Run(Console.Out, Path.Combine("data", "sample"));
        return 0;
    case ["bench", "quality", "routes", .. var only]:
        RouteBenchmark.Run(Console.Out, Directory.GetCurrentDirectory(), only.FirstOrDefault());
        return 0;
    case ["bench", "quality", "areas", .. var only]:
        AreaBenchmark.Run(Console.Out, Directory.GetCurrentDirectory(), only);
        return 0;
    case ["bench", "quality"]:
        BeatBenchmark.Run(Console.Out, seeds: 5, seconds: 30, targetGap: 0.001);
        BeatBenchmark.Run(Console.Out, seeds: 5, seconds: 30, targetGap: 0);
        return 0;
    default:
        Console.Error.WriteLine("./patrol bench speed          imports, surface and tiles of Washington, DC");
        Console.Error.WriteLine(
            "./patrol bench speed plan     a week of the sample and of Washington, DC, by stage"
        );
        Console.Error.WriteLine(
            "./patrol bench speed hotspots [counts] densities, significance, bandwidths, streets of Washington, DC; a surface of a million cells from counts"
        );
        Console.Error.WriteLine("./patrol bench speed micro    kernels, by BenchmarkDotNet");
        Console.Error.WriteLine(
            "./patrol bench quality        beats against their bound and the greedy plan"
        );
        Console.Error.WriteLine(
            "./patrol bench quality plan   the same weeks against bounds and greedy routes"
        );
        Console.Error.WriteLine(
            "./patrol bench quality hotspots back-tests of methods on incidents of three cities"
        );
        Console.Error.WriteLine("./patrol bench quality roster rosters of a week, their bounds and a repair");
        Console.Error.WriteLine(
            "./patrol bench quality routes routes of a week against bound and greedy routes"
        );
        Console.Error.WriteLine(
            "./patrol bench quality traps  what was planted in samples of 20 seeds, and what is found"
        );
        Console.Error.WriteLine(
            "./patrol bench quality areas  walkable areas against bound and greedy choice"
        );
        Console.Error.WriteLine("./patrol bench solve          one method on a file: kde, gistar, backtest");
        return 2;
}

// Ended from outside, a measurement still stops its database and takes its folder away.
static async Task<int> UntilStoppedAsync(Func<CancellationToken, Task<int>> measure)
{
    using var stop = new CancellationTokenSource();
    void End(PosixSignalContext signal)
    {
        signal.Cancel = true;
        stop.Cancel();
    }
    using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
    using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
    return await measure(stop.Token);
}
