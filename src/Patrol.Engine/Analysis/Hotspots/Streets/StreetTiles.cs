using NetTopologySuite.Geometries;
using Patrol.Engine.Network;

namespace Patrol.Engine.Analysis.Hotspots.Streets;

/// <summary>
/// Incidents in groups that lie near each other, those at one place added up. Tiles have the same number of segments each,
/// in the order of their middles along a Z-curve (Morton 1966), and don't depend on the number of threads.
/// </summary>
internal sealed class StreetTiles
{
    private readonly StreetWays ways;
    private readonly List<(int Segment, double OffsetMeters, double Weight)> places = [];
    private readonly List<int> start = [];

    private StreetTiles(StreetWays ways) => this.ways = ways;

    /// <summary>Tiles that have any incidents.</summary>
    public int Count => start.Count - 1;

    public static StreetTiles Of(
        StreetGraph graph,
        StreetWays ways,
        StreetIncidents incidents,
        int segmentsPerTile
    )
    {
        Check(ways, incidents);
        var tiles = new StreetTiles(ways);
        var rank = Ranks(graph);
        var order = Enumerable
            .Range(0, incidents.Segment.Length)
            .Where(i => incidents.Weight[i] > 0)
            .ToArray();
        var keys = order.Select(i => (rank[incidents.Segment[i]], incidents.OffsetMeters[i], i)).ToArray();
        Array.Sort(keys, order);
        var last = -1;
        foreach (var i in order)
        {
            var segment = incidents.Segment[i];
            if (rank[segment] / segmentsPerTile != last)
            {
                last = rank[segment] / segmentsPerTile;
                tiles.start.Add(tiles.places.Count);
            }
            tiles.Add(segment, incidents.OffsetMeters[i], incidents.Weight[i]);
        }
        tiles.start.Add(tiles.places.Count);
        return tiles;
    }

    /// <summary>Puts the incidents of a tile on the streets.</summary>
    public void Start(int tile, StreetWave wave)
    {
        for (var i = start[tile]; i < start[tile + 1]; i++)
        {
            var (segment, offset, weight) = places[i];
            if (offset <= StreetWays.ShortestMeters)
            {
                wave.StartAt(ways.EndOf(2 * segment + 1), weight);
            }
            else if (offset >= ways.Length(segment) - StreetWays.ShortestMeters)
            {
                wave.StartAt(ways.EndOf(2 * segment), weight);
            }
            else
            {
                wave.StartOn(2 * segment, ways.Length(segment) - offset, weight);
                wave.StartOn(2 * segment + 1, offset, weight);
            }
        }
    }

    private void Add(int segment, double offset, double weight)
    {
        if (places.Count > start[^1] && places[^1].Segment == segment && places[^1].OffsetMeters == offset)
        {
            weight += places[^1].Weight;
            places.RemoveAt(places.Count - 1);
        }
        places.Add((segment, offset, weight));
    }

    private static int[] Ranks(StreetGraph graph)
    {
        var centers = graph.Segments.Select(segment => segment.Shape.EnvelopeInternal.Centre).ToArray();
        var around = new Envelope(centers);
        var size = Math.Max(1, Math.Max(around.Width, around.Height)) / ushort.MaxValue;
        var codes = centers
            .Select(at => Spread((at.X - around.MinX) / size) | (Spread((at.Y - around.MinY) / size) << 1))
            .ToArray();
        var rank = new int[codes.Length];
        var order = Enumerable.Range(0, codes.Length).OrderBy(segment => codes[segment]).ToArray();
        for (var i = 0; i < order.Length; i++)
        {
            rank[order[i]] = i;
        }
        return rank;
    }

    // Sixteen bits with a gap after each.
    private static uint Spread(double value)
    {
        var bits = (uint)Math.Clamp(value, 0, ushort.MaxValue);
        bits = (bits | (bits << 8)) & 0x00FF00FF;
        bits = (bits | (bits << 4)) & 0x0F0F0F0F;
        bits = (bits | (bits << 2)) & 0x33333333;
        return (bits | (bits << 1)) & 0x55555555;
    }

    private static void Check(StreetWays ways, StreetIncidents incidents)
    {
        var (segment, offset, weight) = (incidents.Segment, incidents.OffsetMeters, incidents.Weight);
        if (segment.Length != offset.Length || segment.Length != weight.Length)
        {
            throw new ArgumentException(
                $"Lengths differ: {segment.Length} segments, {offset.Length} offsets, {weight.Length} weights.",
                nameof(incidents)
            );
        }
        for (var i = 0; i < segment.Length; i++)
        {
            if ((uint)segment[i] >= (uint)ways.SegmentCount)
            {
                throw new ArgumentException(
                    $"Incident {i} lies on segment {segment[i]}, of {ways.SegmentCount}.",
                    nameof(incidents)
                );
            }
            var length = ways.Length(segment[i]);
            if (!(offset[i] >= -StreetWays.ShortestMeters && offset[i] <= length + StreetWays.ShortestMeters))
            {
                throw new ArgumentException(
                    $"Incident {i} lies at {offset[i]} m of a segment of {length} m.",
                    nameof(incidents)
                );
            }
            if (!float.IsFinite(weight[i]) || weight[i] < 0)
            {
                throw new ArgumentException($"Incident {i} has weight {weight[i]}.", nameof(incidents));
            }
        }
    }
}
