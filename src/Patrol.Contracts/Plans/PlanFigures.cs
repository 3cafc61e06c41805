namespace Patrol.Contracts.Plans;

/// <summary>What a week's plan comes to.</summary>
/// <param name="Slots">Duty slots, without those called off.</param>
/// <param name="Patrols">Street patrols among them.</param>
/// <param name="Open">Slots that are not served.</param>
/// <param name="Assignments">Members on slots.</param>
/// <param name="RiskCovered">Fraction of the expected reported demand of the patrolled hours that some patrol's stop covers,
/// were every patrol served that is not called off.</param>
/// <param name="RiskServed">The same by the patrols that are served.</param>
/// <param name="GreedyRiskCovered">The same as covered by the greedy routes of all patrols, called off ones too: compare it
/// while none is called off.</param>
/// <param name="Gap">Gaps to the proven bounds.</param>
/// <param name="Checks">Broken rules that the independent checkers found; 0 in a stored plan.</param>
/// <param name="FairnessGini">Gini coefficient of assigned ÷ declared hours over active members who serve in free time.</param>
/// <param name="ClockStopped">True when the clock or a person ended a search before its work was done: the same seed may then
/// give another plan.</param>
/// <param name="Seconds">Time taken by each stage.</param>
public sealed record PlanFigures(
    int Slots,
    int Patrols,
    int Open,
    int Assignments,
    double RiskCovered,
    double RiskServed,
    double GreedyRiskCovered,
    PlanGaps Gap,
    PlanChecks Checks,
    double FairnessGini,
    bool ClockStopped,
    PlanSeconds Seconds
)
{
    /// <summary>How the served patrols keep the policy of the surface; null where it states none.</summary>
    public PlanPresence? Presence { get; init; }
}

/// <summary>The policy of a plan's surface, and how it is kept.</summary>
/// <param name="FloorShare">Least share of the patrol minutes of each community.</param>
/// <param name="UnderFloor">Communities that get less.</param>
/// <param name="CapMinutes">Most minutes in one cell on one day.</param>
/// <param name="OverCap">Cells and days with more.</param>
public sealed record PlanPresence(double FloorShare, int UnderFloor, double CapMinutes, int OverCap);

/// <summary>(bound − value) / bound; of the roster the larger of minimums and targets.</summary>
public sealed record PlanGaps(double Roster, double Routes);

/// <summary>Numbers of broken rules.</summary>
public sealed record PlanChecks(int Roster, int Routes);

/// <summary>Seconds of each stage; the network's are part of none of the others.</summary>
public sealed record PlanSeconds(double Staffing, double Roster, double Network, double Routes, double Total);
