using Patrol.Contracts.Hotspots;

namespace Patrol.Contracts.Backtests;

/// <summary>How methods did on weeks they had not seen. Dates are local and half-open.</summary>
/// <param name="Id">Such as <c>dc-4</c>.</param>
/// <param name="District">Code of the district.</param>
/// <param name="Created">UTC, ISO 8601.</param>
/// <param name="Request">What was asked for.</param>
/// <param name="Demand">The demand counted.</param>
/// <param name="Area">The study area: measures are of it alone, and another would give others.</param>
/// <param name="Bands">Bands of the day foretold apart: 1 or 6.</param>
/// <param name="From">First Monday tested.</param>
/// <param name="To">Monday after the last week tested.</param>
/// <param name="Weeks">Weeks tested.</param>
/// <param name="Incidents">Incidents in them.</param>
/// <param name="Baseline">Name of the plain count beside which the others stand.</param>
/// <param name="Chosen">Name of the method for the week after the last.</param>
/// <param name="IsSwitchedOff">
/// True when the choice by week has not beaten the baseline for three months: the baseline is used instead of
/// <paramref name="Chosen"/>.
/// </param>
/// <param name="Switch">By what that was decided; null with fewer than thirteen weeks to test.</param>
/// <param name="ChosenByWeek">For each tested week, the method chosen for it on earlier weeks only.</param>
/// <param name="Methods">Results, the baseline's first, those of the choice by week, named <c>nested</c>, last.</param>
/// <param name="Reading">What it comes to.</param>
/// <param name="Limits">Codes of what a reader must know, such as <c>few-incidents</c>.</param>
/// <param name="Seconds">Time taken.</param>
public sealed record Backtest(
    string Id,
    string District,
    string Created,
    BacktestRequest Request,
    DemandSummary Demand,
    StudyArea Area,
    int Bands,
    string From,
    string To,
    int Weeks,
    double Incidents,
    string Baseline,
    string Chosen,
    bool IsSwitchedOff,
    BacktestSwitch? Switch,
    IReadOnlyList<WeekChoice> ChosenByWeek,
    IReadOnlyList<BacktestMethod> Methods,
    BacktestReading Reading,
    IReadOnlyList<string> Limits,
    double Seconds
)
{
    /// <summary>Name of the method that maps use: the chosen one, or the baseline where it has switched itself off.</summary>
    public string Used => IsSwitchedOff ? Baseline : Chosen;
}

/// <summary>The area whose parts are compared: all cells of the district or of one community.</summary>
/// <param name="Community">Code of the community; null for the district.</param>
/// <param name="Cells">Number of cells.</param>
/// <param name="CellMeters">Edge of a cell.</param>
/// <param name="SquareKilometers">Area of the cells.</param>
public sealed record StudyArea(string? Community, int Cells, double CellMeters, double SquareKilometers);

/// <summary>The choice by week beside the baseline. Fractions: the mean over areas of 0.5 to 20 %.</summary>
/// <param name="Weeks">Weeks looked at.</param>
/// <param name="Choice">Fraction of the incidents held by the choice.</param>
/// <param name="Baseline">That held by the baseline.</param>
public sealed record BacktestSwitch(int Weeks, double Choice, double Baseline);

/// <summary>The method chosen for a week.</summary>
/// <param name="Week">Monday.</param>
/// <param name="Method">Name of the method.</param>
public sealed record WeekChoice(string Week, string Method);

/// <summary>What a back-test comes to, for one share of the area. Fractions.</summary>
/// <param name="Method">The method it speaks of: the one that maps use from now on.</param>
/// <param name="AreaShare">Share of the area, which is what chance would hold too.</param>
/// <param name="Held">Fraction of the incidents held by the method's best cells.</param>
/// <param name="HeldInterval">Its 95 % interval over weeks: low, high.</param>
/// <param name="Baseline">Fraction held by the baseline's.</param>
/// <param name="ByWeek">Fraction held by the choice made anew for each week, without looking ahead.</param>
/// <param name="Verdict"><c>better</c> or <c>worse</c> than the baseline by more than its interval, <c>alike</c>, or
/// <c>baseline</c> when it is the baseline.</param>
/// <param name="Text">The same in plain English.</param>
public sealed record BacktestReading(
    string Method,
    double AreaShare,
    double Held,
    double[] HeldInterval,
    double Baseline,
    double ByWeek,
    string Verdict,
    string Text
);
