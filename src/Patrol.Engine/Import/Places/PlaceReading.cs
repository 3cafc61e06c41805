using NetTopologySuite.Geometries;
using Patrol.Engine.Import.Crs;
using Patrol.Engine.Import.GeoJson;
using Patrol.Engine.Model;

namespace Patrol.Engine.Import.Places;

/// <summary>One file of places while it is read: its features, their codes and shapes, and what became of them.</summary>
internal sealed class PlaceReading
{
    private readonly GeoJsonReader file;
    private readonly List<GeoJsonFeature> features;
    private readonly FeatureShape shapes;
    private readonly string kind;

    public PlaceReading(
        string path,
        string kind,
        string? crs,
        District district,
        IEnumerable<string?> properties
    )
    {
        this.kind = kind;
        file = new GeoJsonReader(path, properties);
        features = [.. file.Read()];
        Tally = new ImportTally(file.Name);
        var transform = CoordinateTransform.Create(crs ?? file.Crs ?? "EPSG:4326", district.MetricSrid);
        var factory = new GeometryFactory(new PrecisionModel(), district.MetricSrid);
        shapes = new FeatureShape(new PlaceCheck(transform, district), factory, Tally, kind);
    }

    public ImportTally Tally { get; }

    public List<T> Collect<T>(string? codeProperty, Func<GeoJsonFeature, string, Geometry, T?> make)
        where T : class
    {
        var items = new List<T>();
        var codes = new HashSet<string>();
        foreach (var feature in features)
        {
            var code = codeProperty is null ? "" : feature.Find(codeProperty);
            if (code is null)
            {
                Tally.Drop(
                    DropReason.Other,
                    $"{kind}.no-code",
                    feature.Row,
                    codeProperty,
                    null,
                    "Give it a code."
                );
            }
            else if (codeProperty is not null && !codes.Add(code))
            {
                const string remedy =
                    "Give each a code of its own; parts of one place belong into one feature.";
                Tally.Drop(
                    DropReason.Duplicate,
                    $"{kind}.duplicate-code",
                    feature.Row,
                    codeProperty,
                    code,
                    remedy
                );
            }
            else if (shapes.Find(feature) is { } shape && make(feature, code, shape) is { } item)
            {
                items.Add(item);
            }
        }
        return items;
    }

    public T? Refuse<T>(GeoJsonFeature feature, string what, string remedy)
        where T : class
    {
        Tally.Drop(DropReason.Other, $"{kind}.{what}", feature.Row, null, feature.Type, remedy);
        return null;
    }

    public IReadOnlyList<InputIssue> Faults() =>
        Tally.Samples.Count > 0
            ? Tally.Samples
            :
            [
                new InputIssue(
                    $"{kind}.none",
                    file.Name,
                    null,
                    null,
                    null,
                    $"Give a file with at least one {kind}."
                ),
            ];

    public PlaceFile<T> Finish<T>(List<T> items, IReadOnlyList<string>? personProperties)
    {
        if (2 * (Tally.CountOf("place.swapped") + Tally.CountOf("place.wrong-crs")) > features.Count)
        {
            throw new InputException(Tally.Samples);
        }
        // An import replaces what is there: a file of nothing would take it all away.
        if (items.Count == 0)
        {
            throw new InputException(Faults());
        }
        string[] unread = [.. (personProperties ?? []).Where(file.PropertyNames.Contains)];
        return new PlaceFile<T>(items, features.Count, Tally.Mended, Tally.Dropped, unread, Tally.Samples);
    }
}
