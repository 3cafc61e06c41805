namespace Patrol.Engine.Optimization.Coverage.Search;

/// <summary>
/// Looks through every placement of every shape within the reach of one base, by one addition each: shapes share the
/// sums of their parents, and a cell that may not be used (weight −∞) cuts off all shapes that hold it. Complete, so
/// what it finds best is best.
/// </summary>
internal sealed class PlacementFinder
{
    /// <summary>Additions that make one unit of work.</summary>
    private const double AdditionsPerWork = 4e8;

    private readonly BeatProblem problem;
    private readonly ShapeTree shapes;
    private readonly BaseWindow[] windows;
    private readonly Dictionary<int, double>[] metersOf;
    private readonly Dictionary<long, Placement> known = [];

    public PlacementFinder(BeatProblem problem)
    {
        this.problem = problem;
        shapes = new ShapeTree(problem.MaxCells);
        windows =
        [
            .. problem
                .Bases.Where(one => one.Cells.Length > 0)
                .Select(one => new BaseWindow(problem.Raster, one, shapes)),
        ];
        metersOf =
        [
            .. problem.Bases.Select(one =>
                one.Cells.Zip(one.Meters).ToDictionary(p => p.First, p => p.Second)
            ),
        ];
    }

    /// <summary>Work done so far by scans.</summary>
    public double Work { get; private set; }

    /// <summary>The best placement of each anchor cell by Σ weight, and by it the best of all (−∞ without any).</summary>
    /// <param name="weight">[cell] weight; −∞ where the cell may not be used.</param>
    /// <param name="best">One an anchor cell that has any, ascending by cell.</param>
    public double FindBest(double[] weight, List<Scored> best)
    {
        var top = double.NegativeInfinity;
        var found = new Scored?[problem.Raster.Count];
        Scan(
            weight,
            (window, position, sums) =>
            {
                var shape = 0;
                for (var s = 1; s < sums.Length; s++)
                {
                    shape = sums[s] > sums[shape] ? s : shape;
                }
                var anchor = window.Cell[position];
                if (found[anchor] is not { } old || sums[shape] > old.Score)
                {
                    found[anchor] = new Scored(anchor, shape, sums[shape]);
                    top = Math.Max(top, sums[shape]);
                }
            }
        );
        best.Clear();
        best.AddRange(found.OfType<Scored>());
        return top;
    }

    /// <summary>Every placement whose Σ weight is at least a threshold, each once, in a fixed order; null when there
    /// are more than a limit.</summary>
    public List<Scored>? FindAll(double[] weight, double atLeast, int limit)
    {
        var found = new List<Scored>();
        var seen = new HashSet<long>();
        Scan(
            weight,
            (window, position, sums) =>
            {
                for (var shape = 0; shape < sums.Length && found.Count <= limit; shape++)
                {
                    var anchor = window.Cell[position];
                    if (sums[shape] >= atLeast && seen.Add(KeyOf(anchor, shape)))
                    {
                        found.Add(new Scored(anchor, shape, sums[shape]));
                    }
                }
            }
        );
        return found.Count > limit ? null : found;
    }

    /// <summary>The placement of a shape at an anchor, served by its nearest base.</summary>
    public Placement Get(Scored found)
    {
        var key = KeyOf(found.Anchor, found.Shape);
        if (!known.TryGetValue(key, out var placement))
        {
            var cells = CellsOf(found.Anchor, found.Shape);
            placement = MakePlacement(key, cells)!;
            known[key] = placement;
        }
        return placement;
    }

    /// <summary>The placement that covers exactly these cells; null when they are no shape in the reach of one base.</summary>
    public Placement? Find(IReadOnlyCollection<int> cells)
    {
        if (cells.Count == 0 || cells.Any(cell => cell < 0 || cell >= problem.Raster.Count))
        {
            return null;
        }
        var anchor = cells.Min();
        var wanted = cells.Order().ToArray();
        for (var shape = 0; shape < shapes.Count; shape++)
        {
            var at = CellsOf(anchor, shape);
            if (at.Length == wanted.Length && at.AsSpan().SequenceEqual(wanted))
            {
                return MakePlacement(KeyOf(anchor, shape), at);
            }
        }
        return null;
    }

    private long KeyOf(int anchor, int shape) => (long)anchor * shapes.Count + shape;

    private delegate void Visit(BaseWindow window, int position, ReadOnlySpan<double> sums);

    private void Scan(double[] weight, Visit visit)
    {
        var sums = new double[shapes.Count];
        var (parent, end) = (shapes.Parent, shapes.End);
        var additions = 0L;
        foreach (var window in windows)
        {
            window.Load(weight);
            var (loaded, offset) = (window.Weight, window.Offset);
            foreach (var position in window.Anchors)
            {
                if (double.IsNegativeInfinity(loaded[position]))
                {
                    continue;
                }
                sums[0] = loaded[position];
                for (var shape = 1; shape < sums.Length; )
                {
                    var sum = sums[parent[shape]] + loaded[position + offset[shape]];
                    sums[shape] = sum;
                    if (double.IsNegativeInfinity(sum))
                    {
                        Array.Fill(sums, sum, shape, end[shape] - shape);
                        shape = end[shape];
                    }
                    else
                    {
                        shape++;
                    }
                    additions++;
                }
                visit(window, position, sums);
            }
        }
        Work += additions / AdditionsPerWork;
    }

    /// <summary>Cells of a shape at an anchor, ascending; those outside the raster are left out.</summary>
    private int[] CellsOf(int anchor, int shape)
    {
        var (column, row) = (problem.Raster.CellColumn[anchor], problem.Raster.CellRow[anchor]);
        var cells = new List<int>(shapes.MaxCells);
        for (var at = shape; at >= 0; at = shapes.Parent[at])
        {
            if (problem.Raster.CellAt(column + shapes.Column[at], row + shapes.Row[at]) is >= 0 and var cell)
            {
                cells.Add(cell);
            }
        }
        cells.Sort();
        return [.. cells];
    }

    private Placement? MakePlacement(long key, int[] cells)
    {
        var (serving, farthest) = (-1, double.PositiveInfinity);
        for (var b = 0; b < metersOf.Length; b++)
        {
            var worst = 0.0;
            foreach (var cell in cells)
            {
                worst = Math.Max(worst, metersOf[b].GetValueOrDefault(cell, double.PositiveInfinity));
            }
            if (worst < farthest)
            {
                (serving, farthest) = (b, worst);
            }
        }
        return serving < 0
            ? null
            : new Placement(key, serving, cells, cells.Sum(c => problem.Risk[c]), farthest);
    }
}
