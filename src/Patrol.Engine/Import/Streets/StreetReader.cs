using Patrol.Engine.Import.Crs;
using Patrol.Engine.Import.GeoJson;
using Patrol.Engine.Import.Osm;
using Patrol.Engine.Model;

namespace Patrol.Engine.Import.Streets;

/// <summary>Reads streets from OpenStreetMap files and GeoJSON center lines.</summary>
public static class StreetReader
{
    /// <summary>Reads GeoJSON center lines (<c>.geojson</c>, <c>.json</c>, gzip or plain) or an OpenStreetMap file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="profile">How a GeoJSON file is to be understood; not used for OpenStreetMap.</param>
    /// <param name="district">Gives the metric CRS and the anchor.</param>
    /// <exception cref="InputException"><c>file.*</c>, <c>crs.*</c>, <c>place.swapped</c>, <c>place.wrong-crs</c>,
    /// <c>street.none</c>.</exception>
    public static StreetNetwork Read(string path, StreetProfile? profile, District district) =>
        IsOpenStreetMap(path)
            ? Read(OsmFile.Read(path), district)
            : ReadLines(path, profile ?? new StreetProfile(NameProperty: "name"), district);

    /// <summary>Takes the streets of an OpenStreetMap file, cut at nodes that two of them share.</summary>
    /// <exception cref="InputException"><c>crs.*</c>, <c>place.wrong-crs</c>, <c>street.none</c>.</exception>
    public static StreetNetwork Read(OsmFile file, District district) =>
        new OsmStreets(file, district).Build();

    /// <summary>True for a name that ends in <c>.osm</c>, <c>.osm.gz</c>, <c>.osm.xml</c>, <c>.pbf</c>.</summary>
    public static bool IsOpenStreetMap(string path)
    {
        var name = Path.GetFileName(path).ToLowerInvariant();
        return name.EndsWith(".pbf", StringComparison.Ordinal)
            || name.EndsWith(".osm", StringComparison.Ordinal)
            || name.EndsWith(".osm.gz", StringComparison.Ordinal)
            || name.EndsWith(".osm.xml", StringComparison.Ordinal);
    }

    private static StreetNetwork ReadLines(string path, StreetProfile profile, District district)
    {
        var file = new GeoJsonReader(
            path,
            [profile.NameProperty, profile.ClassProperty, profile.OneWayProperty]
        );
        var features = file.Read().ToList();
        var transform = CoordinateTransform.Create(
            profile.Crs ?? file.Crs ?? "EPSG:4326",
            district.MetricSrid
        );
        var check = new PlaceCheck(transform, district);
        var tally = new ImportTally(file.Name);
        var vertexAt = new Dictionary<(double, double), int>(features.Count * 6);
        var (x, y) = (new List<double>(), new List<double>());
        var builder = new NetworkBuilder(district.MetricSrid);
        var line = new List<int>();
        foreach (var feature in features)
        {
            if (Judge(feature, tally) is { } dropped)
            {
                tally.Drop(dropped.Reason, dropped.Code, feature.Row, null, feature.Type, dropped.Remedy);
                continue;
            }
            var verdict = PlaceVerdict.Good;
            var lines = 0;
            for (var part = 0; part < feature.PartEnds.Length && verdict == PlaceVerdict.Good; part++)
            {
                line.Clear();
                foreach (var position in feature.Part(part))
                {
                    if (!vertexAt.TryGetValue((position.X, position.Y), out var vertex))
                    {
                        verdict = check.Apply(position.X, position.Y, out var vx, out var vy);
                        if (verdict != PlaceVerdict.Good)
                        {
                            var (code, remedy) = check.Explain(verdict);
                            tally.Drop(
                                DropReason.NoPlace,
                                code,
                                feature.Row,
                                null,
                                $"{position.X}, {position.Y}",
                                remedy
                            );
                            break;
                        }
                        vertexAt[(position.X, position.Y)] = vertex = x.Count;
                        x.Add(vx);
                        y.Add(vy);
                    }
                    line.Add(vertex);
                }
                if (verdict == PlaceVerdict.Good)
                {
                    lines += builder.Add(
                        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(line),
                        Traits(feature, profile)
                    )
                        ? 1
                        : 0;
                }
            }
            if (verdict == PlaceVerdict.Good && lines == 0)
            {
                tally.Drop(
                    DropReason.Other,
                    "street.zero-length",
                    feature.Row,
                    null,
                    null,
                    "Leave it out, or give it two different vertices."
                );
            }
        }
        ThrowIfWhollyMisplaced(tally, features.Count);
        return Finish(file.Name, builder, [.. x], [.. y], keepRepeats: false, features.Count, tally);
    }

    private static (DropReason Reason, string Code, string Remedy)? Judge(
        GeoJsonFeature feature,
        ImportTally tally
    ) =>
        feature.Type is not ("LineString" or "MultiLineString") && feature.Type is not null
            ? (DropReason.Other, "street.not-a-line", "Give LineString or MultiLineString features.")
        : !feature.HasPlace
            ? (DropReason.NoPlace, "place.none", "Give the feature coordinates, finite numbers.")
        : null;

    private static StreetTraits Traits(GeoJsonFeature feature, StreetProfile profile)
    {
        var value = feature.Find(profile.ClassProperty);
        var @class =
            value is not null && profile.Classes?.TryGetValue(value, out var known) == true
                ? known
                : profile.DefaultClass ?? StreetClass.Local;
        var speeds =
            value is not null && profile.FootOnly?.Contains(value) == true
                ? new SegmentSpeeds(ClassSpeeds.FootKmh, 0, 0)
                : ClassSpeeds.Of(@class);
        var direction = feature.Find(profile.OneWayProperty) is { } way
            ? profile.OneWays?.GetValueOrDefault(way)
            : null;
        return new StreetTraits(feature.Find(profile.NameProperty), @class, speeds, direction ?? OneWay.No);
    }

    /// <summary>Throws when more than half of the rows are swapped or far away: then the file as a whole is wrong.</summary>
    internal static void ThrowIfWhollyMisplaced(ImportTally tally, int rows)
    {
        if (2 * (tally.CountOf("place.swapped") + tally.CountOf("place.wrong-crs")) > rows)
        {
            throw new InputException([
                .. tally.Samples.Where(issue => issue.Code is "place.swapped" or "place.wrong-crs"),
            ]);
        }
    }

    /// <summary>Builds the network and refuses an empty one.</summary>
    internal static StreetNetwork Finish(
        string name,
        NetworkBuilder builder,
        double[] x,
        double[] y,
        bool keepRepeats,
        int rows,
        ImportTally tally
    )
    {
        var (segments, nodeX, nodeY, pieces) = builder.Build(x, y, keepRepeats);
        if (segments.Length == 0)
        {
            var none = new InputIssue(
                "street.none",
                name,
                null,
                null,
                null,
                "Give a file with at least one street."
            );
            throw new InputException([none, .. tally.Samples]);
        }
        return new StreetNetwork(
            segments,
            nodeX,
            nodeY,
            pieces,
            rows,
            tally.Mended,
            tally.Dropped,
            tally.Samples
        );
    }
}
