using System.Runtime.InteropServices;

namespace Patrol.Engine.Analysis.Hotspots.Patterns;

/// <summary>Pairs of incidents near each other, by band of distance.</summary>
internal sealed class NearPairs
{
    private readonly List<(int One, int Other)>[] byBand;

    private NearPairs(int bands) =>
        byBand = [.. Enumerable.Range(0, bands).Select(_ => new List<(int, int)>())];

    /// <summary>Pairs in all.</summary>
    public int Total => byBand.Sum(pairs => pairs.Count);

    /// <summary>Finds them: each incident meets those of its own square and of the four squares after it.</summary>
    public static NearPairs Find(double[] x, double[] y, IReadOnlyList<double> meters)
    {
        var found = new NearPairs(meters.Count);
        var edge = meters[^1];
        var squares = new Dictionary<(long, long), List<int>>();
        for (var i = 0; i < x.Length; i++)
        {
            var key = ((long)Math.Floor(x[i] / edge), (long)Math.Floor(y[i] / edge));
            squares.TryAdd(key, []);
            squares[key].Add(i);
        }
        // In order of the key, so that the pairs do not depend on how a dictionary is laid out.
        foreach (var ((column, row), own) in squares.OrderBy(square => square.Key))
        {
            for (var a = 0; a < own.Count; a++)
            {
                found.Meet(own[a], CollectionsMarshal.AsSpan(own)[(a + 1)..], x, y, meters);
                foreach (var (right, up) in new[] { (1, 0), (-1, 1), (0, 1), (1, 1) })
                {
                    if (squares.TryGetValue((column + right, row + up), out var others))
                    {
                        found.Meet(own[a], CollectionsMarshal.AsSpan(others), x, y, meters);
                    }
                }
            }
        }
        return found;
    }

    /// <summary>[distance band · times + time band] pairs.</summary>
    public int[] Count(double[] day, double[] days)
    {
        var counts = new int[byBand.Length * days.Length];
        var last = days[^1];
        for (var band = 0; band < byBand.Length; band++)
        {
            foreach (var (one, other) in CollectionsMarshal.AsSpan(byBand[band]))
            {
                var apart = Math.Abs(day[one] - day[other]);
                if (apart <= last)
                {
                    var time = 0;
                    while (apart > days[time])
                    {
                        time++;
                    }
                    counts[band * days.Length + time]++;
                }
            }
        }
        return counts;
    }

    private void Meet(int one, ReadOnlySpan<int> others, double[] x, double[] y, IReadOnlyList<double> meters)
    {
        foreach (var other in others)
        {
            var (dx, dy) = (x[one] - x[other], y[one] - y[other]);
            var apart = Math.Sqrt(dx * dx + dy * dy);
            if (apart > meters[^1])
            {
                continue;
            }
            var band = 0;
            while (apart > meters[band])
            {
                band++;
            }
            byBand[band].Add((one, other));
        }
        if (Total > NearRepeat.MostPairs)
        {
            throw new ArgumentException(
                $"More than {NearRepeat.MostPairs} pairs are near: look at a shorter time or a smaller radius."
            );
        }
    }
}
