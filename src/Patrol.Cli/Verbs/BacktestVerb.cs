using System.CommandLine;
using System.Globalization;
using Patrol.Contracts.Backtests;
using Patrol.Contracts.Hotspots;
using Patrol.Engine.Analysis.Accuracy;
using Patrol.Storage.Backtests;
using Spectre.Console;

namespace Patrol.Cli.Verbs;

/// <summary><c>patrol backtest</c>: which method foretells reported demand best on weeks it has not seen.</summary>
internal static class BacktestVerb
{
    public static Command Create()
    {
        var weeks = new Option<int>("--weeks")
        {
            Description = "Weeks to test, the last ones",
            DefaultValueFactory = _ => BacktestRequest.UsualWeeks,
        };
        var bands = new Option<bool>("--bands")
        {
            Description = "Foretell six blocks of four hours of the day apart",
        };
        var categories = Text(
            "--categories",
            "Codes of categories, comma-separated; all that are not sensitive"
        );
        var from = Text("--from", "First local date, 2025-11-24; as many weeks as the test can use");
        var to = Text("--to", "Local date after the last; the last whole week on record");
        var hours = Text("--hours", "Hours of the week, such as 90-94,114-118; all");
        var community = Text("--community", "Code of the community to stay in; the district");
        var discovered = new Option<bool>("--with-discovered")
        {
            Description = "Count what police discovered too; logged",
        };
        return DistrictCommand.Create(
            "backtest",
            "Test which map of reported demand holds most of the weeks it has not seen.",
            [weeks, bands, categories, from, to, hours, community, discovered],
            scope =>
                RunAsync(
                    scope,
                    new BacktestRequest(
                        new DemandQuery
                        {
                            Categories = scope.Parsed.GetValue(categories),
                            From = scope.Parsed.GetValue(from),
                            To = scope.Parsed.GetValue(to),
                            Hours = scope.Parsed.GetValue(hours),
                            Community = scope.Parsed.GetValue(community),
                            WithDiscovered = scope.Parsed.GetValue(discovered),
                        },
                        scope.Parsed.GetValue(weeks),
                        scope.Parsed.GetValue(bands)
                    )
                )
        );
    }

    private static Option<string?> Text(string name, string description) =>
        new(name) { Description = description };

    private static async Task<int> RunAsync(DistrictScope scope, BacktestRequest request)
    {
        var test = await Terminal.WithBarAsync(
            "Foretelling weeks",
            progress =>
                BacktestRun.ComputeAsync(
                    scope.Database,
                    scope.District,
                    request,
                    DistrictScope.By("backtest"),
                    new Weeks(progress),
                    scope.Cancel
                )
        );
        if (scope.IsJson)
        {
            Terminal.Print(new { schema = 1, backtest = test });
        }
        else
        {
            Show(test);
        }
        return ExitCode.Done;
    }

    private static void Show(Backtest test)
    {
        var words = AnsiConsole.Console;
        words.MarkupLineInterpolated($"{test.Reading.Text}");
        words.MarkupLineInterpolated(
            $"The choice made week by week, without looking ahead, held {test.Reading.ByWeek:P1}."
        );
        var table = new Table
        {
            Title = new TableTitle(
                $"Back-test {test.Id}: {test.Weeks} weeks from {test.From}, {test.Incidents:N0} incidents, {test.Area.Cells:N0} cells of {test.Area.CellMeters:N0} m"
            ),
        };
        table.AddColumns(
            "Method",
            "PAI 1 %",
            "2 %",
            "5 %",
            "10 %",
            "Held 5 %",
            "PEI 5 %",
            "SER 5 %",
            "RRI 5 %"
        );
        table.AddColumn("PAI 5 % over the plain count");
        foreach (var method in test.Methods)
        {
            var five = method.Measures.First(one => one.AreaShare == 0.05);
            table.AddRow([
                method.Name == test.Used ? $"[bold]{method.Name}[/]" : method.Name,
                .. method.Measures.Select(one => Interval(one.Pai, one.PaiInterval)),
                $"{five.HitRate:P1}",
                Number(five.Pei),
                Number(five.Ser),
                five.Rri is { } rri ? Number(rri) : "–",
                method.Name == test.Baseline
                    ? "–"
                    : Interval(five.PaiOverBaseline, five.OverBaselineInterval),
            ]);
        }
        words.Write(table);
        var use = test.Request.IsForMaps
            ? $"Maps use {test.Used} from now on."
            : $"Best of this part of the demand: {test.Used}; maps follow tests of all of it.";
        words.MarkupLineInterpolated($"{use} {Reason(test)}");
        if (test.Limits.Count > 0)
        {
            words.MarkupLineInterpolated($"[yellow]Mind: {string.Join(", ", test.Limits)}.[/]");
        }
        words.MarkupLineInterpolated($"{test.Seconds:N1} s. Reported demand, not a prediction.");
    }

    private static string Reason(Backtest test) =>
        test.IsSwitchedOff
            ? $"{test.Chosen} was ahead of late, but the choice has not beaten the plain count for {test.Switch!.Weeks} weeks and is switched off: {test.Switch.Choice:P1} of the incidents against {test.Switch.Baseline:P1}, on average over 0.5 to 20 % of the area."
            : $"It held most on the weeks before {test.To}, on average over 0.5 to 20 % of the area.";

    private static string Interval(double value, double[] interval) =>
        $"{Number(value)} ({Number(interval[0])} – {Number(interval[1])})";

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private sealed class Weeks(IProgress<(double Done, double Of)> bar) : IProgress<BackTestProgress>
    {
        public void Report(BackTestProgress value) => bar.Report((value.Weeks, value.Of));
    }
}
