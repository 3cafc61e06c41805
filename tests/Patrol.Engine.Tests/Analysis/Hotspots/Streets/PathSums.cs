using Patrol.Engine.Analysis.Hotspots.Density;
using Patrol.Engine.Model;

namespace Patrol.Engine.Tests.Analysis.Hotspots.Streets;

/// <summary>
/// Density along streets the plain way: every path from every incident, one after the other, and the kernel integrated
/// numerically over each piece of it.
/// </summary>
internal sealed class PathSums(IReadOnlyList<StreetSegment> segments, Kernel kernel, double bandwidth)
{
    // Gauss and Legendre's five points on −1 … 1: exact for polynomials up to degree nine.
    private static readonly (double At, double Weight)[] Points =
    [
        (0, 128.0 / 225),
        (Math.Sqrt(5 - 2 * Math.Sqrt(10.0 / 7)) / 3, (322 + 13 * Math.Sqrt(70)) / 900),
        (-Math.Sqrt(5 - 2 * Math.Sqrt(10.0 / 7)) / 3, (322 + 13 * Math.Sqrt(70)) / 900),
        (Math.Sqrt(5 + 2 * Math.Sqrt(10.0 / 7)) / 3, (322 - 13 * Math.Sqrt(70)) / 900),
        (-Math.Sqrt(5 + 2 * Math.Sqrt(10.0 / 7)) / 3, (322 - 13 * Math.Sqrt(70)) / 900),
    ];

    private readonly double reach = kernel == Kernel.Gaussian ? 4 * bandwidth : bandwidth;
    private readonly double[] found = new double[segments.Count];
    private readonly ILookup<int, (int Segment, bool IsForward)> leaving = segments
        .SelectMany(segment =>
            new[]
            {
                (Node: segment.FromNode, Way: (segment.Number, true)),
                (Node: segment.ToNode, Way: (segment.Number, false)),
            }
        )
        .ToLookup(end => end.Node, end => end.Way);

    /// <summary>[segment] incidents per meter.</summary>
    public double[] Density => [.. found.Select((value, s) => value / segments[s].LengthMeters)];

    /// <summary>Paths followed so far.</summary>
    public long Paths { get; private set; }

    public void Add(int segment, double offset, double weight)
    {
        var (from, to, length) = (
            segments[segment].FromNode,
            segments[segment].ToNode,
            segments[segment].LengthMeters
        );
        if (offset <= 0.001 || offset >= length - 0.001)
        {
            var ways = leaving[offset <= 0.001 ? from : to].ToArray();
            foreach (var way in ways)
            {
                Follow(way, 0, length: null, 2 * weight / ways.Length);
            }
            return;
        }
        Follow((segment, true), 0, length - offset, weight);
        Follow((segment, false), 0, offset, weight);
    }

    private void Follow((int Segment, bool IsForward) way, double distance, double? length, double weight)
    {
        Paths++;
        var segment = segments[way.Segment];
        var end = distance + (length ?? segment.LengthMeters);
        found[way.Segment] += weight * Integral(distance, Math.Min(end, reach));
        if (end >= reach)
        {
            return;
        }
        var next = leaving[way.IsForward ? segment.ToNode : segment.FromNode].ToList();
        next.Remove((way.Segment, !way.IsForward));
        if (next.Count == 0)
        {
            Follow((way.Segment, !way.IsForward), end, null, weight);
        }
        foreach (var one in next)
        {
            Follow(one, end, null, weight / next.Count);
        }
    }

    private double Integral(double from, double to)
    {
        const int Pieces = 12;
        var half = (to - from) / Pieces / 2;
        var sum = 0.0;
        for (var piece = 0; piece < Pieces; piece++)
        {
            var middle = from + (2 * piece + 1) * half;
            sum += Points.Sum(point => point.Weight * Height(middle + point.At * half));
        }
        return sum * half;
    }

    // 0.999936657516… is the normal distribution's share within four standard deviations.
    private double Height(double d) =>
        kernel switch
        {
            Kernel.Gaussian => Math.Exp(-d * d / (2 * bandwidth * bandwidth))
                / (bandwidth * Math.Sqrt(2 * Math.PI) * 0.99993665751633376),
            Kernel.Uniform => 0.5 / bandwidth,
            _ => 15.0 / 16 / bandwidth * Math.Pow(1 - d * d / (bandwidth * bandwidth), 2),
        };
}
