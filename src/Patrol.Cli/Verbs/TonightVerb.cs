using System.CommandLine;
using Patrol.Contracts;
using Patrol.Storage.Runs;
using Spectre.Console;

namespace Patrol.Cli.Verbs;

/// <summary><c>patrol tonight</c>: places tonight's patrols on the newest surface.</summary>
internal static class TonightVerb
{
    public static Command Create()
    {
        var patrols = new Option<int>("--patrols")
        {
            Description = "Number of patrols",
            DefaultValueFactory = _ => 20,
        };
        var from = new Option<string>("--from")
        {
            Description = "Start on the district's clock, 2016-08-12T20:00",
            Required = true,
        };
        var hours = new Option<double>("--hours")
        {
            Description = "Length of the window",
            DefaultValueFactory = _ => 4,
        };
        var seed = new Option<int>("--seed")
        {
            Description = "Same seed, same plan",
            DefaultValueFactory = _ => 7,
        };
        var budget = new Option<double>("--budget")
        {
            Description = "Longest search, seconds",
            DefaultValueFactory = _ => 30,
        };
        return DistrictCommand.Create(
            "tonight",
            "Place tonight's patrols where reported demand is high.",
            [patrols, from, hours, seed, budget],
            scope =>
                RunAsync(
                    scope,
                    new TonightRequest(
                        scope.Parsed.GetRequiredValue(from),
                        scope.Parsed.GetValue(hours),
                        scope.Parsed.GetValue(patrols),
                        scope.Parsed.GetValue(seed),
                        scope.Parsed.GetValue(budget)
                    )
                )
        );
    }

    private static async Task<int> RunAsync(DistrictScope scope, TonightRequest request)
    {
        var plan = await Terminal.WithStatusAsync(
            "Planning",
            stage =>
                TonightPlanning.PlanAsync(
                    scope.Database,
                    scope.District,
                    request,
                    DistrictScope.By("tonight"),
                    new Words(stage),
                    scope.Cancel
                )
        );
        if (scope.IsJson)
        {
            Terminal.Print(plan);
        }
        else
        {
            Show(plan);
        }
        return plan.Patrols.Count == 0 ? ExitCode.NothingFeasible : ExitCode.Done;
    }

    private static void Show(TonightPlan plan)
    {
        var table = new Table
        {
            Title = new TableTitle($"{plan.Window.From} – {plan.Window.To} · {plan.Id}"),
        };
        table.AddColumns("Base", "Cells", "Share of risk", "Farthest", "Streets");
        foreach (var patrol in plan.Patrols)
        {
            table.AddRow(
                patrol.BaseName.EscapeMarkup(),
                $"{patrol.Cells.Count}",
                $"{patrol.RiskShare:P2}",
                $"{patrol.FarthestMeters:N0} m",
                string.Join(", ", patrol.Streets.Take(3)).EscapeMarkup()
            );
        }
        var words = AnsiConsole.Console;
        words.Write(table);
        words.MarkupLineInterpolated(
            $"{plan.Patrols.Count} patrols cover {plan.RiskCovered:P1} of the window's reported demand; no plan can cover more than {plan.Bound:P1} (gap {plan.Gap:P2}). One more patrol would add {plan.OneMore:P2}."
        );
        foreach (var reason in plan.Unplaced.GroupBy(reason => reason.Code))
        {
            words.MarkupLineInterpolated($"[yellow]{SayReason(reason.Key, reason.ToArray())}[/]");
        }
        if (plan.ClockStopped)
        {
            words.WriteLine(
                "The search was stopped before its work was done: the same seed may give another plan next time."
            );
        }
        words.WriteLine("Reported demand, not a prediction.");
    }

    private static string SayReason(string code, IReadOnlyList<ReasonView> reasons)
    {
        var patrols =
            reasons.Count == 1 ? "1 patrol found no place" : $"{reasons.Count} patrols found no place";
        return code switch
        {
            "beat.no-base" => $"{patrols}: there is no base to start from.",
            "beat.no-cell-in-reach" => $"{patrols}: no cell lies within 1,200 m of a base on the streets.",
            "beat.no-reachable-cell-left" => $"{patrols}: every cell within 1,200 m of a base is taken.",
            "beat.no-risk-left" => $"{patrols}: cells are free, but none of them holds reported demand.",
            "beat.search-ended" => $"{patrols}: the search was stopped before.",
            "base.off-network" =>
                $"Left out, more than 500 m from any street: {string.Join(", ", reasons.Select(reason => reason.Arguments["base"]))}.",
            _ => $"{patrols}: {code}.",
        };
    }

    private sealed class Words(IProgress<string> stage) : IProgress<TonightProgress>
    {
        public void Report(TonightProgress value) =>
            stage.Report(
                value.Bound is { } bound && bound > 0
                    ? $"{value.Stage}: {value.RiskCovered:P2} covered, bound {bound:P2}, gap {(bound - value.RiskCovered) / bound:P2}"
                    : value.Stage
            );
    }
}
