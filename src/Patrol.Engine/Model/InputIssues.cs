using System.Globalization;

namespace Patrol.Engine.Model;

/// <summary>Collects issues of values that come from no file.</summary>
public static class InputIssues
{
    /// <summary>Adds an issue; the value is written in the invariant culture.</summary>
    public static void Add(
        this List<InputIssue> issues,
        string code,
        string? field,
        object? value,
        string remedy
    ) =>
        issues.Add(
            new InputIssue(
                code,
                null,
                null,
                field,
                Convert.ToString(value, CultureInfo.InvariantCulture),
                remedy
            )
        );

    /// <summary>Adds an issue where a condition does not hold.</summary>
    public static void Require(
        this List<InputIssue> issues,
        bool holds,
        string code,
        string? field,
        object? value,
        string remedy
    )
    {
        if (!holds)
        {
            issues.Add(code, field, value, remedy);
        }
    }
}
