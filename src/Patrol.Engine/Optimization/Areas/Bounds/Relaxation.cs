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
    /// <summary>Pivots × (rows + columns) of the linear solver that make one unit of work.</summary>
    private const double PivotSizePerWork = 4e7;

    private const int FirstTrim = 800;
    private const double LeastRoom = 0.05;

    private readonly AreaGround ground;
    private readonly double[] size;
    private readonly bool[] mayBegin;
    private readonly Variable?[] x;
    private readonly Variable?[] y;
    private readonly List<(Cut Cut, Constraint Row)> cuts = [];
    private Solver solver;
    private Constraint sizeRow;
    private Constraint countRow;
    private int trimAt = FirstTrim;

    /// <param name="ground">The problem.</param>
    /// <param name="size">[cell] size, the largest area 1.</param>
    /// <param name="mayBegin">[cell] true when an area may begin there.</param>
    public Relaxation(AreaGround ground, double[] size, bool[] mayBegin)
    {
        (this.ground, this.size, this.mayBegin) = (ground, size, mayBegin);
        (x, y) = (new Variable?[ground.Count], new Variable?[ground.Count]);
        (Held, Begun) = (new double[ground.Count], new double[ground.Count]);
        (solver, sizeRow, countRow) = Build();
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

    /// <summary>Drops cuts that the last solution keeps with room to spare, once there are many: pivots cost by the row.</summary>
    public void Trim()
    {
        if (cuts.Count < trimAt)
        {
            return;
        }
        Cut[] kept =
        [
            .. cuts.Where(one => one.Row.DualValue() > 1e-9 || one.Cut.Excess(Held, Begun) > -LeastRoom)
                .Select(one => one.Cut),
        ];
        cuts.Clear();
        solver.Dispose();
        (solver, sizeRow, countRow) = Build();
        foreach (var cut in kept)
        {
            Add(cut);
        }
        trimAt = Math.Max(FirstTrim, 2 * kept.Length);
    }

    public void Add(Cut cut)
    {
        var row = solver.MakeConstraint(double.NegativeInfinity, cut.Limit);
        foreach (var (cell, factor) in cut.Held)
        {
            row.SetCoefficient(x[cell], factor);
        }
        foreach (var begun in cut.Begun.Select(cell => y[cell]).OfType<Variable>())
        {
            row.SetCoefficient(begun, -1);
        }
        cuts.Add((cut, row));
    }

    /// <summary>Solves with the cuts there are; false when the solver gave up.</summary>
    /// <param name="seconds">Most time by the clock.</param>
    public bool Solve(double seconds)
    {
        solver.SetTimeLimit((long)Math.Max(1, Math.Min(seconds * 1000, int.MaxValue)));
        var status = solver.Solve();
        Work =
            Math.Max(1, solver.Iterations())
            * (double)(solver.NumConstraints() + solver.NumVariables())
            / PivotSizePerWork;
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

    private (Solver Solver, Constraint SizeRow, Constraint CountRow) Build()
    {
        var model = Solver.CreateSolver("GLOP");
        model.SetSolverSpecificParametersAsString("use_preprocessing:false,use_dual_simplex:true");
        model.Objective().SetMaximization();
        var sizes = model.MakeConstraint(double.NegativeInfinity, ground.Areas);
        var counts = model.MakeConstraint(double.NegativeInfinity, ground.Areas);
        for (var cell = 0; cell < ground.Count; cell++)
        {
            if (ground.IsUsable(cell))
            {
                var held = model.MakeNumVar(0, 1, "");
                model.Objective().SetCoefficient(held, ground.Risk[cell]);
                sizes.SetCoefficient(held, size[cell]);
                x[cell] = held;
                if (mayBegin[cell])
                {
                    var begun = model.MakeNumVar(0, 1, "");
                    counts.SetCoefficient(begun, 1);
                    y[cell] = begun;
                }
            }
        }
        return (model, sizes, counts);
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
                bound += mayBegin[cell] ? Math.Max(0, begun[cell] - countPrice) : 0;
            }
        }
        return bound;
    }
}
