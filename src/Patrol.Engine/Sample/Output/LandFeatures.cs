using Patrol.Engine.Sample.Ground;

namespace Patrol.Engine.Sample.Output;

/// <summary>Draws river, railway, parks, grounds, compounds and their houses.</summary>
internal static class LandFeatures
{
    private const double RiverHalfWidth = 36;
    private const int HousesAlong = 3;

    public static string Write(SampleRecipe recipe, SampleGround ground)
    {
        var text = new GeoJsonText(recipe);
        var (lattice, land) = (ground.Lattice, ground.Land);
        var river = Course(lattice, land.River, alongColumns: true);
        text.AddPolygon([Band(river, RiverHalfWidth)], Properties("water", "The River", true));
        if (land.Railway.Count > 0)
        {
            text.AddLine(
                Course(lattice, land.Railway, alongColumns: false),
                Properties("railway", "District Railway", true)
            );
        }
        foreach (var one in land.Grounds)
        {
            var ring = BlockOutline.Trace(lattice, land.BlocksOf(one))[0].ConvertAll(lattice.Place);
            var (kind, inset) = one.Kind switch
            {
                GroundKind.Park => ("park", 0.94),
                GroundKind.Compound => ("compound", 0.93),
                _ => ("industrial", 0.95),
            };
            text.AddPolygon(
                [Shrunk(ring, inset)],
                Properties(kind, one.Name, one.Kind == GroundKind.Compound)
            );
            if (one.Kind == GroundKind.Stadium)
            {
                text.AddPolygon([Oval(ring)], Properties("building", one.Name, true));
            }
            if (one.Kind == GroundKind.Compound)
            {
                foreach (var house in land.BlocksOf(one).SelectMany(block => Houses(lattice, block)))
                {
                    text.AddPolygon([house], Properties("building", null, true));
                }
            }
        }
        return text.Finish();
    }

    private static (string, object?)[] Properties(string kind, string? name, bool isBarrier) =>
        [("kind", kind), ("name", name), ("barrier", isBarrier)];

    /// <summary>A smooth line through blocks from border to border (corners cut three times after Chaikin).</summary>
    private static List<(double X, double Y)> Course(Lattice lattice, List<int> blocks, bool alongColumns)
    {
        var (first, last) = (lattice.Corners(blocks[0]), lattice.Corners(blocks[^1]));
        var start = alongColumns ? (first[0], first[3]) : (first[0], first[1]);
        var end = alongColumns ? (last[1], last[2]) : (last[3], last[2]);
        List<(double X, double Y)> line =
        [
            Planar.Between(lattice.Place(start.Item1), lattice.Place(start.Item2), 0.5),
            .. blocks.Select(lattice.Center),
            Planar.Between(lattice.Place(end.Item1), lattice.Place(end.Item2), 0.5),
        ];
        for (var round = 0; round < 3; round++)
        {
            List<(double X, double Y)> smooth = [line[0]];
            for (var k = 1; k < line.Count; k++)
            {
                smooth.Add(Planar.Between(line[k - 1], line[k], 0.25));
                smooth.Add(Planar.Between(line[k - 1], line[k], 0.75));
            }
            smooth.Add(line[^1]);
            line = smooth;
        }
        return line;
    }

    private static List<(double X, double Y)> Band(List<(double X, double Y)> line, double half)
    {
        var left = new List<(double X, double Y)>();
        var right = new List<(double X, double Y)>();
        for (var k = 0; k < line.Count; k++)
        {
            var (a, b) = (line[Math.Max(0, k - 1)], line[Math.Min(line.Count - 1, k + 1)]);
            var length = Planar.Distance(a, b);
            var (nx, ny) = (-(b.Y - a.Y) / length * half, (b.X - a.X) / length * half);
            left.Add((line[k].X + nx, line[k].Y + ny));
            right.Add((line[k].X - nx, line[k].Y - ny));
        }
        right.Reverse();
        return [.. left, .. right];
    }

    private static List<(double X, double Y)> Shrunk(List<(double X, double Y)> ring, double factor)
    {
        var middle = Middle(ring);
        return ring.ConvertAll(place => Planar.Between(middle, place, factor));
    }

    private static List<(double X, double Y)> Oval(List<(double X, double Y)> ring)
    {
        const int Corners = 24;
        var middle = Middle(ring);
        var reachX = 0.3 * (ring.Max(place => place.X) - ring.Min(place => place.X));
        var reachY = 0.3 * (ring.Max(place => place.Y) - ring.Min(place => place.Y));
        return
        [
            .. Enumerable
                .Range(0, Corners)
                .Select(k => 2 * Math.PI * k / Corners)
                .Select(angle => (middle.X + reachX * Math.Cos(angle), middle.Y + reachY * Math.Sin(angle))),
        ];
    }

    /// <summary>Rows of houses in a block, between its corners.</summary>
    private static IEnumerable<List<(double X, double Y)>> Houses(Lattice lattice, int block)
    {
        var corners = lattice.Corners(block).Select(lattice.Place).ToArray();
        (double X, double Y) At(double u, double v) =>
            Planar.Between(
                Planar.Between(corners[0], corners[1], u),
                Planar.Between(corners[3], corners[2], u),
                v
            );
        for (var row = 0; row < HousesAlong; row++)
        {
            var low = 0.2 + 0.23 * row;
            var high = low + 0.11;
            yield return [At(0.2, low), At(0.8, low), At(0.8, high), At(0.2, high)];
        }
    }

    private static (double X, double Y) Middle(List<(double X, double Y)> ring) =>
        (ring.Average(place => place.X), ring.Average(place => place.Y));
}
