namespace Patrol.Storage.Hotspots;

/// <summary>What a stored back-test says of the method to use; the rest of its document is not read here.</summary>
/// <param name="Chosen">Name of the method that did best.</param>
/// <param name="IsSwitchedOff">True when it has not beaten the plain count for three months.</param>
internal sealed record BackTestChoice(string? Chosen, bool IsSwitchedOff)
{
    /// <summary>Kind of such documents.</summary>
    public const string Kind = "backtest";
}
