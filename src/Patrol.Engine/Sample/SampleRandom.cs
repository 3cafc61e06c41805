namespace Patrol.Engine.Sample;

/// <summary>
/// xoshiro256** seeded by SplitMix64 (Blackman and Vigna 2018, doi:10.1145/3460772), written out so that a seed
/// gives the same stream on every machine and runtime.
/// </summary>
internal sealed class SampleRandom
{
    private readonly ulong seed;
    private ulong a;
    private ulong b;
    private ulong c;
    private ulong d;

    public SampleRandom(ulong seed)
    {
        this.seed = seed;
        var state = seed;
        a = SplitMix(ref state);
        b = SplitMix(ref state);
        c = SplitMix(ref state);
        d = SplitMix(ref state);
    }

    /// <summary>An independent stream for one part of the sample, so that parts don't shift each other.</summary>
    public SampleRandom Fork(string part)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in part)
        {
            hash = (hash ^ letter) * 1099511628211UL;
        }
        return new SampleRandom(seed ^ hash);
    }

    public ulong NextUInt64()
    {
        var result = ulong.RotateLeft(b * 5, 7) * 9;
        var shifted = b << 17;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= shifted;
        d = ulong.RotateLeft(d, 45);
        return result;
    }

    /// <summary>Uniform in [0, 1), 53 bits.</summary>
    public double Next() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [from, to).</summary>
    public double Next(double from, double to) => from + (to - from) * Next();

    /// <summary>Uniform in 0 … count − 1.</summary>
    public int Next(int count) => (int)Math.BigMul(NextUInt64(), (ulong)count, out _);

    public bool Chance(double probability) => Next() < probability;

    public double Exponential(double mean) => -mean * Math.Log(1 - Next());

    /// <summary>Standard normal by the polar method.</summary>
    public double Normal()
    {
        while (true)
        {
            var u = Next(-1, 1);
            var v = Next(-1, 1);
            var square = u * u + v * v;
            if (square is > 0 and < 1)
            {
                return u * Math.Sqrt(-2 * Math.Log(square) / square);
            }
        }
    }

    /// <summary>Poisson by multiplication of uniforms; for means under 500.</summary>
    public int Poisson(double mean)
    {
        var limit = Math.Exp(-mean);
        var count = 0;
        for (var product = Next(); product > limit; product *= Next())
        {
            count++;
        }
        return count;
    }

    /// <summary>Gamma with mean 1 (Marsaglia and Tsang 2000, doi:10.1145/358407.358414, with the boost for shape &lt; 1).</summary>
    public double UnitGamma(double shape)
    {
        var boosted = shape < 1 ? shape + 1 : shape;
        var edge = boosted - 1.0 / 3;
        var scale = 1 / Math.Sqrt(9 * edge);
        while (true)
        {
            var normal = Normal();
            var cube = 1 + scale * normal;
            cube = cube * cube * cube;
            if (cube > 0 && Math.Log(1 - Next()) < 0.5 * normal * normal + edge * (1 - cube + Math.Log(cube)))
            {
                var boost = shape < 1 ? Math.Exp(Math.Log(1 - Next()) / shape) : 1;
                return edge * cube * boost / shape;
            }
        }
    }

    public void Shuffle<T>(IList<T> items)
    {
        for (var last = items.Count - 1; last > 0; last--)
        {
            var other = Next(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }

    public T Pick<T>(IReadOnlyList<T> items) => items[Next(items.Count)];

    /// <summary>Index drawn from running totals.</summary>
    public int PickRunning(ReadOnlySpan<double> running)
    {
        var found = running.BinarySearch(Next() * running[^1]);
        var index = found < 0 ? ~found : found + 1;
        return Math.Min(index, running.Length - 1);
    }

    private static ulong SplitMix(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
