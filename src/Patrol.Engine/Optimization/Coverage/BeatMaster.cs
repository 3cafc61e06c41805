using Google.OrTools.LinearSolver;

namespace Patrol.Engine.Optimization.Coverage;

/// <summary>
/// The linear relaxation over the beats found so far: maximize Σ value·x, each cell in at most one beat, at most so
/// many beats. Its prices tell which beats are missing (Gilmore and Gomory, 1961, doi:10.1287/opre.9.6.849).
/// </summary>
internal sealed class BeatMaster : IDisposable
{
    private readonly BeatCandidates candidates;
    private readonly Solver solver = Solver.CreateSolver("GLOP");
    private readonly Dictionary<int, Constraint> rows = [];
    private readonly Dictionary<int, Variable> columns = [];
    private readonly Constraint patrols;
    private readonly double scale;

    /// <summary>An empty relaxation.</summary>
    /// <param name="candidates">All beats.</param>
    /// <param name="patrolCount">Number of patrols.</param>
    /// <param name="scale">Values are divided by this, so that they are near one.</param>
    public BeatMaster(BeatCandidates candidates, int patrolCount, double scale)
    {
        this.candidates = candidates;
        this.scale = scale;
        patrols = solver.MakeConstraint(0, patrolCount, "");
        solver.Objective().SetMaximization();
    }

    /// <summary>Beats in the relaxation.</summary>
    public IReadOnlyCollection<int> Columns => columns.Keys;

    /// <summary>Fraction of a beat in the last solution.</summary>
    public double Share(int candidate) => columns[candidate].SolutionValue();

    /// <summary>Adds a beat; false when it is there already.</summary>
    public bool Add(int candidate)
    {
        if (columns.ContainsKey(candidate))
        {
            return false;
        }
        var share = solver.MakeNumVar(0, double.PositiveInfinity, "");
        columns[candidate] = share;
        solver.Objective().SetCoefficient(share, candidates.Values[candidate] / scale);
        patrols.SetCoefficient(share, 1);
        foreach (var cell in candidates.Cells(candidate))
        {
            if (!rows.TryGetValue(cell, out var row))
            {
                rows[cell] = row = solver.MakeConstraint(0, 1, "");
            }
            row.SetCoefficient(share, 1);
        }
        return true;
    }

    /// <summary>Solves; prices of cells and of a patrol, and the value, in units of risk.</summary>
    public (double Value, double[] CellPrices, double PatrolPrice)? Solve(int cellCount)
    {
        if (solver.Solve() != Solver.ResultStatus.OPTIMAL)
        {
            return null;
        }
        var prices = new double[cellCount];
        foreach (var (cell, row) in rows)
        {
            prices[cell] = Math.Max(0, row.DualValue()) * scale;
        }
        return (solver.Objective().Value() * scale, prices, Math.Max(0, patrols.DualValue()) * scale);
    }

    /// <summary>Frees the solver.</summary>
    public void Dispose() => solver.Dispose();
}
