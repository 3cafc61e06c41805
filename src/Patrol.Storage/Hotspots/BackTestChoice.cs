using Patrol.Contracts.Backtests;
using Patrol.Storage.Backtests;

namespace Patrol.Storage.Hotspots;

/// <summary>What a stored back-test says of the method to use; the rest of its document is not read here.</summary>
/// <param name="Chosen">Name of the method that did best.</param>
/// <param name="IsSwitchedOff">True when it has not beaten the plain count for three months.</param>
/// <param name="Request">What was tested.</param>
internal sealed record BackTestChoice(string? Chosen, bool IsSwitchedOff, BacktestRequest? Request = null)
{
    /// <summary>Kind of such documents.</summary>
    public const string Kind = BacktestRun.Kind;

    /// <summary>True for one of all demand: of a part of it, another method may do best.</summary>
    public bool IsForMaps => Request is null or { IsForMaps: true };
}
