using Google.OrTools.LinearSolver;
using Patrol.Engine.Optimization.Areas.Search;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Areas.Exact;

/// <summary>
/// Linear relaxation of picking areas from a pool, by column generation: <c>max Σ value·z</c>, <c>Σ z ≤ 1</c> over the areas
/// of each cell, <c>Σ z ≤ N</c>, <c>z ≥ 0</c>. For any cell prices u ≥ 0,
/// <c>Σ u[c] + N · max(0, max over areas of Σ (risk[c] − u[c]))</c> bounds every pick (Lagrange); the inner maximum is found by
/// looking at all of the pool.
/// </summary>
internal sealed class PoolRelaxation(AreaGround ground, List<PooledArea> pool, SolveMeter meter) : IDisposable
{
    private const int ColumnsPerRound = 400;
    private const double CellsPerWork = 2e8;
    private const double PivotRowsPerWork = 2e7;

    private readonly Solver solver = Solver.CreateSolver("GLOP");
    private readonly Constraint?[] rows = new Constraint?[ground.Count];
    private readonly bool[] isAdded = new bool[pool.Count];
    private readonly double[] reduced = new double[pool.Count];
    private Constraint? count;
    private double smoothing = 0.6;
    private int rowCount = 1;

    /// <summary>Least bound found.</summary>
    public double Bound { get; private set; } = double.PositiveInfinity;

    /// <summary>[cell] the prices that give <see cref="Bound"/>.</summary>
    public double[] Prices { get; private set; } = new double[ground.Count];

    /// <summary>Largest reduced value of an area under <see cref="Prices"/>.</summary>
    public double AreaPrice { get; private set; }

    public void Dispose() => solver.Dispose();

    /// <summary>Solves to the end, or until some work is done.</summary>
    public void Run(IReadOnlyList<List<int>> start, double[] prices, Incumbent incumbent, double until)
    {
        solver.SetSolverSpecificParametersAsString("use_preprocessing:false");
        solver.Objective().SetMaximization();
        count = solver.MakeConstraint(double.NegativeInfinity, ground.Areas);
        foreach (var area in start)
        {
            AddColumn([.. area], ground.ValueOf(area));
        }
        Price(prices);
        AddBest(double.NegativeInfinity);
        while (meter.Work < until && !meter.MustStop() && !incumbent.IsGood && Step())
        {
            incumbent.Lower(Bound);
        }
        incumbent.Lower(Bound);
    }

    /// <summary>What a choice loses against <see cref="Bound"/> by picking an area, at least 0.</summary>
    public double LossOf(PooledArea area) =>
        Math.Max(0, AreaPrice - area.Cells.Sum(cell => ground.Risk[cell] - Prices[cell]));

    private bool Step()
    {
        solver.SetTimeLimit((long)Math.Max(1, Math.Min(meter.SecondsLeft * 1000, int.MaxValue)));
        if (solver.Solve() != Solver.ResultStatus.OPTIMAL)
        {
            return false;
        }
        meter.Spend(Math.Max(1, solver.Iterations()) * (double)rowCount / PivotRowsPerWork);
        double[] dual = [.. rows.Select(row => Math.Max(0, row?.DualValue() ?? 0))];
        var areaDual = Math.Max(0, count!.DualValue()) + 1e-9;
        if (smoothing > 0)
        {
            Price([.. dual.Select((price, cell) => smoothing * Prices[cell] + (1 - smoothing) * price)]);
        }
        Price(dual);
        smoothing = Math.Max(0, smoothing - 0.02);
        return AddBest(areaDual) > 0;
    }

    /// <summary>Bounds by prices; leaves the reduced values of the last prices tried.</summary>
    private void Price(double[] prices)
    {
        var top = 0.0;
        for (var p = 0; p < pool.Count; p++)
        {
            var sum = 0.0;
            foreach (var cell in pool[p].Cells)
            {
                sum += ground.Risk[cell] - prices[cell];
            }
            reduced[p] = sum;
            top = Math.Max(top, sum);
        }
        meter.Spend(pool.Count * 5 / CellsPerWork);
        var bound = prices.Sum() + ground.Areas * top;
        if (bound < Bound)
        {
            (Bound, Prices, AreaPrice) = (bound, prices, top);
        }
    }

    private int AddBest(double above)
    {
        int[] best =
        [
            .. Enumerable
                .Range(0, pool.Count)
                .Where(p => !isAdded[p] && reduced[p] > above)
                .OrderByDescending(p => reduced[p])
                .ThenBy(p => p)
                .Take(ColumnsPerRound),
        ];
        foreach (var p in best)
        {
            isAdded[p] = true;
            AddColumn(pool[p].Cells, pool[p].Value);
        }
        return best.Length;
    }

    private void AddColumn(int[] cells, double value)
    {
        var z = solver.MakeNumVar(0, double.PositiveInfinity, "");
        solver.Objective().SetCoefficient(z, value);
        count!.SetCoefficient(z, 1);
        foreach (var cell in cells)
        {
            if (rows[cell] is null)
            {
                rows[cell] = solver.MakeConstraint(double.NegativeInfinity, 1);
                rowCount++;
            }
            rows[cell]!.SetCoefficient(z, 1);
        }
    }
}
