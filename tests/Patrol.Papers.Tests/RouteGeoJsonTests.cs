using System.Text.Json;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;

namespace Patrol.Papers.Tests;

public sealed class RouteGeoJsonTests
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Converters = { new GeoJsonConverterFactory() },
    };

    [Fact]
    public void Collection_HoldsBasesStopsAndLegs()
    {
        var features = JsonSerializer.Deserialize<FeatureCollection>(
            RouteGeoJson.Write(SamplePaperPlan.Create()),
            Options
        )!;

        Assert.Equal(2 + 2 + 3, features.Count);
        var stop = features.First(one => (string)one.Attributes["kind"] == "stop");
        Assert.Equal(new Coordinate(9.003, 52.501), stop.Geometry.Coordinate);
        Assert.Equal("Linden Street", stop.Attributes["street"]);
        var leg = features.Last(one => (string)one.Attributes["kind"] == "leg");
        Assert.IsType<LineString>(leg.Geometry);
        Assert.True(features.All(one => one.Geometry.IsValid));
    }
}
