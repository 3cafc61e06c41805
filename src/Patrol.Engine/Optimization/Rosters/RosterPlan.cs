using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Engine.Optimization.Rosters;

/// <summary>What a roster is judged by, in this order; each tier is fixed before the next.</summary>
public enum RosterTier
{
    /// <summary>Σ value of the slots that are served.</summary>
    Minimums = 1,

    /// <summary>Σ value × people ÷ target of the slots that are served.</summary>
    Targets = 2,

    /// <summary>
    /// Load spread over declared hours: <c>1 ÷ (1 + q)</c> with <c>q = Σ d·(1 − a/d)² ÷ Σ d</c>, the mean squared deviation
    /// of assigned from declared hours; a the hours assigned and d the hours declared a week (a month's × 7 × 12 ÷ 365.25)
    /// of each member who is active or on probation, serves in free time and declares hours. 1 where everybody serves just
    /// what was declared, ½ where nobody serves; 1 when nobody declares. That everybody is to serve what was declared,
    /// and not only as much as others, is [D]: it lets volunteers serve before officers and auxiliaries do.
    /// </summary>
    Fairness = 3,

    /// <summary>Points for home, for the place of last week, for what was there before and for the same lead.</summary>
    Preferences = 4,
}

/// <summary>How far one tier came.</summary>
/// <param name="Tier">Tier.</param>
/// <param name="Value">Value reached, in the tier's unit; more is better.</param>
/// <param name="Bound">Proven: no plan that reaches the tiers before does better.</param>
/// <param name="Status">How the search of this tier ended.</param>
public sealed record TierResult(RosterTier Tier, double Value, double Bound, SolveStatus Status)
{
    /// <summary>(bound − value) / bound; 0 when the bound is not above 0.</summary>
    public double Gap => Bound > 0 ? (Bound - Value) / Bound : 0;
}

/// <summary>A slot that is not served.</summary>
/// <param name="Slot">Code of the slot.</param>
/// <param name="Reason">
/// <c>roster.too-few</c>, <c>roster.no-lead</c>, <c>roster.no-sworn</c>, <c>roster.probation-only</c> or
/// <c>roster.nobody-put</c> (free members would do; nobody put them there yet). Arguments: people,
/// leads and sworn that are <c>missing</c>, members who are <c>free</c> for it, and under the name of each rule the
/// members that it rules out first: status, onPost, unit, clearance, area, availability, hours, rest, taken, forbidden.
/// </param>
/// <param name="Remedies">
/// What would fill it, most useful first: <c>roster.if-clearance</c>, <c>roster.if-availability</c>, … with the number
/// of <c>members</c> whom that rule alone rules out, of the kind that is missing; <c>roster.if-lead</c> with the number of
/// free <c>members</c> of whom one would have to hold the certificate.
/// </param>
public sealed record OpenSlot(string Slot, Reason Reason, IReadOnlyList<Reason> Remedies);

/// <summary>Who serves what in one week.</summary>
/// <param name="Status">How the search ended, the worse of the first two tiers.</param>
/// <param name="Assignments">By slot in the order of the problem, the lead first. Each served slot has exactly one
/// lead; only a slot that asks for none by day may have none. A slot that is not served has its pins only.</param>
/// <param name="Tiers">The four tiers in their order.</param>
/// <param name="Open">Slots not served, in the order of the problem, with reasons.</param>
/// <param name="Gini">Gini coefficient of hours assigned ÷ hours declared over active members who serve in free time and
/// declare hours; 0 is even, 0 when nobody serves.</param>
/// <param name="Seed">Seed of the search.</param>
/// <param name="Seconds">Time taken by the clock.</param>
/// <param name="Work">Units of work done.</param>
/// <param name="ClockStopped">True when the clock ended the search before its work was done: on another machine the
/// same seed may then give another plan.</param>
/// <param name="Cancelled">True when the search was cancelled; this is the best plan until then.</param>
public sealed record RosterPlan(
    SolveStatus Status,
    IReadOnlyList<Assignment> Assignments,
    IReadOnlyList<TierResult> Tiers,
    IReadOnlyList<OpenSlot> Open,
    double Gini,
    int Seed,
    double Seconds,
    double Work,
    bool ClockStopped,
    bool Cancelled
)
{
    /// <summary>The larger gap of minimums and targets.</summary>
    public double Gap => Tiers.Take(2).Select(tier => tier.Gap).DefaultIfEmpty().Max();
}
