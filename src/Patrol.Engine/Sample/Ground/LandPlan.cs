namespace Patrol.Engine.Sample.Ground;

/// <summary>Grounds that no street crosses.</summary>
internal enum GroundKind
{
    Park,
    Enterprise,
    Compound,
    Stadium,
}

/// <summary>A rectangle of blocks without streets inside.</summary>
internal sealed record OpenGround(GroundKind Kind, string Name, int Column, int Row, int Wide, int High);

/// <summary>Where the river, the railway, parks, enterprises and compounds lie; streets follow from it.</summary>
internal sealed class LandPlan
{
    private const int ArterialSpacing = 12;
    private const double RiverDrift = 0.2;
    private const double RailwayDrift = 0.1;
    private readonly Lattice lattice;
    private readonly int margin;
    private readonly bool[] taken;

    private LandPlan(Lattice lattice, int margin)
    {
        this.margin = margin;
        this.lattice = lattice;
        taken = new bool[lattice.Blocks];
        GroundOf = new int[lattice.Blocks];
        Array.Fill(GroundOf, -1);
    }

    public List<OpenGround> Grounds { get; } = [];

    /// <summary>[block] index into <see cref="Grounds"/>, or -1.</summary>
    public int[] GroundOf { get; }

    /// <summary>Blocks the river flows through, west to east.</summary>
    public List<int> River { get; private set; } = [];

    /// <summary>Blocks the railway runs through, south to north; empty without one.</summary>
    public List<int> Railway { get; private set; } = [];

    public static LandPlan Create(SampleRecipe recipe, Lattice lattice, SampleRandom random)
    {
        var plan = new LandPlan(lattice, recipe.Margin);
        var names = new SampleNames(random.Fork("ground names"));
        plan.River = plan.Path(alongColumns: true, 0.22, 0.42, random);
        plan.Railway = recipe.HasRailway ? plan.Path(alongColumns: false, 0.6, 0.8, random) : [];
        foreach (var block in plan.River.Concat(plan.Railway).Concat(plan.Diagonals()))
        {
            plan.taken[block] = true;
        }
        foreach (var (kind, wide, high) in Shapes(recipe, recipe.Width * recipe.Height / lattice.Blocks))
        {
            var name = kind switch
            {
                GroundKind.Stadium => $"{names.Thing()} Stadium",
                GroundKind.Enterprise => $"{names.Thing()} Works",
                GroundKind.Park => $"{names.Plant()} Park",
                _ => $"{names.Pair()} Court",
            };
            var isTurned = random.Chance(0.5);
            plan.Place(kind, name, isTurned ? high : wide, isTurned ? wide : high, random);
        }
        return plan;
    }

    public bool IsArterialColumn(int i) =>
        i > 0 && i < lattice.Columns && (i - lattice.Columns / 2) % ArterialSpacing == 0;

    public bool IsArterialRow(int j) =>
        j > 0 && j < lattice.Rows && (j - lattice.Rows / 2) % ArterialSpacing == 0;

    /// <summary>Diagonal radials from the middle: pairs of opposite corners, one block each.</summary>
    public IEnumerable<List<(int I, int J)>> Radials()
    {
        var (ci, cj) = (lattice.Columns / 2, lattice.Rows / 2);
        foreach (var (di, dj) in new[] { (1, 1), (-1, 1), (-1, -1), (1, -1) })
        {
            var nodes = new List<(int, int)>();
            for (
                var (i, j) = (ci, cj);
                i > 0 && i < lattice.Columns && j > 0 && j < lattice.Rows;
                i += di, j += dj
            )
            {
                nodes.Add((i, j));
            }
            yield return nodes;
        }
    }

    /// <summary>Blocks that a diagonal radial crosses.</summary>
    public IEnumerable<int> Diagonals() =>
        Radials()
            .SelectMany(nodes =>
                nodes.Zip(nodes.Skip(1), (a, b) => lattice.Block(Math.Min(a.I, b.I), Math.Min(a.J, b.J)))
            );

    /// <summary>Blocks of a ground.</summary>
    public List<int> BlocksOf(OpenGround ground)
    {
        var blocks = new List<int>(ground.Wide * ground.High);
        for (var j = ground.Row; j < ground.Row + ground.High; j++)
        {
            for (var i = ground.Column; i < ground.Column + ground.Wide; i++)
            {
                blocks.Add(lattice.Block(i, j));
            }
        }
        return blocks;
    }

    /// <summary>A path of neighboring blocks across the district, drifting within a band.</summary>
    private List<int> Path(bool alongColumns, double low, double high, SampleRandom random)
    {
        var (length, breadth) = alongColumns
            ? (lattice.Columns, lattice.Rows)
            : (lattice.Rows, lattice.Columns);
        var (least, most) = ((int)(low * breadth), (int)(high * breadth));
        var at = (least + most) / 2;
        var path = new List<int>();
        var lastStep = 0;
        for (var k = 0; k < length; k++)
        {
            path.Add(alongColumns ? lattice.Block(k, at) : lattice.Block(at, k));
            if (k > lastStep + 2 && k < length - 2 && random.Chance(alongColumns ? RiverDrift : RailwayDrift))
            {
                var next = Math.Clamp(at + (random.Chance(0.5) ? 1 : -1), least, most);
                if (next != at)
                {
                    (at, lastStep) = (next, k);
                    path.Add(alongColumns ? lattice.Block(k, at) : lattice.Block(at, k));
                }
            }
        }
        return path;
    }

    /// <summary>Grounds as blocks wide and high, large ones first, for they need the most room.</summary>
    /// <param name="recipe">Recipe.</param>
    /// <param name="block">Square meters of a block.</param>
    private static IEnumerable<(GroundKind Kind, int Wide, int High)> Shapes(
        SampleRecipe recipe,
        double block
    )
    {
        var shapes = new List<(GroundKind Kind, int Wide, int High)>();
        void Add(GroundKind kind, (int Wide, int High) shape) => shapes.Add((kind, shape.Wide, shape.High));
        if (recipe.HasStadium)
        {
            Add(GroundKind.Stadium, (3, 2));
        }
        foreach (var area in recipe.EnterpriseAreas)
        {
            Add(GroundKind.Enterprise, Rectangle(area * 1e6 / block));
        }
        foreach (var area in recipe.ParkAreas)
        {
            Add(GroundKind.Park, Rectangle(area * 1e6 / block));
        }
        foreach (var (wide, high, number) in recipe.Compounds)
        {
            for (var k = 0; k < number; k++)
            {
                Add(GroundKind.Compound, (wide, high));
            }
        }
        return shapes.OrderByDescending(shape => shape.Wide * shape.High);
    }

    /// <summary>The rectangle nearest to a number of blocks, at most 2.2 times as long as broad.</summary>
    private static (int Wide, int High) Rectangle(double blocks) =>
        Enumerable
            .Range(1, 12)
            .SelectMany(high => Enumerable.Range(high, (int)(1.2 * high) + 2).Select(wide => (wide, high)))
            .MinBy(shape => Math.Abs(shape.wide * shape.high - blocks) + 0.1 * shape.wide / shape.high);

    private void Place(GroundKind kind, string name, int wide, int high, SampleRandom random)
    {
        for (var attempt = 0; attempt < 40_000; attempt++)
        {
            // A seed that leaves no room for the shape gets the shape turned, then smaller ones.
            var shrunk = attempt / 4_000;
            var (w, h) = (Math.Max(1, wide - shrunk), Math.Max(1, high - shrunk));
            if (attempt / 2_000 % 2 == 1)
            {
                (w, h) = (h, w);
            }
            if (w > lattice.Columns - 2 * margin || h > lattice.Rows - 2 * margin)
            {
                continue;
            }
            var ground = new OpenGround(
                kind,
                name,
                margin + random.Next(lattice.Columns + 1 - 2 * margin - w),
                margin + random.Next(lattice.Rows + 1 - 2 * margin - h),
                w,
                h
            );
            if (Fits(ground))
            {
                foreach (var block in BlocksOf(ground))
                {
                    taken[block] = true;
                    GroundOf[block] = Grounds.Count;
                }
                Grounds.Add(ground);
                return;
            }
        }
        throw new InvalidOperationException($"No room for {name}, {wide} × {high} blocks.");
    }

    private bool Fits(OpenGround ground) =>
        !Enumerable.Range(ground.Column + 1, ground.Wide - 1).Any(IsArterialColumn)
        && !Enumerable.Range(ground.Row + 1, ground.High - 1).Any(IsArterialRow)
        && BlocksOf(ground).TrueForAll(block => !taken[block]);
}
