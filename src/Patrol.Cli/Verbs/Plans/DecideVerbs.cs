using System.CommandLine;
using Patrol.Contracts.Plans;
using Patrol.Storage.Plans;
using Spectre.Console;

namespace Patrol.Cli.Verbs.Plans;

/// <summary>Decisions on the version that is worked on, and going back and forth between versions.</summary>
internal static class DecideVerbs
{
    public static Command Decide(string verb, string state, string description)
    {
        var name = new Option<string>("--name")
        {
            Description = "Who decides; stored as typed, unverified",
            Required = true,
        };
        var reason = new Option<string>("--reason") { Description = "Why", Required = true };
        return PlanCommand.Create(
            verb,
            description,
            [name, reason],
            scope =>
                RunAsync(
                    scope,
                    verb,
                    session =>
                        PlanDeciding.DecideAsync(
                            session,
                            scope.District,
                            scope.Number,
                            state,
                            new PlanDecision(
                                scope.Parsed.GetRequiredValue(name),
                                scope.Parsed.GetRequiredValue(reason)
                            )
                        )
                )
        );
    }

    public static Command Undo(bool isRedo)
    {
        var verb = isRedo ? "redo" : "undo";
        return PlanCommand.Create(
            verb,
            isRedo ? "Go forward again to the version that was undone." : "Go back to the version before.",
            [],
            scope =>
                RunAsync(
                    scope,
                    verb,
                    session => PlanEditing.UndoAsync(session, scope.District, scope.Number, isRedo)
                )
        );
    }

    private static async Task<int> RunAsync(
        PlanScope scope,
        string verb,
        Func<Storage.DistrictSession, Task<PlanView>> act
    )
    {
        var plan = await scope.WriteAsync(verb, act);
        if (scope.IsJson)
        {
            Terminal.Print(new { schema = 1, plan });
        }
        else
        {
            AnsiConsole.MarkupLineInterpolated($"{plan.Id} of {plan.Week} is {plan.State}.");
        }
        return ExitCode.Done;
    }
}
