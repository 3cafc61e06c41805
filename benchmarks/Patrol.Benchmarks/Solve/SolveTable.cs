using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Patrol.Engine.Model;

namespace Patrol.Benchmarks.Solve;

/// <summary>Reads columns of a CSV file by name; every value that can't be used is named, at most a hundred.</summary>
internal sealed class SolveTable
{
    private const int MostIssues = 100;
    private const double MostDegreesEast = 180;
    private const double MostDegreesNorth = 90;

    private readonly string file;
    private readonly List<InputIssue> issues = [];

    private SolveTable(string file) => this.file = Path.GetFileName(file);

    /// <summary>Rows read.</summary>
    public int Rows { get; private set; }

    /// <summary>Reads a file; each row is given to the reader, with its columns.</summary>
    /// <exception cref="InputException">The file, a column or a value can't be used.</exception>
    public static SolveTable Read(string path, string[] columns, Action<SolveTable, string[]> row)
    {
        var table = new SolveTable(path);
        using var text = new StreamReader(path);
        using var csv = new CsvReader(
            text,
            new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                DetectDelimiter = true,
                PrepareHeaderForMatch = args => args.Header.Trim().ToLowerInvariant(),
                BadDataFound = null,
                MissingFieldFound = null,
            }
        );
        if (!csv.Read() || !csv.ReadHeader())
        {
            throw table.Fault(
                "solve.columns",
                null,
                null,
                $"Name the columns {string.Join(", ", columns)} in the first row."
            );
        }
        var missing = columns.Where(column => csv.GetFieldIndex(column, isTryGet: true) < 0).ToArray();
        if (missing.Length > 0)
        {
            throw table.Fault(
                "solve.columns",
                string.Join(", ", missing),
                string.Join(", ", csv.HeaderRecord!),
                $"Name the columns {string.Join(", ", columns)} in the first row."
            );
        }
        int[] at = [.. columns.Select(column => csv.GetFieldIndex(column))];
        while (csv.Read() && table.issues.Count < MostIssues)
        {
            table.Rows++;
            row(table, [.. at.Select(index => csv.GetField(index) ?? "")]);
        }
        if (table.issues.Count > 0)
        {
            throw new InputException(table.issues);
        }
        return table;
    }

    /// <summary>A finite number; else it is named and 0.</summary>
    public double Number(string column, string value)
    {
        if (
            double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
        )
        {
            return number;
        }
        Name("solve.value", column, value, "Write a number such as 397182.36.");
        return 0;
    }

    /// <summary>Names a value of the row that was read last.</summary>
    public void Name(string code, string column, string value, string remedy) =>
        issues.Add(new InputIssue(code, file, Rows, column, value, remedy));

    /// <summary>Refuses what can't be meters: there is nothing, or all of it lies within degrees.</summary>
    public void RefuseDegrees(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        if (x.Count == 0)
        {
            throw Fault("solve.no-incidents", null, "0", "Write at least one row.");
        }
        if (x.All(one => Math.Abs(one) <= MostDegreesEast) && y.All(one => Math.Abs(one) <= MostDegreesNorth))
        {
            throw Fault(
                "solve.degrees",
                "x, y",
                $"{x[0].ToString("R", CultureInfo.InvariantCulture)}, {y[0].ToString("R", CultureInfo.InvariantCulture)}",
                "These look like longitude and latitude: write meters of a projected coordinate system."
            );
        }
    }

    /// <summary>A fault of the whole file.</summary>
    public InputException Fault(string code, string? field, string? value, string remedy) =>
        new(new InputIssue(code, file, null, field, value, remedy));
}
