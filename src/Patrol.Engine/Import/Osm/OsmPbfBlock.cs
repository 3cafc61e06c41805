using System.Text;

namespace Patrol.Engine.Import.Osm;

/// <summary>One unpacked data block of a PBF file: a table of texts and groups of elements that refer to it.</summary>
internal sealed class OsmPbfBlock(byte[] bytes)
{
    private static readonly Dictionary<string, string> NoTags = [];
    private readonly List<string> texts = [];
    private long granularity = 100;
    private long latitudeOffset;
    private long longitudeOffset;

    /// <summary>Hands every element to the sink.</summary>
    /// <exception cref="InvalidDataException">The block is broken.</exception>
    public void Read(IOsmSink sink)
    {
        var frame = new ProtoCursor(bytes);
        while (frame.MoveNext())
        {
            switch (frame.Field)
            {
                case 1:
                    ReadTexts(frame.ReadBytes());
                    break;
                case 17:
                    granularity = (long)frame.ReadVarint();
                    break;
                case 19:
                    latitudeOffset = (long)frame.ReadVarint();
                    break;
                case 20:
                    longitudeOffset = (long)frame.ReadVarint();
                    break;
                default:
                    frame.Skip();
                    break;
            }
        }
        var groups = new ProtoCursor(bytes);
        while (groups.MoveNext())
        {
            if (groups.Field == 2)
            {
                ReadGroup(groups.ReadBytes(), sink);
            }
            else
            {
                groups.Skip();
            }
        }
    }

    private void ReadTexts(ReadOnlySpan<byte> table)
    {
        var cursor = new ProtoCursor(table);
        while (cursor.MoveNext())
        {
            texts.Add(Encoding.UTF8.GetString(cursor.ReadBytes()));
        }
    }

    private void ReadGroup(ReadOnlySpan<byte> group, IOsmSink sink)
    {
        var cursor = new ProtoCursor(group);
        while (cursor.MoveNext())
        {
            switch (cursor.Field)
            {
                case 1:
                    ReadNode(cursor.ReadBytes(), sink);
                    break;
                case 2:
                    ReadDenseNodes(cursor.ReadBytes(), sink);
                    break;
                case 3:
                    ReadWay(cursor.ReadBytes(), sink);
                    break;
                case 4:
                    ReadRelation(cursor.ReadBytes(), sink);
                    break;
                default:
                    cursor.Skip();
                    break;
            }
        }
    }

    private void ReadNode(ReadOnlySpan<byte> node, IOsmSink sink)
    {
        var (id, latitude, longitude) = (0L, 0L, 0L);
        var head = default(ElementHead);
        var cursor = new ProtoCursor(node);
        while (cursor.MoveNext())
        {
            switch (cursor.Field)
            {
                case 1:
                    id = cursor.ReadSigned();
                    break;
                case 8:
                    latitude = cursor.ReadSigned();
                    break;
                case 9:
                    longitude = cursor.ReadSigned();
                    break;
                default:
                    head.Read(ref cursor);
                    break;
            }
        }
        var tags = ReadTags(head);
        sink.AddNode(id, Longitude(longitude), Latitude(latitude), tags.Count == 0 ? null : tags);
    }

    private void ReadDenseNodes(ReadOnlySpan<byte> dense, IOsmSink sink)
    {
        var ids = default(ProtoCursor);
        var latitudes = default(ProtoCursor);
        var longitudes = default(ProtoCursor);
        var tags = default(ProtoCursor);
        var cursor = new ProtoCursor(dense);
        while (cursor.MoveNext())
        {
            switch (cursor.Field)
            {
                case 1:
                    ids = new ProtoCursor(cursor.ReadBytes());
                    break;
                case 8:
                    latitudes = new ProtoCursor(cursor.ReadBytes());
                    break;
                case 9:
                    longitudes = new ProtoCursor(cursor.ReadBytes());
                    break;
                case 10:
                    tags = new ProtoCursor(cursor.ReadBytes());
                    break;
                default:
                    cursor.Skip();
                    break;
            }
        }
        var (id, latitude, longitude) = (0L, 0L, 0L);
        while (!ids.IsAtEnd)
        {
            id += ids.ReadSigned();
            latitude += latitudes.ReadSigned();
            longitude += longitudes.ReadSigned();
            Dictionary<string, string>? own = null;
            while (!tags.IsAtEnd && tags.ReadVarint() is not 0 and var key)
            {
                (own ??= [])[Text(key)] = Text(tags.ReadVarint());
            }
            sink.AddNode(id, Longitude(longitude), Latitude(latitude), own);
        }
    }

    private void ReadWay(ReadOnlySpan<byte> way, IOsmSink sink)
    {
        var head = default(ElementHead);
        var nodes = new List<long>();
        var cursor = new ProtoCursor(way);
        while (cursor.MoveNext())
        {
            switch (cursor.Field)
            {
                case 8:
                    ReadDeltas(cursor.ReadBytes(), nodes);
                    break;
                default:
                    head.Read(ref cursor);
                    break;
            }
        }
        sink.AddWay(new OsmWay(head.Id, [.. nodes], ReadTags(head)));
    }

    private void ReadRelation(ReadOnlySpan<byte> relation, IOsmSink sink)
    {
        var head = default(ElementHead);
        var roles = default(ProtoCursor);
        var kinds = default(ProtoCursor);
        var ids = new List<long>();
        var cursor = new ProtoCursor(relation);
        while (cursor.MoveNext())
        {
            switch (cursor.Field)
            {
                case 8:
                    roles = new ProtoCursor(cursor.ReadBytes());
                    break;
                case 9:
                    ReadDeltas(cursor.ReadBytes(), ids);
                    break;
                case 10:
                    kinds = new ProtoCursor(cursor.ReadBytes());
                    break;
                default:
                    head.Read(ref cursor);
                    break;
            }
        }
        var members = new OsmMember[ids.Count];
        for (var i = 0; i < members.Length; i++)
        {
            members[i] = new OsmMember((OsmKind)kinds.ReadVarint(), ids[i], Text(roles.ReadVarint()));
        }
        sink.AddRelation(new OsmRelation(head.Id, members, ReadTags(head)));
    }

    private Dictionary<string, string> ReadTags(ElementHead head)
    {
        if (head.Keys.Length == 0)
        {
            return NoTags;
        }
        var tags = new Dictionary<string, string>();
        var key = new ProtoCursor(head.Keys);
        var value = new ProtoCursor(head.Values);
        while (!key.IsAtEnd)
        {
            tags[Text(key.ReadVarint())] = Text(value.ReadVarint());
        }
        return tags;
    }

    private static void ReadDeltas(ReadOnlySpan<byte> packed, List<long> into)
    {
        var cursor = new ProtoCursor(packed);
        var value = 0L;
        while (!cursor.IsAtEnd)
        {
            into.Add(value += cursor.ReadSigned());
        }
    }

    private string Text(ulong index) =>
        index < (ulong)texts.Count
            ? texts[(int)index]
            : throw new InvalidDataException($"Text {index} of {texts.Count} is asked for.");

    private double Latitude(long value) => 1e-9 * (latitudeOffset + granularity * value);

    private double Longitude(long value) => 1e-9 * (longitudeOffset + granularity * value);

    /// <summary>What nodes, ways and relations begin with; a node's id is in zigzag form and read by itself.</summary>
    private ref struct ElementHead
    {
        public long Id;
        public ReadOnlySpan<byte> Keys;
        public ReadOnlySpan<byte> Values;

        public void Read(ref ProtoCursor cursor)
        {
            switch (cursor.Field)
            {
                case 1:
                    Id = (long)cursor.ReadVarint();
                    break;
                case 2:
                    Keys = cursor.ReadBytes();
                    break;
                case 3:
                    Values = cursor.ReadBytes();
                    break;
                default:
                    cursor.Skip();
                    break;
            }
        }
    }
}
