using Google.OrTools.Sat;
using Patrol.Engine.Optimization.Rosters.Book;
using Patrol.Engine.Optimization.Rosters.Modeling;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Rosters.Search;

/// <summary>
/// Betters a roster tier by tier with CP-SAT, one worker, so that work alone decides what is found. Each tier is fixed
/// at what it reached before the next begins. A crew whose turns can't be given to persons is taken apart and the tier
/// searched again; the bound of a model with crews holds for persons too.
/// </summary>
internal sealed class TierSearch(RosterBook book, SolveOptions options, SolveMeter meter, Incumbent incumbent)
{
    private const int Attempts = 3;

    /// <summary>Units of work that one unit of CP-SAT's deterministic time costs a core on models of this kind.</summary>
    private const double WorkPerTime = 4;

    private readonly HashSet<int> alone = [];
    private readonly List<RosterTier> done = [];

    /// <summary>The roster that was there before, mended; kept as a whole where the tiers allow it. Null for none.</summary>
    public Ledger? Before { get; init; }

    /// <summary>Slots whose people may change; null for all.</summary>
    public IReadOnlySet<int>? Movable { get; init; }

    /// <summary>Least number of assignments kept of those that were there before; 0 for any.</summary>
    public int LeastKept { get; set; }

    /// <summary>Closes a tier without a search when it reaches a value; whether it does.</summary>
    public bool IsReached(RosterTier tier, double value)
    {
        var isReached = incumbent.Score[tier] >= value - 1e-9 * Math.Max(1, value);
        if (isReached && !done.Contains(tier))
        {
            Close(tier);
        }
        return isReached;
    }

    /// <summary>Lets as many assignments as can be stay as they were, at what the tiers done have reached, and fixes that.</summary>
    /// <param name="workShare">Part of the work left.</param>
    /// <param name="most">Number that could stay at most; reached, nothing is searched.</param>
    public void KeepMost(double workShare, int most)
    {
        if (incumbent.Ledger.Kept >= most)
        {
            LeastKept = most;
            return;
        }
        var model = Build();
        var kept = Aims.Kept(model, book);
        if (Solve(model, kept, workShare * meter.WorkLeft, null) is { } solver)
        {
            var unfit = new List<int>();
            var ledger = Unfolding.ToLedger(model, book, seat => (int)solver.Value(seat.People), unfit);
            if (unfit.Count == 0 && ledger.Kept > incumbent.Ledger.Kept)
            {
                incumbent.Take(ledger);
            }
        }
        LeastKept = incumbent.Ledger.Kept;
    }

    /// <summary>Searches one tier with a part of the work that is left.</summary>
    public void Run(RosterTier tier, double workShare)
    {
        incumbent.Enter(tier);
        var until = meter.Work + workShare * meter.WorkLeft;
        if (tier is RosterTier.Fairness or RosterTier.Preferences)
        {
            if (tier == RosterTier.Preferences && Before is not null)
            {
                incumbent.Offer(Before);
            }
            Swap(tier, until - meter.Work);
        }
        var isOpen = !incumbent.IsGood(tier);
        for (
            var attempt = 0;
            isOpen && attempt < Attempts && meter.Work < until && !meter.MustStop();
            attempt++
        )
        {
            isOpen = Attempt(tier, until - meter.Work);
        }
        Close(tier);
    }

    private void Close(RosterTier tier)
    {
        // Twice the slack where a roster was there before: half of it was given away then.
        var slack = book.Facts.Rules.FairnessSlack * (book.Previous.Length > 0 ? 2 : 1);
        incumbent.Close(tier, tier == RosterTier.Fairness ? Math.Min(1, slack) : 0);
        done.Add(tier);
    }

    private void Swap(RosterTier tier, double work)
    {
        var ledger = incumbent.Ledger.Copy();
        var toSpare = tier == RosterTier.Preferences ? incumbent.WorthToSpare : 0;
        new Exchange(ledger, meter, tier, toSpare).Run(work);
        incumbent.Offer(ledger);
    }

    /// <summary>Searches once; true when crews had to be taken apart.</summary>
    private bool Attempt(RosterTier tier, double work)
    {
        var model = Build();
        var aim = Aims.Of(tier, model, book);
        if (Solve(model, aim.Expression, work, value => incumbent.Hear(aim.Value(value))) is not { } solver)
        {
            return false;
        }
        var unfit = new List<int>();
        var ledger = Unfolding.ToLedger(model, book, seat => (int)solver.Value(seat.People), unfit);
        if (unfit.Count > 0)
        {
            Greedy.Fill(ledger, CancellationToken.None, Movable);
        }
        incumbent.Offer(ledger);
        if (Movable is null)
        {
            incumbent.Lower(aim.Bound(solver.BestObjectiveBound));
        }
        alone.UnionWith(unfit);
        return unfit.Count > 0;
    }

    /// <summary>Runs CP-SAT; null when it found nothing.</summary>
    private CpSolver? Solve(RosterModel model, LinearExpr aim, double work, Action<double>? hear)
    {
        if (meter.MustStop())
        {
            return null;
        }
        model.Model.Maximize(aim);
        model.Hint(incumbent.Ledger);
        var solver = new CpSolver { StringParameters = Parameters(work) };
        using var listener = new Listener(hear ?? (_ => { }));
        CpSolverStatus status;
        using (meter.Cancellation.Register(solver.StopSearch))
        {
            status = solver.Solve(model.Model, listener);
        }
        meter.Spend(WorkPerTime * (solver.Response?.DeterministicTime ?? 0));
        meter.MustStop();
        return status is CpSolverStatus.Optimal or CpSolverStatus.Feasible ? solver : null;
    }

    /// <summary>The model with what is fixed so far.</summary>
    private RosterModel Build()
    {
        var model = new RosterModel(book, Crew.Of(book, alone));
        foreach (var before in done)
        {
            var fixedAim = Aims.Of(before, model, book);
            var spare = before == RosterTier.Fairness ? (long)(incumbent.WorthToSpare * fixedAim.PerUnit) : 0;
            model.Model.Add(fixedAim.Expression >= fixedAim.Reached(incumbent.Ledger) - spare);
        }
        if (Movable is not null)
        {
            model.Freeze(
                incumbent.Ledger,
                book.Slots.Select(view => view.Ordinal).Where(slot => !Movable.Contains(slot))
            );
        }
        if (LeastKept > 0)
        {
            model.Model.Add(Aims.Kept(model, book) >= LeastKept);
        }
        return model;
    }

    /// <summary>One worker that takes turns between search, linear relaxation and neighborhoods; the dear parts of
    /// presolve, which would eat the work of a week this size, are left out.</summary>
    private string Parameters(double work) =>
        CpSatParameters.Common
        + ",interleave_search:true,cp_model_probing_level:0,symmetry_level:0,"
        + "find_big_linear_overlap:false,max_presolve_iterations:1,"
        + FormattableString.Invariant(
            $"random_seed:{options.Seed & 0xFFFFFF},max_deterministic_time:{work / WorkPerTime},max_time_in_seconds:{meter.SecondsLeft},relative_gap_limit:{options.Budget.TargetGap}"
        );

    private sealed class Listener(Action<double> hear) : CpSolverSolutionCallback
    {
        public override void OnSolutionCallback() => hear(ObjectiveValue());
    }
}
