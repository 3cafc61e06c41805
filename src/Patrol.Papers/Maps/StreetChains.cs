using Patrol.Contracts.Papers;
using SkiaSharp;

namespace Patrol.Papers.Maps;

/// <summary>Segments of one street joined where they meet, so that its name finds room along all of it.</summary>
internal static class StreetChains
{
    /// <summary>Lines on the page of all segments of a name.</summary>
    public static IEnumerable<SKPoint[]> Of(MapFrame frame, IEnumerable<PaperStreet> segments)
    {
        var left = segments.Select(segment => segment.Line.ToList()).Where(line => line.Count > 1).ToList();
        while (left.Count > 0)
        {
            var chain = left[^1];
            left.RemoveAt(left.Count - 1);
            while (Grow(chain, left)) { }
            var points = frame.At(chain);
            if (frame.Sees(points))
            {
                yield return points;
            }
        }
    }

    private static bool Grow(List<double[]> chain, List<List<double[]>> left)
    {
        var (head, tail) = (KeyOf(chain[0]), KeyOf(chain[^1]));
        for (var index = 0; index < left.Count; index++)
        {
            var other = left[index];
            if (KeyOf(other[0]) == tail)
            {
                chain.AddRange(other.Skip(1));
            }
            else if (KeyOf(other[^1]) == tail)
            {
                chain.AddRange(Enumerable.Reverse(other).Skip(1));
            }
            else if (KeyOf(other[^1]) == head)
            {
                chain.InsertRange(0, other.SkipLast(1));
            }
            else if (KeyOf(other[0]) == head)
            {
                chain.InsertRange(0, Enumerable.Reverse(other).SkipLast(1));
            }
            else
            {
                continue;
            }
            left.RemoveAt(index);
            return true;
        }
        return false;
    }

    // A millionth of a degree is a tenth of a meter.
    private static (long, long) KeyOf(double[] place) =>
        ((long)Math.Round(place[0] * 1e6), (long)Math.Round(place[1] * 1e6));
}
