using Patrol.Contracts.Papers;
using Patrol.Papers.Tables;

namespace Patrol.Papers.Hotspots;

/// <summary>Cells of a hotspot map as delimited text: RFC 4180, UTF-8, a row a cell, longitude and latitude of its middle.</summary>
public static class HotspotCsv
{
    /// <summary>Writes it; the stream stays open.</summary>
    public static void Write(Stream target, HotspotSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        TableCsv.Write(target, HotspotTables.Cells(sheet));
    }
}
