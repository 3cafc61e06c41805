namespace Patrol.Engine.Sample.Ground;

/// <summary>The edges of the lattice that are streets.</summary>
internal sealed class StreetEdges
{
    private readonly Lattice lattice;
    private readonly LandPlan land;
    private readonly HashSet<(int, int)> edges = [];
    private readonly HashSet<(int, int)> arterials = [];
    private readonly HashSet<int> barriers;
    private readonly HashSet<int> radials;

    public StreetEdges(Lattice lattice, LandPlan land, int margin)
    {
        this.lattice = lattice;
        this.land = land;
        barriers = [.. land.River, .. land.Railway];
        radials = [.. land.Diagonals()];
        AddLattice(margin);
        foreach (var nodes in land.Radials())
        {
            foreach (var (a, b) in nodes.Zip(nodes.Skip(1)))
            {
                Add(lattice.Node(a.I, a.J), lattice.Node(b.I, b.J), isArterial: true);
            }
        }
        foreach (var path in new[] { land.River, land.Railway })
        {
            foreach (var (a, b) in path.Zip(path.Skip(1)))
            {
                var shared = lattice.Corners(a).Intersect(lattice.Corners(b)).ToArray();
                if (!arterials.Contains(Key(shared[0], shared[1])))
                {
                    edges.Remove(Key(shared[0], shared[1]));
                }
            }
        }
        KeepLargest();
    }

    public static (int, int) Key(int a, int b) => a < b ? (a, b) : (b, a);

    public bool Has(int a, int b) => edges.Contains(Key(a, b));

    public bool IsArterial((int, int) edge) => arterials.Contains(edge);

    public bool IsBarrier(int block) => barriers.Contains(block);

    public bool HasRadial(int block) => radials.Contains(block);

    /// <summary>Edges in a fixed order.</summary>
    public List<(int A, int B)> All() => [.. edges.Order()];

    /// <summary>Blocks left and right of a lattice edge, or -1.</summary>
    public (int First, int Second) Sides(int a, int b)
    {
        var stride = lattice.Columns + 1;
        var (j, i) = Math.DivRem(Math.Min(a, b), stride);
        if (Math.Abs(a - b) == 1)
        {
            return (j > 0 ? lattice.Block(i, j - 1) : -1, j < lattice.Rows ? lattice.Block(i, j) : -1);
        }
        return Math.Abs(a - b) == stride
            ? (i > 0 ? lattice.Block(i - 1, j) : -1, i < lattice.Columns ? lattice.Block(i, j) : -1)
            : (-1, -1);
    }

    /// <summary>Takes local streets away until the network has a number of faces, neither cutting it in two nor leaving a stub.</summary>
    public void Thin(int faces, SampleRandom random)
    {
        var candidates = All().Where(edge => !IsArterial(edge)).ToList();
        random.Shuffle(candidates);
        var degrees = Degrees();
        var nodes = degrees.Count;
        foreach (var edge in candidates)
        {
            if (edges.Count - nodes <= faces)
            {
                return;
            }
            if (degrees[edge.A] < 3 || degrees[edge.B] < 3)
            {
                continue;
            }
            edges.Remove(edge);
            if (Reach(edge.A).Count < nodes)
            {
                edges.Add(edge);
                continue;
            }
            degrees[edge.A]--;
            degrees[edge.B]--;
        }
    }

    private void AddLattice(int margin)
    {
        bool IsInner(int i, int j) =>
            i >= margin && i <= lattice.Columns - margin && j >= margin && j <= lattice.Rows - margin;
        for (var j = 0; j <= lattice.Rows; j++)
        {
            for (var i = 0; i <= lattice.Columns; i++)
            {
                if (i < lattice.Columns && (land.IsArterialRow(j) || (IsInner(i, j) && IsInner(i + 1, j))))
                {
                    AddUnlessInside(i, j, i + 1, j, land.IsArterialRow(j));
                }
                if (j < lattice.Rows && (land.IsArterialColumn(i) || (IsInner(i, j) && IsInner(i, j + 1))))
                {
                    AddUnlessInside(i, j, i, j + 1, land.IsArterialColumn(i));
                }
            }
        }
    }

    private void AddUnlessInside(int i, int j, int i2, int j2, bool isArterial)
    {
        var (a, b) = (lattice.Node(i, j), lattice.Node(i2, j2));
        var (first, second) = Sides(a, b);
        var isInside =
            first >= 0
            && second >= 0
            && land.GroundOf[first] >= 0
            && land.GroundOf[first] == land.GroundOf[second];
        if (!isInside)
        {
            Add(a, b, isArterial);
        }
    }

    private void Add(int a, int b, bool isArterial)
    {
        edges.Add(Key(a, b));
        if (isArterial)
        {
            arterials.Add(Key(a, b));
        }
    }

    private void KeepLargest()
    {
        var best = new HashSet<int>();
        var seen = new HashSet<int>();
        foreach (var node in Degrees().Keys.Order())
        {
            if (!seen.Contains(node))
            {
                var reach = Reach(node);
                seen.UnionWith(reach);
                best = reach.Count > best.Count ? reach : best;
            }
        }
        edges.RemoveWhere(edge => !best.Contains(edge.Item1));
    }

    private Dictionary<int, int> Degrees()
    {
        var degrees = new Dictionary<int, int>();
        foreach (var (a, b) in edges)
        {
            degrees[a] = degrees.GetValueOrDefault(a) + 1;
            degrees[b] = degrees.GetValueOrDefault(b) + 1;
        }
        return degrees;
    }

    private HashSet<int> Reach(int start)
    {
        var stride = lattice.Columns + 1;
        int[] steps = [1, -1, stride, -stride, stride + 1, stride - 1, -stride + 1, -stride - 1];
        var seen = new HashSet<int> { start };
        var queue = new Queue<int>([start]);
        while (queue.TryDequeue(out var node))
        {
            foreach (var step in steps)
            {
                if (Has(node, node + step) && seen.Add(node + step))
                {
                    queue.Enqueue(node + step);
                }
            }
        }
        return seen;
    }
}
