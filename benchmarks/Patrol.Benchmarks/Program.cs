using BenchmarkDotNet.Running;
using Patrol.Benchmarks.Speed;

switch (args)
{
    case ["bench", "speed", "micro", .. var rest]:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(rest);
        return 0;
    case ["bench", "speed", ..]:
        return await DistrictSpeed.RunAsync();
    default:
        Console.Error.WriteLine("./patrol bench speed          imports, surface and tiles of Washington, DC");
        Console.Error.WriteLine("./patrol bench speed micro    kernels, by BenchmarkDotNet");
        return 2;
}
