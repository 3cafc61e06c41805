using Patrol.Engine.Optimization.Solving;

namespace Patrol.Storage.Weeks;

/// <summary>How long the searches of a week may take together; the roster has two thirds of the time, the routes what
/// is left.</summary>
/// <param name="Seconds">By the clock.</param>
/// <param name="Work">Units of work: the same work gives the same plan while the clock does not end it.</param>
internal sealed record WeekBudget(double Seconds, double Work)
{
    private const int LargePatrols = 500;

    // Done in about 40 and 60 seconds on two free cores: a slower or busier machine still ends by its work, not by its
    // clock, and so finds the same plan.
    private static readonly WeekBudget Small = new(60, 26);
    private static readonly WeekBudget Large = new(120, 80);

    // Of the work: routes are searched by steps that count more of it.
    private const double RosterShare = 0.3;

    // Of the time, for what follows the searches.
    private const double CheckShare = 0.02;

    public SolveBudget Roster => new(Seconds * 2 / 3, Work * RosterShare);

    /// <param name="spent">Seconds gone since the start.</param>
    public SolveBudget RoutesAfter(double spent) =>
        new(Math.Max(Seconds / 4, Seconds * (1 - CheckShare) - spent), Work * (1 - RosterShare));

    /// <summary>What is asked for, else what so many patrols need.</summary>
    public static WeekBudget Of(WeekOrder order, int patrols)
    {
        var usual = patrols > LargePatrols ? Large : Small;
        var seconds = order.BudgetSeconds ?? usual.Seconds;
        return new WeekBudget(seconds, order.Work ?? usual.Work / usual.Seconds * seconds);
    }
}
