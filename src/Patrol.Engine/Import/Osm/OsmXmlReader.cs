using System.Globalization;
using System.Xml;

namespace Patrol.Engine.Import.Osm;

/// <summary>Reads the OpenStreetMap XML format, streamed. Source: OpenStreetMap wiki, "OSM XML".</summary>
/// <exception cref="XmlException">The XML is broken or ends too early.</exception>
/// <exception cref="InvalidDataException">The XML is well-formed but no OpenStreetMap file.</exception>
internal sealed class OsmXmlReader(IOsmSink sink)
{
    private static readonly Dictionary<string, string> NoTags = [];
    private readonly List<long> nodes = [];
    private readonly List<OsmMember> members = [];
    private Dictionary<string, string>? tags;

    /// <summary>Reads a file to its end.</summary>
    public void Read(Stream stream)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            IgnoreComments = true,
            IgnoreWhitespace = true,
            NameTable = new NameTable(),
        };
        using var xml = XmlReader.Create(stream, settings);
        xml.MoveToContent();
        if (xml.Name != "osm")
        {
            throw new InvalidDataException($"Its root is <{xml.Name}>, not <osm>.");
        }
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.Depth == 1)
            {
                ReadElement(xml);
            }
        }
    }

    private void ReadElement(XmlReader xml)
    {
        var kind = xml.Name;
        if (kind is not ("node" or "way" or "relation"))
        {
            return;
        }
        var id = Id(xml, "id");
        var isVisible = xml.GetAttribute("visible") != "false";
        var longitude = Degrees(xml, "lon");
        var latitude = Degrees(xml, "lat");
        ReadChildren(xml);
        if (!isVisible)
        {
            return;
        }
        switch (kind)
        {
            case "node":
                sink.AddNode(id, longitude, latitude, tags);
                break;
            case "way":
                sink.AddWay(new OsmWay(id, [.. nodes], tags ?? NoTags));
                break;
            default:
                sink.AddRelation(new OsmRelation(id, [.. members], tags ?? NoTags));
                break;
        }
    }

    private void ReadChildren(XmlReader xml)
    {
        tags = null;
        nodes.Clear();
        members.Clear();
        if (xml.IsEmptyElement)
        {
            return;
        }
        while (xml.Read() && xml.NodeType != XmlNodeType.EndElement)
        {
            switch (xml.Name)
            {
                case "tag" when xml.GetAttribute("k") is { } key:
                    (tags ??= [])[key] = xml.GetAttribute("v") ?? "";
                    break;
                case "nd":
                    nodes.Add(Id(xml, "ref"));
                    break;
                case "member":
                    members.Add(new OsmMember(Kind(xml), Id(xml, "ref"), xml.GetAttribute("role") ?? ""));
                    break;
            }
            if (!xml.IsEmptyElement && xml.NodeType == XmlNodeType.Element)
            {
                xml.ReadInnerXml();
            }
        }
    }

    private static OsmKind Kind(XmlReader xml) =>
        xml.GetAttribute("type") switch
        {
            "node" => OsmKind.Node,
            "way" => OsmKind.Way,
            "relation" => OsmKind.Relation,
            var other => throw new InvalidDataException($"A member has the type \"{other}\"."),
        };

    private static long Id(XmlReader xml, string attribute) =>
        long.TryParse(
            xml.GetAttribute(attribute),
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var id
        )
            ? id
            : throw new InvalidDataException(
                $"<{xml.Name}> has no whole number {attribute} in line {Line(xml)}."
            );

    private static int Line(XmlReader xml) => (xml as IXmlLineInfo)?.LineNumber ?? 0;

    private static double Degrees(XmlReader xml, string attribute) =>
        double.TryParse(
            xml.GetAttribute(attribute),
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out var degrees
        )
            ? degrees
            : double.NaN;
}
