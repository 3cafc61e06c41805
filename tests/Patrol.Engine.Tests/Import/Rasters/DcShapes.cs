using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using NetTopologySuite.Operation.Union;
using Patrol.Engine.Import.Crs;

namespace Patrol.Engine.Tests.Import.Rasters;

/// <summary>Boundaries of Washington, DC in EPSG:26985, read without the program's own importers.</summary>
internal static class DcShapes
{
    private static readonly Lazy<Geometry> Districts = new(() => Read("police-districts-mpd.geojson"));

    /// <summary>Union of the seven police districts.</summary>
    public static Geometry PoliceDistricts() => Districts.Value;

    /// <summary>The city's outline.</summary>
    public static Geometry Outline() => Read("dc-boundary.geojson");

    private static Geometry Read(string name)
    {
        var options = new System.Text.Json.JsonSerializerOptions();
        options.Converters.Add(new NetTopologySuite.IO.Converters.GeoJsonConverterFactory());
        var features = System.Text.Json.JsonSerializer.Deserialize<FeatureCollection>(
            File.ReadAllBytes(SharedData.Find($"city-dc/boundaries/{name}")),
            options
        )!;
        var toMetric = new Projection(CoordinateTransform.Create("EPSG:4326", 26985));
        return UnaryUnionOp.Union(
            features
                .Select(feature =>
                {
                    var shape = feature.Geometry.Copy();
                    shape.Apply(toMetric);
                    shape.GeometryChanged();
                    return shape;
                })
                .ToList()
        );
    }

    private sealed class Projection(CoordinateTransform transform) : ICoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence points, int i)
        {
            var (x, y) = transform.Apply(points.GetX(i), points.GetY(i));
            points.SetX(i, x);
            points.SetY(i, y);
        }
    }
}
