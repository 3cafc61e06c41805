using System.Text.Json;
using Patrol.Engine.Model;
using Patrol.Engine.Sample.Ground;

namespace Patrol.Engine.Sample.Output;

/// <summary>Files of streets, areas, sites and bases.</summary>
internal static class GroundFiles
{
    public static string Streets(SampleRecipe recipe, SampleGround ground)
    {
        var text = new GeoJsonText(recipe);
        foreach (var line in ground.Streets.Lines)
        {
            text.AddLine(
                line.Vertices.Select(vertex => ground.Streets.Places[vertex]),
                ("name", line.Name),
                ("class", Camel(line.Class)),
                ("oneway", Camel(line.OneWay))
            );
        }
        return text.Finish();
    }

    public static string Areas(SampleRecipe recipe, Lattice lattice, IEnumerable<SampleArea> areas)
    {
        var text = new GeoJsonText(recipe);
        foreach (var area in areas)
        {
            text.AddPolygon(
                BlockOutline.Trace(lattice, area.Blocks).Select(ring => ring.Select(lattice.Place)),
                ("code", area.Code),
                ("name", area.Name),
                ("parent", area.Parent),
                ("residents", area.Residents)
            );
        }
        return text.Finish();
    }

    public static string Sites(SampleRecipe recipe, SampleGround ground)
    {
        var text = new GeoJsonText(recipe);
        foreach (var site in ground.Places.Sites)
        {
            (string, object?)[] properties =
            [
                ("code", site.Code),
                ("kind", Camel(site.Kind)),
                ("name", site.Name),
                .. site.Capacity is { } capacity ? new (string, object?)[] { ("capacity", capacity) } : [],
            ];
            text.AddPoint(site.Place, properties);
        }
        return text.Finish();
    }

    public static string Bases(SampleRecipe recipe, SampleGround ground)
    {
        var text = new GeoJsonText(recipe);
        foreach (var one in ground.Places.Bases)
        {
            text.AddPoint(one.Place, ("code", one.Code), ("kind", Camel(one.Kind)), ("name", one.Name));
        }
        return text.Finish();
    }

    /// <summary>The word of an enumeration as profiles and tables spell it.</summary>
    public static string Camel<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
