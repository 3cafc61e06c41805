using System.CommandLine;
using Patrol.Engine.Model;

namespace Patrol.Benchmarks.Solve;

/// <summary>
/// <c>./patrol bench solve</c>: one method on anyone's file, metric coordinates, no database; prints one JSON object. Exit code 2
/// for input that can't be used.
/// </summary>
internal static class SolveCommand
{
    private const int BadInput = 2;

    public static int Run(string[] args)
    {
        var root = new RootCommand("One method on a file, for anyone's check.")
        {
            Kde(),
            GStar(),
            BackTests(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            SolvePrinter.Refuse([
                .. parsed.Errors.Select(fault => new InputIssue(
                    "command.arguments",
                    null,
                    null,
                    null,
                    null,
                    fault.Message
                )),
            ]);
            return BadInput;
        }
        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (InputException fault)
        {
            SolvePrinter.Refuse(fault.Issues);
            return BadInput;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            SolvePrinter.Refuse([new InputIssue("command.file", null, null, null, null, fault.Message)]);
            return BadInput;
        }
    }

    private static Command Kde()
    {
        var file = File("points.csv, columns x and y in meters");
        var cell = Meters("--cell", "Edge of a cell, meters");
        var bandwidth = Meters("--bandwidth", "Radius of the quartic kernel, meters");
        var edge = new Option<bool>("--edge") { Description = "Make up for what lies beyond the rectangle" };
        var command = new Command("kde", "Quartic kernel density at cell centers.")
        {
            file,
            cell,
            bandwidth,
            edge,
            Json(),
        };
        command.SetAction(parsed =>
            KdeSolve.Run(
                parsed.GetValue(file)!,
                parsed.GetValue(cell),
                parsed.GetValue(bandwidth),
                parsed.GetValue(edge)
            )
        );
        return command;
    }

    private static Command GStar()
    {
        var file = File("grid.csv, columns row, column and value");
        var neighbors = new Option<string>("--neighbors")
        {
            Description = "queen or rook",
            DefaultValueFactory = _ => "queen",
        };
        neighbors.AcceptOnlyFromAmong("queen", "rook");
        var command = new Command("gistar", "Getis-Ord Gi* of a full rectangle of cells.")
        {
            file,
            neighbors,
            Json(),
        };
        command.SetAction(parsed => GStarSolve.Run(parsed.GetValue(file)!, parsed.GetValue(neighbors)!));
        return command;
    }

    private static Command BackTests()
    {
        var file = File("incidents.csv, columns x and y in meters, time as ISO 8601 local");
        var weeks = new Option<int>("--weeks")
        {
            Description = "Weeks to test",
            DefaultValueFactory = _ => 12,
        };
        var cell = Meters("--cell", "Edge of a cell, meters");
        var area = new Option<string?>("--area")
        {
            Description =
                "GeoJSON polygon of the area in the same meters; cells with incidents when left out",
        };
        var command = new Command("backtest", "Methods on weeks they have not seen.")
        {
            file,
            weeks,
            cell,
            area,
            Json(),
        };
        command.SetAction(parsed =>
            BackTestSolve.Run(
                parsed.GetValue(file)!,
                parsed.GetValue(weeks),
                parsed.GetValue(cell),
                parsed.GetValue(area)
            )
        );
        return command;
    }

    private static Argument<string> File(string description) => new("file") { Description = description };

    private static Option<double> Meters(string name, string description) =>
        new(name) { Description = description, Required = true };

    // What is printed is JSON anyway; the option says that it is meant.
    private static Option<bool> Json() => new("--json") { Description = "Print one JSON object" };
}
