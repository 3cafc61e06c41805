namespace Patrol.Contracts.Plans;

/// <summary>Whether a version keeps the rules, as members, clearances and the last published week are now.</summary>
/// <param name="Plan">Id of the version.</param>
/// <param name="BrokenRules">Rules that it breaks by now; 0 when it keeps all.</param>
/// <param name="Causes">What breaks them, the most duties first.</param>
/// <param name="Opened">Codes of duties that are no longer served for it.</param>
public sealed record PlanCheckView(
    string Plan,
    int BrokenRules,
    IReadOnlyList<BrokenCauseView> Causes,
    IReadOnlyList<string> Opened
)
{
    /// <summary>Version of this object's form.</summary>
    public int Schema => 1;
}

/// <summary>Broken rules with one cause.</summary>
/// <param name="Member">Code of the member that they are about; null when they are about duties.</param>
/// <param name="BrokenRules">How many they are.</param>
/// <param name="Rules">Each kind of them once, as code with arguments of the first.</param>
/// <param name="Slots">Codes of the duties that they are about, by start.</param>
public sealed record BrokenCauseView(
    string? Member,
    int BrokenRules,
    IReadOnlyList<ReasonView> Rules,
    IReadOnlyList<string> Slots
);
