using System.IO.Compression;
using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;
using Patrol.Contracts.Papers;
using Patrol.Papers.Tables;

namespace Patrol.Papers;

/// <summary>A version as a workbook (XLSX): sheets of duties, people, open duties and stops.</summary>
public static class PlanWorkbook
{
    // The first moment an archive can say: no entry tells when it was written.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The workbook.</summary>
    public static byte[] Write(PaperPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var tables = PlanTables.Names.Select(name => PlanTables.Find(plan, name)!).ToArray();
        using var stream = new MemoryStream();
        stream.SaveAs(
            tables.ToDictionary(table => table.Name, object (table) => RowsOf(table)),
            configuration: new OpenXmlConfiguration
            {
                FreezeRowCount = 1,
                AutoFilter = true,
                TableStyles = TableStyles.Default,
                FastMode = true,
                EnableAutoWidth = true,
                MinWidth = 8,
                MaxWidth = 60,
                DynamicColumns =
                [
                    .. tables
                        .SelectMany(table => table.Columns)
                        .Distinct()
                        .Select(name => new DynamicExcelColumn(name)
                        {
                            Format = name is "from" or "to" or "arrive" or "leave"
                                ? "yyyy-mm-dd hh:mm"
                                : null,
                        }),
                ],
            }
        );
        return WithoutTimes(stream);
    }

    private static IEnumerable<Dictionary<string, object?>> RowsOf(PlanTable table) =>
        table
            .Rows.DefaultIfEmpty(new object?[table.Columns.Count])
            .Select(row => table.Columns.Zip(row).ToDictionary(cell => cell.First, cell => cell.Second));

    private static byte[] WithoutTimes(Stream written)
    {
        written.Position = 0;
        using var from = new ZipArchive(written, ZipArchiveMode.Read);
        using var stream = new MemoryStream();
        using (var to = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries)
            {
                var copy = to.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = NoTime;
                using var source = entry.Open();
                using var target = copy.Open();
                source.CopyTo(target);
            }
        }
        return stream.ToArray();
    }
}
