namespace Patrol.Engine.Analysis.Chance;

/// <summary>
/// A stream of random numbers for one draw of many, so that draws can be made in any order, by any number of processors,
/// with the same outcome: SplitMix64, Steele, Lea and Flood (2014), doi:10.1145/2660193.2660195.
/// </summary>
internal struct DrawStream
{
    private const ulong Golden = 0x9E3779B97F4A7C15UL;
    private ulong state;

    public DrawStream(int seed, int draw) => state = Mix(Mix((uint)seed * Golden + Golden) ^ (uint)draw);

    /// <summary>Uniform in 0 … count − 1.</summary>
    public int Next(int count) => (int)Math.BigMul(Bits(), (ulong)count, out _);

    /// <summary>Uniform in [0, 1).</summary>
    public double Next() => (Bits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Poisson count by multiplication of uniforms, in parts that keep the product above 0.</summary>
    public int Poisson(double mean)
    {
        const double Part = 256;
        var count = 0;
        for (var left = mean; left > 0; left -= Part)
        {
            var limit = Math.Exp(-Math.Min(left, Part));
            for (var product = Next(); product > limit; product *= Next())
            {
                count++;
            }
        }
        return count;
    }

    /// <summary>Puts values in random order (Durstenfeld 1964).</summary>
    public void Shuffle<T>(Span<T> values)
    {
        for (var last = values.Length - 1; last > 0; last--)
        {
            var other = Next(last + 1);
            (values[last], values[other]) = (values[other], values[last]);
        }
    }

    private ulong Bits() => Mix(state += Golden);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
