using System.CommandLine;
using System.Globalization;
using Patrol.Contracts.Hotspots;
using Patrol.Storage.Hotspots.Areas;
using Spectre.Console;

namespace Patrol.Cli.Verbs.Hotspots;

/// <summary><c>patrol hotspots areas</c>: few connected areas that hold most of a map.</summary>
internal static class AreasVerb
{
    public static Command Create()
    {
        var map = new MapOptions();
        var areas = new Option<int>("--areas")
        {
            Description = "Most areas, 1 to 50",
            DefaultValueFactory = _ => 8,
        };
        var size = new Option<double>("--square-meters")
        {
            Description = "Largest area of each",
            DefaultValueFactory = _ => 250_000,
        };
        var budget = new Option<double>("--budget")
        {
            Description = "Longest search, seconds, 1 to 600",
            DefaultValueFactory = _ => 60,
        };
        return DistrictCommand.Create(
            "areas",
            "Choose few connected areas, none across a river or railway, that hold most of the reported demand.",
            [areas, size, budget, .. map.All],
            scope =>
                RunAsync(
                    scope,
                    new WalkableAreasRequest(
                        map.Read(scope.Parsed),
                        scope.Parsed.GetValue(areas),
                        scope.Parsed.GetValue(size),
                        scope.Parsed.GetValue(budget)
                    )
                )
        );
    }

    private static async Task<int> RunAsync(DistrictScope scope, WalkableAreasRequest request)
    {
        var areas = await Terminal.WithStatusAsync(
            "Searching",
            stage =>
                AreaSearch.RunAsync(
                    scope.Database,
                    scope.District,
                    request,
                    DistrictScope.By("hotspots areas"),
                    new Words(stage),
                    scope.Cancel
                )
        );
        if (scope.IsJson)
        {
            Terminal.Print(areas);
        }
        else
        {
            Show(areas);
        }
        return areas.Areas.Count == 0 ? ExitCode.NothingFeasible : ExitCode.Done;
    }

    private static void Show(WalkableAreas areas)
    {
        var table = new Table
        {
            Title = new TableTitle($"{areas.Id} · {areas.Demand.From} – {areas.Demand.To} · {areas.Method}"),
        };
        table.AddColumns("#", "Hectares", "Incidents a week", "Share", "Community", "Streets");
        foreach (var area in areas.Areas)
        {
            table.AddRow(
                $"{area.Rank}",
                Text($"{area.SquareMeters / 10_000:F1}"),
                Text($"{area.PerWeek:F2}"),
                $"{area.Share:P1}",
                (area.Community ?? "–").EscapeMarkup(),
                string.Join(", ", area.Streets).EscapeMarkup()
            );
        }
        var words = AnsiConsole.Console;
        words.Write(table);
        words.MarkupLineInterpolated(
            $"{areas.Areas.Count} areas, {areas.AreaShare:P1} of {Scope(areas)}, hold {areas.Share:P1} of the expected reported incidents: {areas.PerWeek:F1} a week. No such areas can hold more than {areas.Bound:F1} (gap {areas.Gap:P2}, {areas.Seconds:F1} s); a greedy choice holds {areas.Greedy:F1}."
        );
        words.MarkupLineInterpolated($"{Reading(areas)}");
        foreach (var reason in areas.Missing.GroupBy(reason => reason.Code))
        {
            words.MarkupLineInterpolated($"[yellow]{SayMissing(reason.Key, reason.Count())}[/]");
        }
        if (areas.ClockStopped)
        {
            words.WriteLine(
                "The search was stopped before its work was done: asked again, it may find other areas."
            );
        }
        words.WriteLine("Reported demand, not a prediction.");
    }

    private static string Reading(WalkableAreas areas) =>
        areas.Reading is { } reading
            ? $"Drawn without the weeks from {reading.From} to {reading.To}, they took up {reading.AreaShare:P1} of {Scope(areas)} and held {reading.Held:P0} of the {reading.Incidents:N0} incidents of those weeks; as many cells of a plain count {reading.PlainCount:P0}; chance {reading.AreaShare:P1}."
            : "Too few weeks to say what such areas would have held of later ones.";

    private static string Scope(WalkableAreas areas) =>
        areas.Demand.Community is null ? "the district" : "the community";

    private static string SayMissing(string code, int count) =>
        code switch
        {
            "hotspot.no-cell-fits" => $"{count} fewer than asked for: a cell is larger than an area may be.",
            "hotspot.no-cell-left" => $"{count} fewer than asked for: every cell is in an area.",
            "hotspot.no-risk-left" =>
                $"{count} fewer than asked for: nothing is expected in the other cells.",
            "hotspot.search-ended" => $"{count} fewer than asked for: the search was stopped before.",
            _ => $"{count} fewer than asked for: {code}.",
        };

    private static string Text(FormattableString value) => value.ToString(CultureInfo.CurrentCulture);

    private sealed class Words(IProgress<string> stage) : IProgress<AreaProgress>
    {
        public void Report(AreaProgress value) =>
            stage.Report(
                value.Bound is { } bound && bound > 0
                    ? $"{value.Stage}: {value.Share:P2} held, bound {bound:P2}, gap {(bound - value.Share) / bound:P2}"
                    : value.Stage
            );
    }
}
