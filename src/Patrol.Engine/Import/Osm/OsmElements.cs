namespace Patrol.Engine.Import.Osm;

/// <summary>Kinds of members of a relation.</summary>
internal enum OsmKind
{
    Node = 0,
    Way = 1,
    Relation = 2,
}

/// <summary>A node with tags.</summary>
internal sealed record OsmNode(
    long Id,
    double Longitude,
    double Latitude,
    IReadOnlyDictionary<string, string> Tags
);

/// <summary>A way: node ids in order, and tags.</summary>
internal sealed record OsmWay(long Id, long[] Nodes, IReadOnlyDictionary<string, string> Tags)
{
    public bool IsClosed => Nodes.Length > 3 && Nodes[0] == Nodes[^1];
}

/// <summary>A member of a relation.</summary>
internal readonly record struct OsmMember(OsmKind Kind, long Id, string Role);

/// <summary>A relation.</summary>
internal sealed record OsmRelation(long Id, OsmMember[] Members, IReadOnlyDictionary<string, string> Tags);

/// <summary>What a reader of an OpenStreetMap file hands over, element by element.</summary>
internal interface IOsmSink
{
    /// <summary>A node; tags are null when it has none.</summary>
    void AddNode(long id, double longitude, double latitude, IReadOnlyDictionary<string, string>? tags);

    /// <summary>A way.</summary>
    void AddWay(OsmWay way);

    /// <summary>A relation.</summary>
    void AddRelation(OsmRelation relation);
}
