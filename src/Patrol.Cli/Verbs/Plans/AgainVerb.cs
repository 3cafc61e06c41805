using System.CommandLine;
using Patrol.Contracts.Plans;
using Patrol.Engine.Model;
using Patrol.Storage.Plans;
using Patrol.Storage.Weeks;

namespace Patrol.Cli.Verbs.Plans;

/// <summary><c>patrol plan again</c>: plans a version again with little change.</summary>
internal static class AgainVerb
{
    public static Command Create()
    {
        var seed = new Option<int>("--seed")
        {
            Description = "Same seed, same plan",
            DefaultValueFactory = _ => 7,
        };
        var budget = new Option<double?>("--budget") { Description = "Longest search, seconds" };
        var dropouts = new Option<string[]?>("--dropout")
        {
            Description =
                "A member who can't serve after all, MEMBER@2026-11-27T18:00/2026-11-27T22:00; may be repeated",
        };
        return PlanCommand.Create(
            "again",
            "Plan a version again: its duties, ways, pins and bans stay, and as little else changes as can be.",
            [seed, budget, dropouts],
            async scope =>
            {
                var request = new WeekPlanRequest(
                    (await ReadVerbs.FindAsync(scope)).Plan.Week,
                    scope.Parsed.GetValue(seed),
                    BudgetSeconds: scope.Parsed.GetValue(budget),
                    Version: $"{new NumberedKey(scope.District.Code, scope.Number)}",
                    Dropouts: scope.Parsed.GetValue(dropouts)?.Select(Read).ToArray()
                );
                return await WeekVerb.PlanAsync(
                    new DistrictScope(
                        scope.Parsed,
                        scope.IsJson,
                        scope.Database,
                        scope.District,
                        scope.Cancel
                    ),
                    request
                );
            }
        );
    }

    private static DropoutView Read(string text) =>
        text.Split('@', 2) is [var member, var times] && times.Split('/') is [var from, var to]
            ? new DropoutView(member, from, to)
            : throw new InputException(
                new InputIssue(
                    "week.request",
                    null,
                    null,
                    "--dropout",
                    text,
                    "Write member and times as V0001@2026-11-27T18:00/2026-11-27T22:00."
                )
            );
}
