namespace Patrol.Engine.Optimization.Solving;

/// <summary>A reason or a finding as a stable code with arguments, so that every language can say it.</summary>
/// <param name="Code">Code such as <c>beat.no-reachable-cell-left</c>.</param>
/// <param name="Arguments">Named values that the sentence needs, invariant culture; empty when none.</param>
public sealed record Reason(string Code, IReadOnlyDictionary<string, string> Arguments)
{
    /// <summary>Makes a reason; values that can be formatted are, in the invariant culture.</summary>
    public static Reason Of(string code, params (string Name, object Value)[] arguments) =>
        new(
            code,
            arguments.ToDictionary(
                argument => argument.Name,
                argument => FormattableString.Invariant($"{argument.Value}")
            )
        );

    /// <summary>The code and its arguments on one line.</summary>
    public override string ToString() =>
        Arguments.Count == 0
            ? Code
            : $"{Code} ({string.Join(", ", Arguments.Select(argument => $"{argument.Key} {argument.Value}"))})";
}
