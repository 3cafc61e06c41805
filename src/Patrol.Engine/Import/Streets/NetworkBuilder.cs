using NetTopologySuite.Geometries;
using Patrol.Engine.Model;

namespace Patrol.Engine.Import.Streets;

/// <summary>What holds along a whole line.</summary>
internal sealed record StreetTraits(string? Name, StreetClass Class, SegmentSpeeds Speeds, OneWay OneWay);

/// <summary>
/// Cuts lines into segments: at their ends and at every vertex that two lines share or one line passes twice. A
/// vertex is an integer, so that sharing is decided on the source's exact coordinates or node ids, never on distance.
/// </summary>
internal sealed class NetworkBuilder(int srid)
{
    private readonly GeometryFactory factory = new(new PrecisionModel(), srid);
    private readonly List<int> vertices = [];
    private readonly List<(int Start, int End, StreetTraits Traits)> lines = [];

    /// <summary>Adds a line; repeated vertices in a row count once.</summary>
    /// <returns>False, and nothing is added, when fewer than two vertices are left.</returns>
    public bool Add(ReadOnlySpan<int> line, StreetTraits traits)
    {
        var start = vertices.Count;
        foreach (var vertex in line)
        {
            if (vertices.Count == start || vertices[^1] != vertex)
            {
                vertices.Add(vertex);
            }
        }
        if (vertices.Count - start < 2)
        {
            vertices.RemoveRange(start, vertices.Count - start);
            return false;
        }
        lines.Add((start, vertices.Count, traits));
        return true;
    }

    /// <summary>Builds the segments.</summary>
    /// <param name="x">[vertex] easting, meters.</param>
    /// <param name="y">[vertex] northing, meters.</param>
    /// <param name="keepRepeats">False: pieces of the same vertices, in either direction, are kept once, with the
    /// first name, the widest class and its speeds; one that is two-way anywhere is two-way.</param>
    public (StreetSegment[] Segments, double[] NodeX, double[] NodeY, int Pieces) Build(
        double[] x,
        double[] y,
        bool keepRepeats
    )
    {
        var isNode = FindNodes(x.Length);
        var pieces = new List<(int Start, int End, StreetTraits Traits)>();
        var known = new Dictionary<PieceKey, int>();
        var total = 0;
        foreach (var (start, end, traits) in lines)
        {
            var from = start;
            for (var at = start + 1; at < end; at++)
            {
                if (!isNode[vertices[at]])
                {
                    continue;
                }
                total++;
                var key = new PieceKey(vertices, from, at);
                if (keepRepeats || known.TryAdd(key, pieces.Count))
                {
                    pieces.Add((from, at, traits));
                }
                else
                {
                    var first = known[key];
                    var kept = pieces[first];
                    var isSameDirection =
                        vertices[kept.Start] == vertices[from]
                        && vertices[kept.Start + 1] == vertices[from + 1];
                    pieces[first] = kept with { Traits = Merge(kept.Traits, traits, isSameDirection) };
                }
                from = at;
            }
        }
        var (segments, nodeX, nodeY) = Number(pieces, x, y);
        return (segments, nodeX, nodeY, total);
    }

    private bool[] FindNodes(int count)
    {
        var isNode = new bool[count];
        var isSeen = new bool[count];
        foreach (var (start, end, _) in lines)
        {
            for (var at = start; at < end; at++)
            {
                var vertex = vertices[at];
                isNode[vertex] |= isSeen[vertex] || at == start || at == end - 1;
                isSeen[vertex] = true;
            }
        }
        return isNode;
    }

    private static StreetTraits Merge(StreetTraits kept, StreetTraits other, bool isSameDirection)
    {
        var direction = isSameDirection
            ? other.OneWay
            : other.OneWay switch
            {
                OneWay.Forward => OneWay.Backward,
                OneWay.Backward => OneWay.Forward,
                _ => OneWay.No,
            };
        var wider = other.Class < kept.Class ? other : kept;
        return new StreetTraits(
            kept.Name ?? other.Name,
            wider.Class,
            wider.Speeds,
            kept.OneWay == direction ? direction : OneWay.No
        );
    }

    private (StreetSegment[], double[], double[]) Number(
        List<(int Start, int End, StreetTraits Traits)> pieces,
        double[] x,
        double[] y
    )
    {
        var nodeOf = new int[x.Length];
        Array.Fill(nodeOf, -1);
        var nodeX = new List<double>();
        var nodeY = new List<double>();
        int Node(int vertex)
        {
            if (nodeOf[vertex] < 0)
            {
                nodeOf[vertex] = nodeX.Count;
                nodeX.Add(x[vertex]);
                nodeY.Add(y[vertex]);
            }
            return nodeOf[vertex];
        }
        var segments = new StreetSegment[pieces.Count];
        for (var number = 0; number < segments.Length; number++)
        {
            var (start, end, traits) = pieces[number];
            var shape = new Coordinate[end - start + 1];
            var length = 0.0;
            for (var at = start; at <= end; at++)
            {
                shape[at - start] = new Coordinate(x[vertices[at]], y[vertices[at]]);
                length += at == start ? 0 : shape[at - start].Distance(shape[at - start - 1]);
            }
            segments[number] = new StreetSegment(
                number,
                Node(vertices[start]),
                Node(vertices[end]),
                traits.Name,
                traits.Class,
                length,
                traits.Speeds,
                traits.OneWay,
                factory.CreateLineString(shape)
            );
        }
        return (segments, [.. nodeX], [.. nodeY]);
    }

    /// <summary>Vertices of a piece, equal to the same vertices in the other direction.</summary>
    private readonly struct PieceKey(List<int> vertices, int start, int end) : IEquatable<PieceKey>
    {
        private readonly List<int> vertices = vertices;
        private readonly int start = start;
        private readonly int end = end;

        public bool Equals(PieceKey other)
        {
            var length = end - start;
            if (other.end - other.start != length)
            {
                return false;
            }
            var (isSame, isReverse) = (true, true);
            for (var i = 0; i <= length && (isSame || isReverse); i++)
            {
                isSame &= vertices[start + i] == vertices[other.start + i];
                isReverse &= vertices[start + i] == vertices[other.end - i];
            }
            return isSame || isReverse;
        }

        public override bool Equals(object? obj) => obj is PieceKey other && Equals(other);

        public override int GetHashCode()
        {
            var sum = end - start;
            for (var at = start; at <= end; at++)
            {
                sum += HashCode.Combine(vertices[at]);
            }
            return sum;
        }
    }
}
