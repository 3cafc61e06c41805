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

namespace Patrol.Cli.Verbs.Plans;

/// <summary><c>patrol plan week</c>: plans a week.</summary>
internal static partial class WeekVerb
{
    public static Command Create()
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
                PlanAsync(
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

    internal static async Task<int> PlanAsync(DistrictScope scope, WeekPlanRequest request)
    {
        await WeekRequests.RefuseAsync(scope.Database, scope.District, request, scope.Cancel);
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
            Terminal.Print(PlanWords.Brief(plan!));
        }
        else
        {
            PlanWords.Show(plan!);
        }
        return ExitCode.Done;
    }

    internal sealed class Words(IProgress<string> stage) : IProgress<JobProgress>
    {
        public void Report(JobProgress value) =>
            stage.Report(
                value.Bound is { } bound && bound > 0
                    ? $"{value.Stage}: {value.Best:N3}, bound {bound:N3}, gap {(bound - value.Best) / bound:P2}"
                    : value.Stage
            );
    }
}
