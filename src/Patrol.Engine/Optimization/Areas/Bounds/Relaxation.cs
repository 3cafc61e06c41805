using Google.OrTools.LinearSolver;
using Patrol.Engine.Optimization.Areas.Search;

namespace Patrol.Engine.Optimization.Areas.Bounds;

/// <summary>
/// Linear relaxation over cells: x, the part of a cell that is held, and y, the part of an area that begins there.
/// <c>max Σ risk·x</c>, <c>Σ size·x ≤ N</c>, <c>Σ y ≤ N</c>, <c>0 ≤ x, y ≤ 1</c>, and cuts that say what connection means
/// (node separators: Álvarez-Miranda, Ljubić, Mutzel 2013, doi:10.1007/978-3-642-38189-8_11). Which area holds a cell is left
/// open, so that areas are not told apart.
/// </summary>
/// <remarks>
/// The bound is not what the linear solver says: for any prices ≥ 0 of the rows, their price plus the sum of the positive
/// reduced values of all columns bounds every choice (Lagrange), so each round proves something, whatever tolerance the solver
/// worked with.
/// </remarks>
internal sealed class Relaxation : IDisposable
{
    /// <summary>Pivots × rows of the linear solver that make one unit of work.</summary>
    private const double PivotRowsPerWork = 2e7;

    private readonly AreaGround ground;
    private readonly double[] size;
    private readonly Solver solver = Solver.CreateSolver("GLOP");
    private readonly Variable?[] x;
    private readonly Variable?[] y;
    private readonly Constraint sizeRow;
    private readonly Constraint countRow;
    private readonly List<(Cut Cut, Constraint Row)> cuts = [];

    public Relaxation(AreaGround ground, double[] size)
    {
        (this.ground, this.size) = (ground, size);
        solver.SetSolverSpecificParametersAsString("use_preprocessing:false,use_dual_simplex:true");
        solver.Objective().SetMaximization();
        sizeRow = solver.MakeConstraint(double.NegativeInfinity, ground.Areas);
        countRow = solver.MakeConstraint(double.NegativeInfinity, ground.Areas);
        (x, y) = (new Variable?[ground.Count], new Variable?[ground.Count]);
        (Held, Begun) = (new double[ground.Count], new double[ground.Count]);
        for (var cell = 0; cell < ground.Count; cell++)
        {
            if (ground.IsUsable(cell))
            {
                x[cell] = solver.MakeNumVar(0, 1, "");
                y[cell] = solver.MakeNumVar(0, 1, "");
                solver.Objective().SetCoefficient(x[cell], ground.Risk[cell]);
                sizeRow.SetCoefficient(x[cell], size[cell]);
                countRow.SetCoefficient(y[cell], 1);
            }
        }
    }

    /// <summary>[cell] the part that is held, in the last solution.</summary>
    public double[] Held { get; }

    /// <summary>[cell] the part of an area that begins there, in the last solution.</summary>
    public double[] Begun { get; }

    /// <summary>Least bound found.</summary>
    public double Bound { get; private set; } = double.PositiveInfinity;

    /// <summary>Work done since it was last asked for.</summary>
    public double Work { get; private set; }

    public void Dispose() => solver.Dispose();

    public void Add(Cut cut)
    {
        var row = solver.MakeConstraint(double.NegativeInfinity, cut.Limit);
        foreach (var (cell, factor) in cut.Held)
        {
            row.SetCoefficient(x[cell], factor);
        }
        foreach (var cell in cut.Begun)
        {
            row.SetCoefficient(y[cell], -1);
        }
        cuts.Add((cut, row));
    }

    /// <summary>Solves with the cuts there are; false when the solver gave up.</summary>
    /// <param name="seconds">Most time by the clock.</param>
    public bool Solve(double seconds)
    {
        solver.SetTimeLimit((long)Math.Max(1, Math.Min(seconds * 1000, int.MaxValue)));
        var status = solver.Solve();
        Work = Math.Max(1, solver.Iterations()) * (double)(cuts.Count + 2) / PivotRowsPerWork;
        if (status != Solver.ResultStatus.OPTIMAL)
        {
            return false;
        }
        for (var cell = 0; cell < ground.Count; cell++)
        {
            Held[cell] = x[cell]?.SolutionValue() ?? 0;
            Begun[cell] = y[cell]?.SolutionValue() ?? 0;
        }
        Bound = Math.Min(Bound, BoundOfPrices());
        return true;
    }

    private double BoundOfPrices()
    {
        var (sizePrice, countPrice) = (Math.Max(0, sizeRow.DualValue()), Math.Max(0, countRow.DualValue()));
        var bound = (sizePrice + countPrice) * ground.Areas;
        var held = new double[ground.Count];
        var begun = new double[ground.Count];
        foreach (var (cut, row) in cuts)
        {
            var price = Math.Max(0, row.DualValue());
            if (price > 0)
            {
                bound += price * cut.Limit;
                foreach (var (cell, factor) in cut.Held)
                {
                    held[cell] += price * factor;
                }
                foreach (var cell in cut.Begun)
                {
                    begun[cell] += price;
                }
            }
        }
        for (var cell = 0; cell < ground.Count; cell++)
        {
            if (ground.IsUsable(cell))
            {
                bound += Math.Max(0, ground.Risk[cell] - sizePrice * size[cell] - held[cell]);
                bound += Math.Max(0, begun[cell] - countPrice);
            }
        }
        return bound;
    }
}
