using Google.OrTools.LinearSolver;

namespace Patrol.Engine.Optimization.Coverage.Search;

/// <summary>
/// Linear relaxation of packing placements, by column generation:
/// <c>max Σ value[p]·x[p]</c>, <c>Σ x[p] ≤ 1</c> over the placements of each cell, <c>Σ x ≤ patrols</c>, <c>x ≥ 0</c>.
/// For any cell prices u ≥ 0, <c>L(u) = Σ u[c] + patrols · max(0, max over p of Σ (risk[c] − u[c]))</c> bounds every
/// plan (Lagrange), and the inner maximum is found exactly by looking at all placements, so each round gives a proven
/// bound, whatever tolerance the linear solver worked with. Prices are smoothed toward the best so far (Wentges 1997, International
/// Transactions in Operational Research 4).
/// </summary>
internal sealed class Relaxation : IDisposable
{
    private const int ColumnsPerRound = 600;

    /// <summary>Pivots × rows of the linear solver that make one unit of work.</summary>
    private const double PivotRowsPerWork = 2e7;

    private readonly BeatProblem problem;
    private readonly PlacementFinder finder;
    private readonly Solver solver = Solver.CreateSolver("GLOP");
    private readonly Constraint count;
    private readonly Constraint?[] rows;
    private readonly HashSet<long> keys = [];
    private readonly List<Scored> priced = [];
    private double smoothing = 0.7;
    private int rowCount = 1;

    public Relaxation(BeatProblem problem, PlacementFinder finder)
    {
        this.problem = problem;
        this.finder = finder;
        rows = new Constraint?[problem.Raster.Count];
        solver.SetSolverSpecificParametersAsString("use_preprocessing:false");
        solver.Objective().SetMaximization();
        count = solver.MakeConstraint(double.NegativeInfinity, problem.Patrols);
        Prices = StartPrices();
        Bound = double.PositiveInfinity;
    }

    /// <summary>Placements generated so far.</summary>
    public List<Placement> Columns { get; } = [];

    /// <summary>Least bound found.</summary>
    public double Bound { get; private set; }

    /// <summary>[cell] the prices u that give <see cref="Bound"/>.</summary>
    public double[] Prices { get; private set; }

    /// <summary>Price of a patrol that goes with <see cref="Prices"/>: the largest reduced value of any placement.</summary>
    public double PatrolPrice { get; private set; }

    /// <summary>Value of the relaxation over the placements so far.</summary>
    public double Value { get; private set; }

    public double Work { get; private set; }

    /// <summary>True once no placement can raise <see cref="Value"/>.</summary>
    public bool IsComplete { get; private set; }

    public void Dispose() => solver.Dispose();

    public void Add(Placement placement)
    {
        if (!keys.Add(placement.Key))
        {
            return;
        }
        Columns.Add(placement);
        var x = solver.MakeNumVar(0, double.PositiveInfinity, "");
        solver.Objective().SetCoefficient(x, placement.Value);
        count.SetCoefficient(x, 1);
        foreach (var cell in placement.Cells)
        {
            if (rows[cell] is null)
            {
                rows[cell] = solver.MakeConstraint(double.NegativeInfinity, 1);
                rowCount++;
            }
            rows[cell]!.SetCoefficient(x, 1);
        }
    }

    /// <summary>What a plan loses against <see cref="Bound"/> by picking a placement, at least 0.</summary>
    public double LossOf(Placement placement) =>
        Math.Max(0, PatrolPrice - placement.Cells.Sum(cell => problem.Risk[cell] - Prices[cell]));

    /// <summary>[cell] risk less price.</summary>
    public double[] ReducedRisk() => [.. Prices.Select((price, cell) => problem.Risk[cell] - price)];

    /// <summary>Bounds by the start prices, and takes the placements they favor.</summary>
    public void Start()
    {
        Price(Prices);
        AddPriced(Prices, double.NegativeInfinity);
    }

    /// <summary>One round: solve, price, bound, add.</summary>
    /// <param name="seconds">Most time by the clock; a round it cuts off is the last.</param>
    public void Step(double seconds)
    {
        solver.SetTimeLimit((long)Math.Max(1, Math.Min(seconds * 1000, int.MaxValue)));
        var before = solver.Iterations();
        if (solver.Solve() != Solver.ResultStatus.OPTIMAL)
        {
            IsComplete = true;
            return;
        }
        Work += Math.Max(1, solver.Iterations()) * (double)rowCount / PivotRowsPerWork;
        Value = solver.Objective().Value();
        var dual = new double[rows.Length];
        for (var cell = 0; cell < dual.Length; cell++)
        {
            dual[cell] = Math.Max(0, rows[cell]?.DualValue() ?? 0);
        }
        var patrolDual = Math.Max(0, count.DualValue());
        while (true)
        {
            var prices = new double[dual.Length];
            for (var cell = 0; cell < dual.Length; cell++)
            {
                prices[cell] = smoothing * Prices[cell] + (1 - smoothing) * dual[cell];
            }
            var better = Price(prices);
            if (AddPriced(dual, patrolDual + 1e-9 * (1 + Value)) > 0)
            {
                smoothing = better ? Math.Min(0.9, smoothing + 0.05) : Math.Max(0, smoothing - 0.1);
                return;
            }
            if (smoothing == 0)
            {
                IsComplete = true;
                return;
            }
            smoothing = smoothing < 0.15 ? 0 : smoothing / 2;
        }
    }

    /// <summary>Risk above that of the last cell that fits when all the riskiest cells are taken: L is then at most the
    /// sum of the riskiest patrols × maxCells cells in reach.</summary>
    private double[] StartPrices()
    {
        var reached = problem.Bases.SelectMany(one => one.Cells).Distinct().ToArray();
        var sorted = reached.Select(cell => problem.Risk[cell]).OrderDescending().ToArray();
        var taken = problem.Patrols * problem.MaxCells;
        var last = taken < sorted.Length ? sorted[taken] : 0;
        var prices = new double[problem.Raster.Count];
        foreach (var cell in reached)
        {
            prices[cell] = Math.Max(0, problem.Risk[cell] - last);
        }
        return prices;
    }

    private bool Price(double[] prices)
    {
        var weight = new double[prices.Length];
        var sum = 0.0;
        for (var cell = 0; cell < weight.Length; cell++)
        {
            weight[cell] = problem.Risk[cell] - prices[cell];
            sum += prices[cell];
        }
        var top = Math.Max(0, finder.FindBest(weight, priced));
        var bound = sum + problem.Patrols * top;
        if (bound >= Bound)
        {
            return false;
        }
        (Bound, Prices, PatrolPrice) = (bound, prices, top);
        return true;
    }

    private int AddPriced(double[] dual, double above)
    {
        var added = 0;
        foreach (var scored in priced.OrderByDescending(one => one.Score).ThenBy(one => one.Anchor))
        {
            if (added == ColumnsPerRound)
            {
                break;
            }
            var placement = finder.Get(scored);
            if (
                placement.Cells.Sum(cell => problem.Risk[cell] - dual[cell]) > above
                && !keys.Contains(placement.Key)
            )
            {
                Add(placement);
                added++;
            }
        }
        return added;
    }
}
