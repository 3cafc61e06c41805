using System.Runtime.InteropServices;
using Patrol.Engine.Import.Crs;
using Patrol.Engine.Import.Osm;
using Patrol.Engine.Model;

namespace Patrol.Engine.Import.Streets;

/// <summary>
/// Makes a network of the street ways of an OpenStreetMap file. Segments are kept also where no mode may use them
/// (speeds 0), because they are part of the map. A way whose nodes the file lacks is cut there.
/// </summary>
internal sealed class OsmStreets(OsmFile file, District district)
{
    private readonly ImportTally tally = new(file.Name);
    private readonly NetworkBuilder builder = new(district.MetricSrid);
    private readonly PlaceCheck check = new(
        CoordinateTransform.Create("EPSG:4326", district.MetricSrid),
        district
    );
    private readonly Dictionary<int, int> vertexOf = [];
    private readonly List<double> x = [];
    private readonly List<double> y = [];

    /// <summary>Builds the network.</summary>
    public StreetNetwork Build()
    {
        var rows = 0;
        var line = new List<int>();
        foreach (var way in file.Ways)
        {
            if (OsmStreetTags.Find(way.Tags) is not { } traits)
            {
                continue;
            }
            rows++;
            var added = false;
            var missing = 0;
            line.Clear();
            foreach (var id in way.Nodes)
            {
                if (file.FindNode(id) is >= 0 and var node && Vertex(node) is >= 0 and var vertex)
                {
                    line.Add(vertex);
                    continue;
                }
                missing++;
                added |= builder.Add(CollectionsMarshal.AsSpan(line), traits);
                line.Clear();
            }
            added |= builder.Add(CollectionsMarshal.AsSpan(line), traits);
            Report(way, rows, added, missing);
        }
        ThrowIfFar();
        return StreetReader.Finish(file.Name, builder, [.. x], [.. y], keepRepeats: true, rows, tally);
    }

    private void Report(OsmWay way, int row, bool added, int missing)
    {
        var value = $"way {way.Id}";
        if (added && missing > 0)
        {
            tally.Mend(
                "street.missing-node",
                row,
                null,
                value,
                $"Cut complete ways; {missing} of its nodes are missing."
            );
        }
        else if (!added && missing > 0)
        {
            tally.Drop(
                DropReason.NoPlace,
                "place.none",
                row,
                null,
                value,
                "Cut complete ways; its nodes are missing."
            );
        }
        else if (!added)
        {
            tally.Drop(
                DropReason.Other,
                "street.zero-length",
                row,
                null,
                value,
                "Give it two different nodes."
            );
        }
    }

    /// <summary>Vertex of a node; -1 when it lies so far away that it can't belong to the district.</summary>
    private int Vertex(int node)
    {
        if (!vertexOf.TryGetValue(node, out var vertex))
        {
            var (longitude, latitude) = file.NodeAt(node);
            var isGood = check.Apply(longitude, latitude, out var vx, out var vy) == PlaceVerdict.Good;
            vertexOf[node] = vertex = isGood ? x.Count : -1;
            if (isGood)
            {
                x.Add(vx);
                y.Add(vy);
            }
        }
        return vertex;
    }

    private void ThrowIfFar()
    {
        if (2 * x.Count < vertexOf.Count)
        {
            var (longitude, latitude) = file.NodeAt(vertexOf.First(pair => pair.Value < 0).Key);
            throw SourceFile.Fault(
                "place.wrong-crs",
                file.Name,
                $"{longitude}, {latitude}",
                "Give an extract of the district; most of its streets lie over 500 km away."
            );
        }
    }
}
