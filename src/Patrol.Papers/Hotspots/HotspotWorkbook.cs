using System.Collections.Frozen;
using Patrol.Contracts.Papers;
using Patrol.Papers.Tables;

namespace Patrol.Papers.Hotspots;

/// <summary>A hotspot map as a workbook (XLSX): sheets of cells, of the highest ones, and the method card.</summary>
public static class HotspotWorkbook
{
    /// <summary>Writes it; the stream stays open. The same map gives the same bytes.</summary>
    public static void Write(Stream target, HotspotSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        TableWorkbook.Write(
            target,
            [HotspotTables.Cells(sheet), HotspotTables.Top(sheet), HotspotTables.Card(sheet)],
            FrozenSet<string>.Empty
        );
    }
}
