using System.Diagnostics;
using System.Globalization;

namespace Patrol.Benchmarks.Speed;

/// <summary>
/// A table of times: median, best and worst of five runs after a warm-up of half a second at least, in which the runtime has
/// compiled what is measured. Memory is what one run allocated in all, its
/// arrays of input counted in, over the arrays of input and output: no peak can be higher. CPU is the least processor time of
/// all threads together that a run took: where others use the machine, it says more than the clock.
/// </summary>
internal sealed class SpeedTable
{
    private const int Runs = 5;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.5);
    private readonly TextWriter output;

    /// <summary>Begins the table.</summary>
    public SpeedTable(TextWriter output)
    {
        this.output = output;
        output.WriteLine(
            "| figure | median s (target) | best s | worst s | CPU s | memory / arrays (target) |"
        );
        output.WriteLine("|---|---|---|---|---|---|");
    }

    /// <summary>Measures, prints a row and returns the median, seconds.</summary>
    /// <param name="figure">What is measured.</param>
    /// <param name="target">Seconds to stay within; null for none.</param>
    /// <param name="run">What is measured, returning something of it.</param>
    /// <param name="arrays">Bytes of the arrays that go in, and of those that come out; null where memory isn't asked for.</param>
    public double Measure(
        string figure,
        double? target,
        Func<object?> run,
        (long In, long Out)? arrays = null
    )
    {
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < WarmUp; )
        {
            GC.KeepAlive(run());
        }
        var seconds = new double[Runs];
        var allocated = 0L;
        var busy = double.PositiveInfinity;
        for (var i = 0; i < Runs; i++)
        {
            GC.Collect();
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var cpu = Environment.CpuUsage.TotalTime;
            var watch = Stopwatch.GetTimestamp();
            GC.KeepAlive(run());
            seconds[i] = Stopwatch.GetElapsedTime(watch).TotalSeconds;
            busy = Math.Min(busy, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
            allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        }
        Array.Sort(seconds);
        var median = seconds[Runs / 2];
        var memory = arrays is var (inside, outside)
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{(inside + allocated) / (double)(inside + outside):F2} (3)"
            )
            : "";
        var aim = target is { } limit ? string.Create(CultureInfo.InvariantCulture, $" ({limit})") : "";
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {figure} | {median:G3}{aim} | {seconds[0]:G3} | {seconds[^1]:G3} | {busy:G3} | {memory} |"
            )
        );
        return median;
    }

    /// <summary>Prints a row of another figure.</summary>
    public void Note(string figure, double value, double? target = null)
    {
        var aim = target is { } limit ? string.Create(CultureInfo.InvariantCulture, $" ({limit})") : "";
        output.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"| {figure} | {value:F2}{aim} | | | | |")
        );
    }
}
