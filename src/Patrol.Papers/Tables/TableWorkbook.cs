using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;

namespace Patrol.Papers.Tables;

/// <summary>Tables as a workbook (XLSX), a sheet each; the same tables give the same bytes.</summary>
internal static partial class TableWorkbook
{
    // A sheet has 2^20 rows, the first of them the head.
    private const int MostRows = 1_048_575;

    // The first moment an archive can say: no entry tells when it was written.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes it; the stream stays open. What is too long for one sheet goes on in the next.</summary>
    /// <param name="target">Stream.</param>
    /// <param name="tables">Tables.</param>
    /// <param name="times">Names of columns with local times.</param>
    /// <param name="mostRows">Rows of a sheet; left out for all that it can hold.</param>
    public static void Write(
        Stream target,
        IReadOnlyList<PaperTable> tables,
        IReadOnlySet<string> times,
        int mostRows = MostRows
    )
    {
        using var written = TemporaryFile.Open();
        written.SaveAs(
            tables
                .SelectMany(table => SheetsOf(table, mostRows))
                .ToDictionary(sheet => sheet.Name, sheet => sheet.Rows),
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
                            Format = times.Contains(name) ? "yyyy-mm-dd hh:mm" : null,
                        }),
                ],
            }
        );
        Settle(written, target);
    }

    private static IEnumerable<(string Name, object Rows)> SheetsOf(PaperTable table, int mostRows)
    {
        for (var (from, number) = (0, 1); number == 1 || from < table.Count; from += mostRows, number++)
        {
            yield return (
                number == 1 ? table.Name : $"{table.Name} {number}",
                RowsOf(table, table.Rows.Skip(from).Take(mostRows))
            );
        }
    }

    private static IEnumerable<Dictionary<string, object?>> RowsOf(
        PaperTable table,
        IEnumerable<object?[]> rows
    ) =>
        rows.DefaultIfEmpty(new object?[table.Columns.Count])
            .Select(row => table.Columns.Zip(row).ToDictionary(cell => cell.First, cell => cell.Second));

    // No times, and ids of sheets by number where the writer draws them by chance.
    private static void Settle(Stream written, Stream target)
    {
        written.Position = 0;
        using var from = new ZipArchive(written, ZipArchiveMode.Read, leaveOpen: true);
        using var to = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        var ids = new Dictionary<string, string>();
        foreach (var entry in from.Entries)
        {
            var copy = to.CreateEntry(entry.FullName, CompressionLevel.Optimal);
            copy.LastWriteTime = NoTime;
            using var source = entry.Open();
            using var part = copy.Open();
            if (entry.Name is not ("workbook.xml" or "workbook.xml.rels"))
            {
                source.CopyTo(part);
                continue;
            }
            using var text = new StreamReader(source);
            var settled = ChanceId().Replace(text.ReadToEnd(), id => IdOf(ids, id.Value));
            part.Write(Encoding.UTF8.GetBytes(settled));
        }
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
