namespace Patrol.Engine.Sample.Ground;

/// <summary>
/// A warped and perturbed lattice of street blocks that fills the district. Everything on the ground is made of its
/// nodes and blocks, so that areas tile exactly and neighbors share vertices. Meters from the south-west corner.
/// </summary>
internal sealed class Lattice
{
    private readonly double[] x;
    private readonly double[] y;

    private Lattice(int columns, int rows, double[] x, double[] y)
    {
        Columns = columns;
        Rows = rows;
        this.x = x;
        this.y = y;
    }

    public int Columns { get; }
    public int Rows { get; }
    public int Blocks => Columns * Rows;
    public int Nodes => x.Length;

    public static Lattice Create(SampleRecipe recipe, SampleRandom random)
    {
        var (columns, rows) = (recipe.Columns, recipe.Rows);
        var (width, height) = (recipe.Width, recipe.Height);
        var block = Math.Sqrt(width * height / (columns * rows));
        var x = new double[(columns + 1) * (rows + 1)];
        var y = new double[x.Length];
        var edge = Enumerable.Range(0, 4).Select(_ => Waves(random, 0.006 * width)).ToArray();
        var (phaseX, phaseY) = (random.Next(0, 2 * Math.PI), random.Next(0, 2 * Math.PI));
        for (var j = 0; j <= rows; j++)
        {
            for (var i = 0; i <= columns; i++)
            {
                var (u, v) = ((double)i / columns, (double)j / rows);
                var node = j * (columns + 1) + i;
                var inside = i > 0 && i < columns && j > 0 && j < rows;
                var jitter = inside ? 0.14 * block : 0;
                x[node] =
                    u * width
                    + 0.014 * width * Math.Sin(Math.PI * u) * Math.Sin(2.4 * Math.PI * v + phaseX)
                    + (1 - u) * edge[0](v)
                    + u * edge[1](v)
                    + jitter * random.Next(-1, 1);
                y[node] =
                    v * height
                    + 0.014 * height * Math.Sin(Math.PI * v) * Math.Sin(2.4 * Math.PI * u + phaseY)
                    + (1 - v) * edge[2](u)
                    + v * edge[3](u)
                    + jitter * random.Next(-1, 1);
            }
        }
        var lattice = new Lattice(columns, rows, x, y);
        lattice.ScaleTo(width, height);
        return lattice;
    }

    public int Node(int i, int j) => j * (Columns + 1) + i;

    public (double X, double Y) Place(int node) => (x[node], y[node]);

    public int Block(int i, int j) => j * Columns + i;

    /// <summary>The four corners of a block, counterclockwise from the south-west.</summary>
    public int[] Corners(int block)
    {
        var (j, i) = Math.DivRem(block, Columns);
        return [Node(i, j), Node(i + 1, j), Node(i + 1, j + 1), Node(i, j + 1)];
    }

    public (double X, double Y) Center(int block)
    {
        var corners = Corners(block);
        return (corners.Average(node => x[node]), corners.Average(node => y[node]));
    }

    /// <summary>Square meters of a block.</summary>
    public double AreaOf(int block) =>
        Planar.SignedArea(Corners(block).Select(node => Place(node)).ToArray());

    /// <summary>Blocks that share an edge with a block.</summary>
    public IEnumerable<int> Neighbors(int block)
    {
        var (j, i) = Math.DivRem(block, Columns);
        if (j > 0)
        {
            yield return block - Columns;
        }
        if (i > 0)
        {
            yield return block - 1;
        }
        if (i < Columns - 1)
        {
            yield return block + 1;
        }
        if (j < Rows - 1)
        {
            yield return block + Columns;
        }
    }

    /// <summary>Block that holds a place, or -1 outside the district.</summary>
    public int FindBlock(double placeX, double placeY)
    {
        var i = (int)Math.Floor(placeX / (x[Node(Columns, 0)] - x[0]) * Columns);
        var j = (int)Math.Floor(placeY / (y[Node(0, Rows)] - y[0]) * Rows);
        for (var r = Math.Max(0, j - 3); r <= Math.Min(Rows - 1, j + 3); r++)
        {
            for (var c = Math.Max(0, i - 3); c <= Math.Min(Columns - 1, i + 3); c++)
            {
                if (Planar.Holds(Corners(Block(c, r)).Select(node => Place(node)).ToArray(), placeX, placeY))
                {
                    return Block(c, r);
                }
            }
        }
        return -1;
    }

    /// <summary>A smooth displacement along an edge of the district.</summary>
    private static Func<double, double> Waves(SampleRandom random, double amplitude)
    {
        var waves = Enumerable
            .Range(1, 3)
            .Select(k => (Rate: k * random.Next(1.5, 2.5), Phase: random.Next(0, 2 * Math.PI)))
            .ToArray();
        return t => waves.Sum(wave => amplitude / 3 * Math.Sin(Math.PI * wave.Rate * t + wave.Phase));
    }

    /// <summary>Scales about the middle so that the area is exactly width × height.</summary>
    private void ScaleTo(double width, double height)
    {
        var factor = Math.Sqrt(width * height / Enumerable.Range(0, Blocks).Sum(AreaOf));
        for (var node = 0; node < x.Length; node++)
        {
            x[node] = width / 2 + (x[node] - width / 2) * factor;
            y[node] = height / 2 + (y[node] - height / 2) * factor;
        }
    }
}
