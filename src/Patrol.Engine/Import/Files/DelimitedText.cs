using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Patrol.Engine.Model;

namespace Patrol.Engine.Import.Files;

/// <summary>
/// Rows of delimited text with a header (RFC 4180), one at a time. Refuses at once what would shift or swallow rows:
/// another number of fields than the header's, a quote that is never closed or stands where none may.
/// </summary>
internal sealed class DelimitedText : IDisposable
{
    private const string Delimiters = ",;\t|";
    private const int LongestField = 1 << 20;
    private readonly string name;
    private readonly TextSource text;
    private readonly CsvParser parser;
    private string? damaged;
    private int lastLine;

    private DelimitedText(string name, TextSource text, string? delimiter)
    {
        (this.name, this.text) = (name, text);
        parser = new CsvParser(
            text,
            new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                Delimiter = delimiter ?? $"{LikelyDelimiter(text.Head).Delimiter}",
                BadDataFound = fault => damaged ??= fault.Field,
                BufferSize = 1 << 16,
                ProcessFieldBufferSize = 1 << 12,
                MaxFieldSize = LongestField,
            },
            leaveOpen: true
        );
        Header = ReadHeader(delimiter);
    }

    /// <summary>Names of the columns.</summary>
    public string[] Header { get; }

    /// <summary>1-based number of the current row, the header and blank lines not counted.</summary>
    public int Number { get; private set; }

    /// <summary>A field of the current row.</summary>
    public string this[int column] => parser[column];

    /// <summary>Opens a file and reads its header.</summary>
    /// <param name="path">File, gzip or plain.</param>
    /// <param name="encoding">Name of its encoding; a byte order mark wins.</param>
    /// <param name="delimiter">Delimiter; null finds it in the header.</param>
    /// <exception cref="InputException"><c>file.*</c></exception>
    public static DelimitedText Open(string path, string encoding, string? delimiter)
    {
        var name = Path.GetFileName(path);
        var start = FileHead.Read(path);
        if (start.FirstMark is (byte)'{' or (byte)'[')
        {
            throw FileFault.Make(
                "file.not-csv",
                name,
                null,
                $"{(char)start.FirstMark}",
                "This is JSON, not a table: use a profile whose format is geojson."
            );
        }
        var text = TextSource.Open(path, TextEncoding.Find(encoding)!, start);
        try
        {
            return new DelimitedText(name, text, delimiter);
        }
        catch
        {
            text.Dispose();
            throw;
        }
    }

    /// <summary>Goes to the next row; false after the last.</summary>
    public bool Read()
    {
        // A field is processed when it is asked for, so that a fault in it shows after its row was handed out.
        CheckQuotes();
        while (Advance())
        {
            if (parser.Count == 1 && Header.Length > 1 && string.IsNullOrWhiteSpace(parser[0]))
            {
                continue;
            }
            Number++;
            CheckRow();
            return true;
        }
        return text.Quotes % 2 == 0
            ? false
            : throw Quote(
                null,
                "A quote stands alone in the file: mend it, or check that the file is whole."
            );
    }

    /// <summary>Index of a column, or -1; names are compared without regard to case.</summary>
    public int Find(string? column) =>
        column is null
            ? -1
            : Array.FindIndex(
                Header,
                field => string.Equals(field, column, StringComparison.OrdinalIgnoreCase)
            );

    /// <summary>Refuses a header in which a column is missing or stands more than once.</summary>
    /// <exception cref="InputException"><c>file.column-missing</c>, <c>file.column-repeated</c>, all of them.</exception>
    public void Require(IEnumerable<string> columns)
    {
        var header = FileFault.Shorten(string.Join(", ", Header));
        var issues = new List<InputIssue>();
        foreach (var column in columns)
        {
            var found = Header.Count(field =>
                string.Equals(field, column, StringComparison.OrdinalIgnoreCase)
            );
            if (found == 1)
            {
                continue;
            }
            var (code, remedy) =
                found == 0
                    ? (
                        "file.column-missing",
                        $"The header has no column {column}: check the delimiter, the encoding, and that this is the right file and profile."
                    )
                    : (
                        "file.column-repeated",
                        $"The header has {found} columns {column}: rename or remove all but one."
                    );
            issues.Add(new InputIssue(code, name, null, column, header, remedy));
        }
        if (issues.Count > 0)
        {
            throw new InputException(issues);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        parser.Dispose();
        text.Dispose();
    }

    private string[] ReadHeader(string? delimiter)
    {
        if (!Advance())
        {
            throw FileFault.Empty(name);
        }
        var header = parser.Record!.Select(field => field.Trim().TrimStart('\uFEFF')).ToArray();
        lastLine = parser.RawRow;
        var (likely, count) = LikelyDelimiter(text.Head);
        if (header.Length == 1 && delimiter is not null && count > 0)
        {
            throw FileFault.Make(
                "file.delimiter",
                name,
                null,
                header[0],
                $"The profile's delimiter is not in the header: it seems to be \"{likely}\"; leave it out to have it found."
            );
        }
        return header;
    }

    private bool Advance()
    {
        try
        {
            return parser.Read();
        }
        catch (CsvHelperException fault) when (fault.InnerException is InputException inner)
        {
            throw inner;
        }
        catch (MaxFieldSizeException)
        {
            throw Quote(null, "A field has no end, since a quote is never closed: mend the row.");
        }
    }

    private void CheckRow()
    {
        // A quoted field may span lines; one that was never closed does so too, and only its processing tells.
        if (parser.RawRow > lastLine + 1)
        {
            for (var column = 0; column < parser.Count; column++)
            {
                _ = parser[column];
            }
        }
        lastLine = parser.RawRow;
        if (
            parser.Count != Header.Length
            && parser.RawRecord.Count(one => one == '"') % 2 != 0
            && parser.Count > 0
        )
        {
            damaged ??= parser[parser.Count - 1];
        }
        CheckQuotes();
        if (parser.Count != Header.Length)
        {
            throw FileFault.Make(
                "file.columns",
                name,
                Number,
                $"{parser.Count} fields",
                $"The header has {Header.Length} fields: mend the row, and check that the file is whole."
            );
        }
    }

    private void CheckQuotes()
    {
        if (damaged is not null)
        {
            throw Quote(
                damaged,
                "A quote stands inside a field or is never closed: mend the row, or check that the file is whole."
            );
        }
    }

    private InputException Quote(string? value, string remedy) =>
        FileFault.Make("file.quote", name, Number == 0 ? null : Number, value, remedy);

    // The delimiter is the candidate that the header has most of; quotes hide theirs.
    private static (char Delimiter, int Count) LikelyDelimiter(ReadOnlySpan<char> head)
    {
        var isQuoted = false;
        Span<int> counts = stackalloc int[Delimiters.Length];
        foreach (var one in head)
        {
            if (one == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && one is '\r' or '\n')
            {
                break;
            }
            else if (!isQuoted && Delimiters.IndexOf(one) is >= 0 and var index)
            {
                counts[index]++;
            }
        }
        var best = 0;
        for (var i = 1; i < counts.Length; i++)
        {
            best = counts[i] > counts[best] ? i : best;
        }
        return (Delimiters[best], counts[best]);
    }
}
