using Patrol.Engine.Model;

namespace Patrol.Engine.Sample.Ground;

/// <summary>Decides which edges of the lattice are streets and draws them.</summary>
internal sealed class StreetBuilder
{
    private readonly SampleRecipe recipe;
    private readonly Lattice lattice;
    private readonly LandPlan land;
    private readonly SampleRandom random;
    private readonly SampleNames names;
    private readonly StreetEdges edges;
    private readonly List<(double X, double Y)> places;
    private readonly Dictionary<(int, int), int> midpoints = [];

    private StreetBuilder(SampleRecipe recipe, Lattice lattice, LandPlan land, SampleRandom random)
    {
        this.recipe = recipe;
        this.lattice = lattice;
        this.land = land;
        this.random = random;
        names = new SampleNames(random.Fork("street names"));
        edges = new StreetEdges(lattice, land, recipe.Margin);
        places = [.. Enumerable.Range(0, lattice.Nodes).Select(lattice.Place)];
    }

    public static StreetPlan Create(SampleRecipe recipe, Lattice lattice, LandPlan land, SampleRandom random)
    {
        var builder = new StreetBuilder(recipe, lattice, land, random);
        builder.edges.Thin(recipe.TargetFaces, random);
        var styles = builder.Styles();
        var bare = StreetPlan.Cut(builder.Lines(styles), builder.places);
        var deadEnds = builder.DeadEnds((recipe.TargetNodes - bare.Nodes) / 2);
        return StreetPlan.Cut([.. builder.Lines(styles), .. deadEnds], builder.places);
    }

    /// <summary>Name, class and direction of each row and column of the lattice, in that order.</summary>
    private List<(string Name, StreetClass Class, OneWay OneWay)> Styles()
    {
        var styles = new List<(string, StreetClass, OneWay)>();
        for (var k = 0; k <= lattice.Rows + lattice.Columns + 1; k++)
        {
            var isRow = k <= lattice.Rows;
            var at = isRow ? k : k - lattice.Rows - 1;
            var middle = isRow ? lattice.Rows / 2 : lattice.Columns / 2;
            var @class =
                (isRow ? land.IsArterialRow(at) : land.IsArterialColumn(at)) ? StreetClass.Arterial
                : (at - middle) % 4 == 0 ? StreetClass.Collector
                : StreetClass.Local;
            var name = @class switch
            {
                StreetClass.Arterial => $"{names.Thing()} Avenue",
                StreetClass.Collector => $"{names.Thing()} Road",
                _ => $"{(isRow ? names.Plant() : names.Pair())} Street",
            };
            var oneWay =
                @class == StreetClass.Local && random.Chance(0.2)
                    ? random.Chance(0.5)
                        ? OneWay.Forward
                        : OneWay.Backward
                    : OneWay.No;
            styles.Add((name, @class, oneWay));
        }
        return styles;
    }

    private List<StreetLine> Lines(List<(string Name, StreetClass Class, OneWay OneWay)> styles)
    {
        var lines = new List<StreetLine>();
        for (var j = 0; j <= lattice.Rows; j++)
        {
            var row = j;
            Draw(lines, styles[j], lattice.Columns, i => lattice.Node(i, row));
        }
        for (var i = 0; i <= lattice.Columns; i++)
        {
            var column = i;
            Draw(lines, styles[lattice.Rows + 1 + i], lattice.Rows, j => lattice.Node(column, j));
        }
        string[] radials = ["Northeast Radial", "Northwest Radial", "Southwest Radial", "Southeast Radial"];
        foreach (var (nodes, name) in land.Radials().Zip(radials))
        {
            var style = (name, StreetClass.Arterial, OneWay.No);
            Draw(lines, style, nodes.Count - 1, k => lattice.Node(nodes[k].I, nodes[k].J));
        }
        return lines;
    }

    /// <summary>Draws the unbroken stretches along a row, a column or a radial.</summary>
    private void Draw(
        List<StreetLine> lines,
        (string Name, StreetClass Class, OneWay OneWay) style,
        int steps,
        Func<int, int> node
    )
    {
        List<int>? vertices = null;
        for (var k = 0; k < steps; k++)
        {
            var edge = (node(k), node(k + 1));
            if (!edges.Has(edge.Item1, edge.Item2))
            {
                vertices = null;
                continue;
            }
            if (vertices is null)
            {
                vertices = [edge.Item1];
                lines.Add(new StreetLine(style.Name, style.Class, style.OneWay, vertices));
            }
            if (midpoints.TryGetValue(StreetEdges.Key(edge.Item1, edge.Item2), out var midpoint))
            {
                vertices.Add(midpoint);
            }
            vertices.Add(edge.Item2);
        }
    }

    /// <summary>Short ways from the middle of a street into a block, at most one a street edge.</summary>
    private List<StreetLine> DeadEnds(int count)
    {
        var open = edges.All().Where(edge => !edges.IsArterial(edge)).ToList();
        random.Shuffle(open);
        var lines = new List<StreetLine>();
        foreach (var (a, b) in open)
        {
            if (lines.Count >= count)
            {
                break;
            }
            var (first, second) = edges.Sides(a, b);
            var side = random.Chance(0.5) ? first : second;
            if (!IsOpen(side))
            {
                side = side == first ? second : first;
            }
            var start = Planar.Between(places[a], places[b], random.Next(0.42, 0.58));
            if (!IsOpen(side) || Planar.Distance(places[a], places[b]) < 90)
            {
                continue;
            }
            var center = lattice.Center(side);
            var end = Planar.Between(start, center, random.Next(0.3, 0.68));
            midpoints[StreetEdges.Key(a, b)] = places.Count;
            places.Add(start);
            places.Add(end);
            var @class = random.Chance(0.12) ? StreetClass.Path : StreetClass.Service;
            var name = @class == StreetClass.Service && random.Chance(0.6) ? $"{names.Pair()} Lane" : null;
            lines.Add(new StreetLine(name, @class, OneWay.No, [places.Count - 2, places.Count - 1]));
        }
        return lines;
    }

    /// <summary>True for a block of houses: no park, river, railway or radial in it.</summary>
    private bool IsOpen(int block) =>
        block >= 0 && land.GroundOf[block] < 0 && !edges.IsBarrier(block) && !edges.HasRadial(block);
}
