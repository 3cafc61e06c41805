using Patrol.Contracts.Papers;
using Patrol.Papers.Tables;

namespace Patrol.Papers;

/// <summary>A version as a workbook (XLSX): sheets of duties, people, open duties and stops.</summary>
public static class PlanWorkbook
{
    private static readonly HashSet<string> Times = ["from", "to", "arrive", "leave"];

    /// <summary>The workbook; the same plan gives the same bytes.</summary>
    public static byte[] Write(PaperPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        using var stream = new MemoryStream();
        TableWorkbook.Write(
            stream,
            [.. PlanTables.Names.Select(name => PlanTables.Find(plan, name)!)],
            Times
        );
        return stream.ToArray();
    }
}
