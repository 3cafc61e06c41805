namespace Patrol.Engine.Optimization.Coverage.Search;

/// <summary>
/// Where a plan loses against the bound. With cell prices u and patrol price θ of the relaxation,
/// <c>bound − value = Σ u[c] over cells not visited + Σ (θ − Σ (risk[c] − u[c])) over beats + θ · patrols not placed</c>,
/// every term at least 0: so the search looks where the terms are large.
/// </summary>
internal sealed class Neighborhood
{
    private readonly BeatProblem problem;
    private readonly double[] prices;
    private readonly IReadOnlyList<Placement> placed;
    private readonly bool[] isTaken;
    private readonly (double X, double Y)[] center;
    private readonly double totalLoss;

    public Neighborhood(BeatProblem problem, Relaxation relaxation, IReadOnlyList<Placement> placed)
    {
        this.problem = problem;
        this.placed = placed;
        prices = relaxation.Prices;
        isTaken = new bool[problem.Raster.Count];
        foreach (var cell in placed.SelectMany(one => one.Cells))
        {
            isTaken[cell] = true;
        }
        center = [.. placed.Select(one => (one.Cells.Average(X), one.Cells.Average(Y)))];
        Loss = [.. placed.Select(relaxation.LossOf)];
        totalLoss = Loss.Sum() + prices.Where((_, cell) => !isTaken[cell]).Sum();
    }

    /// <summary>[beat] what it loses.</summary>
    public double[] Loss { get; }

    /// <summary>Beats to plan anew: those nearest to a place drawn by its loss, or half of them near another.</summary>
    public List<int> Draw(Random random, int beats)
    {
        var near = Nearest(DrawPlace(random), beats);
        if (random.Next(3) > 0)
        {
            return [.. near];
        }
        var other = Nearest(DrawPlace(random), beats);
        return [.. near.Take((beats + 1) / 2).Concat(other.Take(beats / 2)).Distinct()];
    }

    /// <summary>Cells free to use when some beats are planned anew: theirs, and those not taken within two steps.</summary>
    public HashSet<int> FreeCells(IEnumerable<int> beats)
    {
        var free = beats.SelectMany(b => placed[b].Cells).ToHashSet();
        var edge = free.ToList();
        for (var step = 0; step < 2; step++)
        {
            edge = [.. edge.SelectMany(Neighbors).Where(cell => !isTaken[cell] && free.Add(cell))];
        }
        return free;
    }

    /// <summary>What is lost on cells that no beat visits.</summary>
    public double LossOfCells(IEnumerable<int> cells) =>
        cells.Where(cell => !isTaken[cell]).Sum(cell => prices[cell]);

    private IEnumerable<int> Nearest((double X, double Y) place, int beats) =>
        Enumerable.Range(0, placed.Count).OrderBy(b => Square(center[b], place)).ThenBy(b => b).Take(beats);

    private (double X, double Y) DrawPlace(Random random)
    {
        var left = random.NextDouble() * totalLoss;
        for (var b = 0; b < Loss.Length; b++)
        {
            left -= Loss[b];
            if (left < 0)
            {
                return center[b];
            }
        }
        for (var cell = 0; cell < isTaken.Length; cell++)
        {
            left -= isTaken[cell] ? 0 : prices[cell];
            if (left < 0)
            {
                return (X(cell), Y(cell));
            }
        }
        return center[random.Next(center.Length)];
    }

    private IEnumerable<int> Neighbors(int cell)
    {
        var raster = problem.Raster;
        var (column, row) = (raster.CellColumn[cell], raster.CellRow[cell]);
        int[] around =
        [
            raster.CellAt(column + 1, row),
            raster.CellAt(column, row + 1),
            raster.CellAt(column - 1, row),
            raster.CellAt(column, row - 1),
        ];
        return around.Where(neighbor => neighbor >= 0);
    }

    private double X(int cell) => problem.Raster.CellColumn[cell];

    private double Y(int cell) => problem.Raster.CellRow[cell];

    private static double Square((double X, double Y) a, (double X, double Y) b) =>
        (a.X - b.X) * (a.X - b.X) + (a.Y - b.Y) * (a.Y - b.Y);
}
