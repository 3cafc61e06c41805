namespace Patrol.Contracts;

/// <summary>Work in the background: where it stands and what came of it.</summary>
/// <param name="Id">Id of the job, such as <c>dc-4</c>.</param>
/// <param name="Kind">What is done, such as <c>tonight</c>, <c>hotspotAreas</c>.</param>
/// <param name="State"><c>waiting</c>, <c>running</c>, <c>done</c>, <c>failed</c> or <c>canceled</c>.</param>
/// <param name="Stage">What it does now; each kind has its own stages.</param>
/// <param name="Best">Best so far, in the unit of the kind; for <c>tonight</c> the fraction of the window's risk,
/// for <c>hotspotAreas</c> that of the expected incidents.</param>
/// <param name="Bound">Proven bound on it; null before there is one.</param>
/// <param name="Gap">(bound − best) / bound; null before there is a bound.</param>
/// <param name="Seconds">Since a worker first took it up, until now or its end; 0 while it waits.</param>
/// <param name="Attempt">How many workers have taken it up: above 1 when one was lost.</param>
/// <param name="IsCancelRequested">True when it was asked to end; its best is kept where there is one.</param>
/// <param name="Result">Id of what it made, such as plan <c>dc-3</c>, once done; null before.</param>
/// <param name="Problem">Why it failed, in words; null otherwise.</param>
public sealed record JobView(
    string Id,
    string Kind,
    string State,
    string Stage,
    double Best,
    double? Bound,
    double? Gap,
    double Seconds,
    int Attempt,
    bool IsCancelRequested,
    string? Result,
    string? Problem
)
{
    /// <summary>True once nothing more will happen.</summary>
    public bool IsOver => State is "done" or "failed" or "canceled";
}
