using System.CommandLine;
using Patrol.Contracts.Plans;
using Patrol.Contracts.Words;
using Patrol.Storage.Plans;
using Spectre.Console;

namespace Patrol.Cli.Verbs.Plans;

/// <summary><c>patrol plan edit</c>: one edit of the version that is worked on.</summary>
internal static class EditVerb
{
    public static Command Create()
    {
        var kind = new Option<string>("--kind")
        {
            Description =
                "assign, remove, replace, move, swap, lead, pin, unpin, forbid, allow, callOff or restore",
            Required = true,
        };
        var slot = new Option<string?>("--slot") { Description = "Code of the duty" };
        var member = new Option<string?>("--member") { Description = "Code of the member" };
        var otherSlot = new Option<string?>("--other-slot") { Description = "Duty that a member moves to" };
        var otherMember = new Option<string?>("--other-member")
        {
            Description = "Member who replaces, or changes places",
        };
        var slots = new Option<string[]?>("--slots")
        {
            Description = "Duties to call off or restore",
            AllowMultipleArgumentsPerToken = true,
        };
        var reason = new Option<string?>("--reason") { Description = "Why, a few words" };
        var tryOnly = new Option<bool>("--try") { Description = "Say what it would come to; store nothing" };
        return PlanCommand.Create(
            "edit",
            "Edit a version; it makes a new one, and what breaks a rule is refused in words.",
            [kind, slot, member, otherSlot, otherMember, slots, reason, tryOnly],
            scope =>
                RunAsync(
                    scope,
                    new PlanEdit(
                        scope.Parsed.GetRequiredValue(kind),
                        scope.Parsed.GetValue(slot),
                        scope.Parsed.GetValue(member),
                        scope.Parsed.GetValue(otherSlot),
                        scope.Parsed.GetValue(otherMember),
                        scope.Parsed.GetValue(slots),
                        scope.Parsed.GetValue(reason) ?? ""
                    ),
                    scope.Parsed.GetValue(tryOnly)
                )
        );
    }

    private static async Task<int> RunAsync(PlanScope scope, PlanEdit edit, bool isTry)
    {
        var result = isTry
            ? await scope.ReadAsync(session =>
                PlanEditing.EditAsync(session, scope.District, scope.Number, edit, isTry: true)
            )
            : await scope.WriteAsync(
                "edit",
                session => PlanEditing.EditAsync(session, scope.District, scope.Number, edit, isTry: false)
            );
        if (scope.IsJson)
        {
            Terminal.Print(new { schema = 1, edit = result });
        }
        else
        {
            foreach (var broken in result.Broken)
            {
                AnsiConsole.MarkupLineInterpolated($"[yellow]Not allowed: {ReasonText.Say(broken)}[/]");
            }
            if (result.Broken.Count == 0)
            {
                AnsiConsole.MarkupLineInterpolated(
                    $"{(result.Plan is { } plan ? $"{plan.Id} is the new version." : "It may be done.")} Opened: {string.Join(", ", result.Opened.DefaultIfEmpty("none"))}; filled: {string.Join(", ", result.Filled.DefaultIfEmpty("none"))}."
                );
            }
        }
        return result.Broken.Count > 0 ? ExitCode.NothingFeasible : ExitCode.Done;
    }
}
