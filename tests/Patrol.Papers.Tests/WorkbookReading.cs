using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Patrol.Papers.Tests;

/// <summary>Reads a workbook by a library that did not write it.</summary>
internal static class WorkbookReading
{
    /// <summary>Names of its sheets.</summary>
    public static IEnumerable<string> NamesOf(SpreadsheetDocument book) =>
        book.WorkbookPart!.Workbook!.Descendants<Sheet>().Select(sheet => sheet.Name!.Value!);

    /// <summary>Rows of a sheet, the head among them, as text.</summary>
    public static IReadOnlyList<string[]> RowsOf(SpreadsheetDocument book, string name)
    {
        var part = book.WorkbookPart!;
        var sheet = part.Workbook!.Descendants<Sheet>().Single(one => one.Name == name);
        var strings =
            part.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().ToArray() ?? [];
        return
        [
            .. ((WorksheetPart)part.GetPartById(sheet.Id!))
                .Worksheet!.Descendants<Row>()
                .Select(row =>
                    row.Elements<Cell>()
                        .Select(cell =>
                            cell.DataType?.Value == CellValues.SharedString
                                ? strings[int.Parse(cell.InnerText, CultureInfo.InvariantCulture)].InnerText
                                : cell.InnerText
                        )
                        .ToArray()
                ),
        ];
    }
}
