using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;
using Patrol.Contracts.Papers;
using Patrol.Papers.Tables;

namespace Patrol.Papers;

/// <summary>A version as a workbook (XLSX): sheets of duties, people, open duties and stops.</summary>
public static partial class PlanWorkbook
{
    // The first moment an archive can say: no entry tells when it was written.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The workbook.</summary>
    public static byte[] Write(PaperPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return Write([.. PlanTables.Names.Select(name => PlanTables.Find(plan, name)!)]);
    }

    /// <summary>Tables as a workbook, a sheet each.</summary>
    internal static byte[] Write(IReadOnlyList<PlanTable> tables)
    {
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
        return Settled(stream);
    }

    private static IEnumerable<Dictionary<string, object?>> RowsOf(PlanTable table) =>
        table
            .Rows.DefaultIfEmpty(new object?[table.Columns.Count])
            .Select(row => table.Columns.Zip(row).ToDictionary(cell => cell.First, cell => cell.Second));

    // The same plan gives the same bytes: no times, and ids of sheets by number where the writer draws them by chance.
    private static byte[] Settled(Stream written)
    {
        written.Position = 0;
        using var from = new ZipArchive(written, ZipArchiveMode.Read);
        using var stream = new MemoryStream();
        var ids = new Dictionary<string, string>();
        using (var to = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries)
            {
                var copy = to.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = NoTime;
                using var source = entry.Open();
                using var target = copy.Open();
                if (entry.Name is not ("workbook.xml" or "workbook.xml.rels"))
                {
                    source.CopyTo(target);
                    continue;
                }
                using var text = new StreamReader(source);
                var settled = ChanceId().Replace(text.ReadToEnd(), id => IdOf(ids, id.Value));
                target.Write(Encoding.UTF8.GetBytes(settled));
            }
        }
        return stream.ToArray();
    }

    private static string IdOf(Dictionary<string, string> ids, string chance)
    {
        if (!ids.TryGetValue(chance, out var id))
        {
            ids[chance] = id = $"sheet{ids.Count + 1}";
        }
        return id;
    }

    [GeneratedRegex("R[0-9a-f]{32}")]
    private static partial Regex ChanceId();
}
