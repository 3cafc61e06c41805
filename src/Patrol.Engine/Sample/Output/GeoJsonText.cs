using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Patrol.Engine.Sample.Output;

/// <summary>Writes a feature collection in WGS 84, six decimals, one feature a line, always the same bytes.</summary>
internal sealed class GeoJsonText(SampleRecipe recipe)
{
    private readonly StringBuilder text = new();

    public void AddPoint((double X, double Y) place, params (string Name, object? Value)[] properties) =>
        Add("Point", Position(place), properties);

    public void AddLine(
        IEnumerable<(double X, double Y)> places,
        params (string Name, object? Value)[] properties
    ) => Add("LineString", List(places), properties);

    /// <summary>Adds a polygon of open rings, the shell first.</summary>
    public void AddPolygon(
        IEnumerable<IEnumerable<(double X, double Y)>> rings,
        params (string Name, object? Value)[] properties
    ) => Add("Polygon", $"[{string.Join(",", rings.Select(ring => List(Closed(ring))))}]", properties);

    public string Finish() => "{\"type\":\"FeatureCollection\",\"features\":[\n" + text + "\n]}\n";

    /// <summary>Longitude and latitude of a place in meters from the south-west corner, as in the files.</summary>
    public static (string Longitude, string Latitude) Degrees(SampleRecipe recipe, (double X, double Y) place)
    {
        var (longitude, latitude) = recipe.Projection.Inverse(
            recipe.SouthWest.X + place.X,
            recipe.SouthWest.Y + place.Y
        );
        return (
            longitude.ToString("F6", CultureInfo.InvariantCulture),
            latitude.ToString("F6", CultureInfo.InvariantCulture)
        );
    }

    private void Add(string type, string coordinates, (string Name, object? Value)[] properties)
    {
        var pairs = properties.Select(pair => $"{JsonSerializer.Serialize(pair.Name)}:{Value(pair.Value)}");
        text.Append(text.Length > 0 ? ",\n" : "")
            .Append("{\"type\":\"Feature\",\"properties\":{")
            .AppendJoin(',', pairs)
            .Append("},\"geometry\":{\"type\":\"")
            .Append(type)
            .Append("\",\"coordinates\":")
            .Append(coordinates)
            .Append("}}");
    }

    private static string Value(object? value) =>
        value switch
        {
            null => "null",
            bool flag => flag ? "true" : "false",
            int number => number.ToString(CultureInfo.InvariantCulture),
            string word => JsonSerializer.Serialize(word),
            _ => throw new ArgumentException($"No form for a {value.GetType().Name}.", nameof(value)),
        };

    private string Position((double X, double Y) place)
    {
        var (longitude, latitude) = Degrees(recipe, place);
        return $"[{longitude},{latitude}]";
    }

    private string List(IEnumerable<(double X, double Y)> places) =>
        $"[{string.Join(",", places.Select(Position))}]";

    private static IEnumerable<(double X, double Y)> Closed(IEnumerable<(double X, double Y)> ring)
    {
        var places = ring.ToList();
        return places.Append(places[0]);
    }
}
