using Patrol.Engine.Optimization.Rosters.Book;
using Patrol.Engine.Optimization.Rosters.Modeling;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Rosters.Search;

/// <summary>The best roster so far, the bounds proven so far, and what the tiers done may not fall below.</summary>
internal sealed class Incumbent
{
    /// <summary>A gap that counts as closed.</summary>
    public const double Closed = 1e-6;

    private const double Tolerance = 1e-9;

    private readonly SolveOptions options;
    private readonly SolveMeter meter;
    private readonly Dictionary<RosterTier, double> bounds;
    private readonly Dictionary<RosterTier, double> floors = [];
    private RosterTier tier = RosterTier.Minimums;

    public Incumbent(Ledger ledger, SolveOptions options, SolveMeter meter)
    {
        (this.options, this.meter, Ledger, Score) = (options, meter, ledger, Score.Of(ledger));
        bounds = Enum.GetValues<RosterTier>().ToDictionary(one => one, one => Aims.Ceiling(one, ledger.Book));
        Report("candidates", Score[tier]);
    }

    public Ledger Ledger { get; private set; }

    public Score Score { get; private set; }

    /// <summary>The bound of a tier. A slot's targets are worth no more than its minimum is, so that the bound of the
    /// minimums holds for the targets too.</summary>
    public double BoundOf(RosterTier one) =>
        Math.Max(
            one == RosterTier.Targets ? Math.Min(bounds[one], bounds[RosterTier.Minimums]) : bounds[one],
            Score[one]
        );

    public double GapOf(RosterTier one) => BoundOf(one) > 0 ? 1 - Score[one] / BoundOf(one) : 0;

    /// <summary>Worth that fairness may still lose, once it is closed.</summary>
    public double WorthToSpare =>
        Score.WorthToSpare(
            Score.Fairness,
            Math.Max(0, 1 - floors[RosterTier.Fairness] / Score.Fairness),
            Ledger.Book.DeclaredHours
        );

    /// <summary>True when a tier's gap is closed or small enough.</summary>
    public bool IsGood(RosterTier one) => GapOf(one) <= Math.Max(Closed, options.Budget.TargetGap);

    /// <summary>Begins a tier.</summary>
    public void Enter(RosterTier next)
    {
        tier = next;
        Report(Stage, Score[tier]);
    }

    /// <summary>Ends a tier: later ones may not fall below what it reached, less the slack.</summary>
    public void Close(RosterTier done, double slack) =>
        floors[done] = Score[done] - slack * Math.Abs(Score[done]);

    /// <summary>Takes a roster that betters the tier and keeps the floors of those before.</summary>
    public void Offer(Ledger ledger)
    {
        var score = Score.Of(ledger);
        var isKept = floors.All(floor =>
            floor.Key == tier
            || score[floor.Key] >= floor.Value - Tolerance * Math.Max(1, Math.Abs(floor.Value))
        );
        if (isKept && (floors.Count == 0 ? score.Beats(Score) : score[tier] > Score[tier] + Tolerance))
        {
            (Ledger, Score) = (ledger, score);
            Report(Stage, Score[tier]);
        }
    }

    /// <summary>Takes a roster whose worth is known otherwise.</summary>
    public void Take(Ledger ledger) => (Ledger, Score) = (ledger, Score.Of(ledger));

    /// <summary>Takes over a bound that was proven before.</summary>
    public void Know(RosterTier one, double bound) => bounds[one] = Math.Min(bounds[one], bound);

    public void Lower(double bound)
    {
        if (bound < bounds[tier])
        {
            bounds[tier] = bound;
            Report(Stage, Score[tier]);
        }
    }

    /// <summary>Tells of a value that the search has found but not yet handed over.</summary>
    public void Hear(double value) => Report(Stage, Math.Max(value, Score[tier]));

    private string Stage =>
        tier switch
        {
            RosterTier.Minimums => "minimums",
            RosterTier.Targets => "targets",
            RosterTier.Fairness => "fairness",
            _ => "preferences",
        };

    private void Report(string stage, double best)
    {
        var bound = Math.Max(BoundOf(tier), best);
        options.Progress?.Report(
            new SolveProgress(stage, best, bound, bound > 0 ? (bound - best) / bound : 0, meter.Seconds)
        );
    }
}
