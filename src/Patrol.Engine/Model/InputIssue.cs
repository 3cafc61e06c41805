namespace Patrol.Engine.Model;

/// <summary>One fault of the input, said so that its owner can mend it.</summary>
/// <param name="Code">Stable code, listed in ERRORS.md, such as <c>incident.no-place</c>.</param>
/// <param name="File">File name without folder; null when not from a file.</param>
/// <param name="Row">1-based row or feature; null when the whole file is meant.</param>
/// <param name="Field">Column or property; null when the whole row is meant.</param>
/// <param name="Value">The offending value, shortened; null when missing.</param>
/// <param name="Remedy">What to do, in plain words.</param>
public sealed record InputIssue(
    string Code,
    string? File,
    int? Row,
    string? Field,
    string? Value,
    string Remedy
)
{
    /// <summary>The issue on one line.</summary>
    public override string ToString()
    {
        var where = string.Join(
            ", ",
            new[]
            {
                File,
                Row is { } row ? $"row {row}" : null,
                Field,
                Value is { } value ? $"\"{value}\"" : null,
            }.Where(part => part is not null)
        );
        return where.Length == 0 ? $"{Code}: {Remedy}" : $"{Code} ({where}): {Remedy}";
    }
}

/// <summary>Input that can't be used; carries every issue found, and nothing has been changed.</summary>
public sealed class InputException : Exception
{
    /// <summary>Makes the exception from all issues found; at least one.</summary>
    public InputException(IReadOnlyList<InputIssue> issues)
        : base(string.Join(Environment.NewLine, issues))
    {
        ArgumentOutOfRangeException.ThrowIfZero(issues.Count);
        Issues = issues;
    }

    /// <summary>Makes the exception from a single issue.</summary>
    public InputException(InputIssue issue)
        : this([issue]) { }

    /// <summary>Every issue found.</summary>
    public IReadOnlyList<InputIssue> Issues { get; }
}
