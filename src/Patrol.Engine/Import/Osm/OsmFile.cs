using System.Xml;
using Patrol.Engine.Model;

namespace Patrol.Engine.Import.Osm;

/// <summary>
/// An OpenStreetMap extract (<c>.osm.pbf</c>, <c>.osm</c>, <c>.osm.gz</c>) read once into memory; streets and places
/// are taken from it without reading again. Holds about 24 bytes a node plus ways and relations with their tags.
/// </summary>
public sealed class OsmFile : IOsmSink
{
    private readonly List<long> ids = [];
    private readonly List<double> longitudes = [];
    private readonly List<double> latitudes = [];
    private long[] sortedIds = [];
    private int[]? order;

    private OsmFile(string name) => Name = name;

    /// <summary>File name without folder.</summary>
    public string Name { get; }

    /// <summary>Number of nodes.</summary>
    public int NodeCount => ids.Count;

    /// <summary>Number of ways.</summary>
    public int WayCount => Ways.Count;

    /// <summary>Number of relations.</summary>
    public int RelationCount => Relations.Count;

    internal List<OsmNode> TaggedNodes { get; } = [];

    internal List<OsmWay> Ways { get; } = [];

    internal List<OsmRelation> Relations { get; } = [];

    /// <summary>Reads a file; PBF and XML are told by their first bytes, not by the name.</summary>
    /// <exception cref="InputException"><c>file.missing</c>, <c>file.unreadable</c>, <c>file.empty</c>,
    /// <c>file.truncated</c>, <c>file.broken</c>.</exception>
    public static OsmFile Read(string path)
    {
        var file = new OsmFile(Path.GetFileName(path));
        using var stream = SourceFile.Open(path);
        using var buffered = new BufferedStream(stream, 1 << 16);
        try
        {
            if (StartsAsXml(path))
            {
                new OsmXmlReader(file).Read(buffered);
            }
            else
            {
                new OsmPbfReader(file).Read(buffered);
            }
        }
        catch (EndOfStreamException)
        {
            throw SourceFile.Truncated(file.Name);
        }
        catch (XmlException) when (IsCutShort(path))
        {
            throw SourceFile.Truncated(file.Name);
        }
        catch (XmlException fault)
        {
            throw SourceFile.Broken(file.Name, $"line {fault.LineNumber}", fault.Message);
        }
        catch (InvalidDataException fault)
        {
            throw SourceFile.Broken(file.Name, null, fault.Message);
        }
        file.Index();
        return file;
    }

    void IOsmSink.AddNode(
        long id,
        double longitude,
        double latitude,
        IReadOnlyDictionary<string, string>? tags
    )
    {
        ids.Add(id);
        longitudes.Add(longitude);
        latitudes.Add(latitude);
        if (tags is not null)
        {
            TaggedNodes.Add(new OsmNode(id, longitude, latitude, tags));
        }
    }

    void IOsmSink.AddWay(OsmWay way) => Ways.Add(way);

    void IOsmSink.AddRelation(OsmRelation relation) => Relations.Add(relation);

    /// <summary>Ordinal of a node in the file, or -1 when the file doesn't hold it or it has no place.</summary>
    internal int FindNode(long id)
    {
        var at = Array.BinarySearch(sortedIds, id);
        var node = at < 0 ? -1 : order?[at] ?? at;
        return node >= 0 && IsPlace(longitudes[node], latitudes[node]) ? node : -1;
    }

    /// <summary>Longitude and latitude of a node by its ordinal.</summary>
    internal (double Longitude, double Latitude) NodeAt(int node) => (longitudes[node], latitudes[node]);

    private static bool IsPlace(double longitude, double latitude) =>
        Math.Abs(longitude) <= 180 && Math.Abs(latitude) <= 90;

    private void Index()
    {
        sortedIds = [.. ids];
        for (var i = 1; i < sortedIds.Length; i++)
        {
            if (sortedIds[i] <= sortedIds[i - 1])
            {
                order = [.. Enumerable.Range(0, sortedIds.Length)];
                Array.Sort(sortedIds, order);
                return;
            }
        }
    }

    private static bool StartsAsXml(string path)
    {
        using var stream = SourceFile.Open(path);
        Span<byte> start = stackalloc byte[64];
        var got = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        foreach (var value in start[..got])
        {
            if (value is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0xEF or 0xBB or 0xBF))
            {
                return value == (byte)'<';
            }
        }
        return true;
    }

    /// <summary>True when XML lacks the closing tag at its end: what is wrong with it is that it stops.</summary>
    private static bool IsCutShort(string path)
    {
        var end = SourceFile.ReadAll(path).AsSpan();
        return end[Math.Max(0, end.Length - 256)..].IndexOf("</osm>"u8) < 0;
    }
}
