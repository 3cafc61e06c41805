using NodaTime;
using Patrol.Contracts;
using Patrol.Contracts.Hotspots;
using Patrol.Engine.Analysis.Periods;
using Patrol.Engine.Model;
using Patrol.Storage.Documents;

namespace Patrol.Storage.Demand;

/// <summary>Demand that a query means, found: categories, whole weeks, hours, community. See <see cref="DemandQueries"/>.</summary>
/// <param name="Categories">Categories counted, by number.</param>
/// <param name="Window">Weeks counted: the first Monday and the Monday after the last.</param>
/// <param name="IsHour">[hour of week] true where it counts; null for all hours, and incidents without one.</param>
/// <param name="Community">Index into the communities ordered by code; null for the district.</param>
/// <param name="WithDiscovered">True when discovered incidents count.</param>
/// <param name="Observed">The time that the window's records cover.</param>
/// <param name="Summary">The same for answers.</param>
public sealed record DemandSelection(
    IReadOnlyList<StoredCategory> Categories,
    (LocalDate From, LocalDate To) Window,
    bool[]? IsHour,
    short? Community,
    bool WithDiscovered,
    ObservedPeriod Observed,
    DemandSummary Summary
)
{
    /// <summary>Number of weeks, gaps among them.</summary>
    public int Weeks => Period.DaysBetween(Window.From, Window.To) / 7;

    /// <summary>The same demand in other weeks; what the summary says of incidents is of the first ones.</summary>
    public DemandSelection Between(LocalDate from, LocalDate to) =>
        this with
        {
            Window = (from, to),
            Observed = Observed.Within(LocalDate.Max(from, Observed.From), LocalDate.Min(to, Observed.To)),
        };
}

/// <summary>A category as stored.</summary>
/// <param name="Number">Number within the district.</param>
/// <param name="Code">Code.</param>
/// <param name="Name">Name shown to people.</param>
/// <param name="SeverityWeight">What an incident weighs, 0 or more.</param>
/// <param name="IsSensitive">True for those that no map shows.</param>
public sealed record StoredCategory(
    short Number,
    string Code,
    string Name,
    float SeverityWeight,
    bool IsSensitive
);
