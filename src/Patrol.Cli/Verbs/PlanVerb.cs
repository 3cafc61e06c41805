using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using Patrol.Contracts;
using Patrol.Contracts.Plans;
using Patrol.Engine.Model;
using Patrol.Storage.Jobs;
using Patrol.Storage.Plans;
using Patrol.Storage.Weeks;
using Spectre.Console;

namespace Patrol.Cli.Verbs;

/// <summary><c>patrol plan</c>: plans of weeks.</summary>
internal static partial class PlanVerb
{
    public static Command Create() =>
        new("plan", "Plan a week: how many patrols, who serves, which way.") { Week() };

    private static Command Week()
    {
        var week = new Option<string?>("--week")
        {
            Description = "ISO week, 2026-W48; the next when left out",
        };
        var seed = new Option<int>("--seed")
        {
            Description = "Same seed, same plan",
            DefaultValueFactory = _ => 7,
        };
        var patrols = new Option<int?>("--patrols")
        {
            Description = "Patrols of the week; what the district states when left out",
        };
        var mode = new Option<string?>("--mode")
        {
            Description = "foot, eBike or car; what the district states when left out",
        };
        var budget = new Option<double?>("--budget")
        {
            Description = "Longest search for roster and routes, seconds; 60 or 120 by size when left out",
        };
        var work = new Option<double?>("--work")
        {
            Description = "Units of work of both searches; what the budget allows when left out",
        };
        var passes = new Option<string[]?>("--pass")
        {
            Description =
                "A site that patrols pass again and again, SITE@19:00-23:00/30 for every 30 minutes; may be repeated",
        };
        return DistrictCommand.Create(
            "week",
            "Plan a week from the newest surface, starting from last week's published plan.",
            [week, seed, patrols, mode, budget, work, passes],
            scope =>
                RunAsync(
                    scope,
                    new WeekPlanRequest(
                        scope.Parsed.GetValue(week),
                        scope.Parsed.GetValue(seed),
                        scope.Parsed.GetValue(patrols),
                        scope.Parsed.GetValue(mode),
                        scope.Parsed.GetValue(budget),
                        scope.Parsed.GetValue(work),
                        Passes: scope.Parsed.GetValue(passes)?.Select(ReadPass).ToArray()
                    )
                )
        );
    }

    private static PassView ReadPass(string text) =>
        PassForm().Match(text) is { Success: true } match
            ? new PassView(
                match.Groups["site"].Value,
                match.Groups["from"].Value,
                match.Groups["to"].Value,
                int.Parse(match.Groups["every"].Value, CultureInfo.InvariantCulture)
            )
            : throw new InputException(
                new InputIssue(
                    "week.request",
                    null,
                    null,
                    "--pass",
                    text,
                    "Write a site and its times as METRO-1@19:00-23:00/30."
                )
            );

    [GeneratedRegex("^(?<site>.+)@(?<from>[0-9]{2}:[0-9]{2})-(?<to>[0-9]{2}:[0-9]{2})/(?<every>[0-9]{1,4})$")]
    private static partial Regex PassForm();

    private static async Task<int> RunAsync(DistrictScope scope, WeekPlanRequest request)
    {
        var plan = await Terminal.WithStatusAsync(
            "Planning",
            async stage =>
            {
                var store = await WeekPlanning.FindAsync(
                    scope.Database,
                    scope.District,
                    request,
                    progress: new Words(stage),
                    keepBest: scope.Cancel
                );
                return await scope.Database.WriteAsync(
                    scope.District.Id,
                    DistrictScope.By("plan week"),
                    async session =>
                        await PlanDocuments.FindDetailAsync(session, scope.District, await store(session)),
                    CancellationToken.None
                );
            }
        );
        if (scope.IsJson)
        {
            Terminal.Print(Brief(plan!));
        }
        else
        {
            Show(plan!);
        }
        return ExitCode.Done;
    }

    private static object Brief(PlanDetail detail)
    {
        var figures = detail.Plan.Figures;
        return new
        {
            schema = 1,
            plan = detail.Plan.Id,
            week = detail.Plan.Week,
            figures.Slots,
            figures.Patrols,
            open = detail
                .Slots.Where(slot => slot.Open is not null)
                .Select(slot => new
                {
                    slot = slot.Code,
                    reason = slot.Open!.Code,
                    arguments = slot.Open.Arguments,
                }),
            figures.Assignments,
            missedPasses = detail.Passes.Where(pass => pass.Missed is not null),
            figures.RiskCovered,
            figures.RiskServed,
            figures.GreedyRiskCovered,
            figures.Gap,
            figures.Checks,
            figures.FairnessGini,
            figures.ClockStopped,
            detail.Plan.AreMembersGenerated,
            figures.Seconds,
        };
    }

    private static void Show(PlanDetail detail)
    {
        var (plan, figures) = (detail.Plan, detail.Plan.Figures);
        var table = new Table { Title = new TableTitle($"{plan.Week} · {plan.Id} · {plan.State}") };
        table.AddColumns("Community", "Patrols", "Other duties", "Open", "People");
        foreach (var area in detail.Slots.GroupBy(slot => slot.AreaName).OrderBy(group => group.Key))
        {
            table.AddRow(
                area.Key.EscapeMarkup(),
                $"{area.Count(slot => slot.Kind == "patrol")}",
                $"{area.Count(slot => slot.Kind != "patrol")}",
                $"{area.Count(slot => slot.Open is not null)}",
                $"{area.Sum(slot => slot.People.Count)}"
            );
        }
        var words = AnsiConsole.Console;
        words.Write(table);
        words.MarkupLineInterpolated(
            $"{figures.Assignments:N0} assignments on {figures.Slots - figures.Open:N0} of {figures.Slots:N0} duties; {figures.Open:N0} stay open. The patrols' stops cover {figures.RiskCovered:P1} of the reported demand of their hours ({figures.RiskServed:P1} by those that are served; greedy routes {figures.GreedyRiskCovered:P1})."
        );
        words.MarkupLineInterpolated(
            $"Gaps to the proven bounds: roster {figures.Gap.Roster:P2}, routes {figures.Gap.Routes:P2}. {figures.Seconds.Total:N1} s."
        );
        foreach (
            var reason in detail
                .Slots.Where(slot => slot.Open is not null)
                .GroupBy(slot => slot.Open!.Code)
                .OrderByDescending(group => group.Count())
        )
        {
            words.MarkupLineInterpolated($"[yellow]{SayOpen(reason.Key, reason.Count())}[/]");
        }
        if (plan.AreMembersGenerated)
        {
            words.WriteLine("The members are made up: this district has registered none.");
        }
        if (figures.ClockStopped)
        {
            words.WriteLine(
                "A search was stopped before its work was done: the same seed may give another plan next time."
            );
        }
        words.WriteLine(
            "Reported demand, not a prediction. A human approves the plan before it is published."
        );
    }

    private static string SayOpen(string code, int slots) =>
        code switch
        {
            "roster.too-few" =>
                $"{slots:N0} duties stay open: too few members are free and cleared for them.",
            "roster.no-lead" => $"{slots:N0} duties stay open: nobody who may lead is free.",
            "roster.no-sworn" => $"{slots:N0} duties stay open: no officer or auxiliary is free.",
            "roster.probation-only" => $"{slots:N0} duties stay open: only members on probation are free.",
            "roster.search-ended" =>
                $"{slots:N0} duties stay open: the search was ended before it came to them.",
            _ => $"{slots:N0} duties stay open: {code}.",
        };

    private sealed class Words(IProgress<string> stage) : IProgress<JobProgress>
    {
        public void Report(JobProgress value) =>
            stage.Report(
                value.Bound is { } bound && bound > 0
                    ? $"{value.Stage}: {value.Best:N3}, bound {bound:N3}, gap {(bound - value.Best) / bound:P2}"
                    : value.Stage
            );
    }
}
