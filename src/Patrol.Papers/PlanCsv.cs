using Patrol.Contracts.Papers;
using Patrol.Papers.Tables;

namespace Patrol.Papers;

/// <summary>A version as delimited text, a file a table: RFC 4180, UTF-8, local times in ISO 8601.</summary>
public static class PlanCsv
{
    /// <summary>Names of the tables: <c>duties</c>, <c>people</c>, <c>open</c>, <c>stops</c>.</summary>
    public static IReadOnlyList<string> Tables => PlanTables.Names;

    /// <summary>A table as a file; null when there is none of that name.</summary>
    public static byte[]? Find(PaperPlan plan, string name)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return PlanTables.Find(plan, name) is { } table ? TableCsv.Write(table) : null;
    }
}
