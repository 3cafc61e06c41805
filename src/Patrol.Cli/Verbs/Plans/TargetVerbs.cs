using System.CommandLine;
using Patrol.Contracts;
using Patrol.Contracts.Words;
using Patrol.Storage.Plans;
using Spectre.Console;

namespace Patrol.Cli.Verbs.Plans;

/// <summary>Whom one can ask, and where one of them could be put: <c>members</c>, <c>targets</c>.</summary>
internal static class TargetVerbs
{
    private const int MostNamed = 8;

    public static Command Members() =>
        PlanCommand.Create(
            "members",
            "List the members who could be asked in the week.",
            [],
            async scope =>
            {
                var found = await scope.ReadAsync(session =>
                    PlanTargets.ListMembersAsync(session, scope.District, scope.Number)
                );
                if (scope.IsJson)
                {
                    Terminal.Print(new { schema = 1, members = found });
                    return ExitCode.Done;
                }
                var table = new Table();
                table.AddColumns("Member", "Force", "Team");
                foreach (var one in found)
                {
                    table.AddRow(
                        one.Member.EscapeMarkup(),
                        ReasonText.SayForce(one.Force),
                        (one.Team ?? "").EscapeMarkup()
                    );
                }
                AnsiConsole.Write(table);
                return ExitCode.Done;
            }
        );

    public static Command Targets()
    {
        var member = new Option<string>("--member") { Description = "Code of the member", Required = true };
        var slot = new Option<string?>("--slot")
        {
            Description = "Code of the duty that the member would leave; left out to serve one more",
        };
        return PlanCommand.Create(
            "targets",
            "Say where a member could be put, and which rules rule out the rest.",
            [member, slot],
            async scope =>
            {
                var found = await scope.ReadAsync(session =>
                    PlanTargets.FindAsync(
                        session,
                        scope.District,
                        scope.Number,
                        scope.Parsed.GetRequiredValue(member),
                        scope.Parsed.GetValue(slot)
                    )
                );
                if (scope.IsJson)
                {
                    Terminal.Print(new { schema = 1, targets = found });
                    return ExitCode.Done;
                }
                var table = new Table();
                table.AddColumns("Where", "With whom", "What speaks against it", "Would be open then");
                foreach (var one in found.Slots.Where(one => one.Broken.Count == 0))
                {
                    Row(table, one.Slot, "", one.Costs, one.Opened);
                }
                foreach (var one in found.Places.Where(one => one.Broken.Count == 0))
                {
                    var verb = found.Slot is null ? "instead of" : "swapped with";
                    Row(table, one.Slot, $"{verb} {one.Member}", [], one.Opened);
                }
                foreach (var one in found.StandIns.Where(one => one.Broken.Count == 0))
                {
                    Row(table, found.Slot!, $"{one.Member} instead", one.Costs, one.Opened);
                }
                if (table.Rows.Count > 0)
                {
                    AnsiConsole.Write(table);
                }
                else
                {
                    AnsiConsole.MarkupLineInterpolated(
                        $"There is no place for {found.Member} as things are."
                    );
                }
                SayRefused(found.Slots.Select(one => (one.Slot, one.Broken)), "Not on", found.Member);
                SayRefused(
                    found.Places.Select(one => ($"{one.Slot} with {one.Member}", one.Broken)),
                    found.Slot is null ? "Not in place of" : "No swap on",
                    null
                );
                SayRefused(found.StandIns.Select(one => (one.Member, one.Broken)), "Not instead,", null);
                foreach (var one in found.BarredSlots)
                {
                    AnsiConsole.MarkupLineInterpolated(
                        $"Not on {Name(one.Codes)}: {Say(one.Broken, found.Member)}"
                    );
                }
                foreach (var one in found.BarredMembers)
                {
                    AnsiConsole.MarkupLineInterpolated($"Not instead, {Name(one.Codes)}: {Say(one.Broken)}");
                }
                return ExitCode.Done;
            }
        );
    }

    // Those that the same reasons refuse, together.
    private static void SayRefused(
        IEnumerable<(string Name, IReadOnlyList<ReasonView> Broken)> places,
        string verb,
        string? member
    )
    {
        foreach (
            var group in places
                .Where(one => one.Broken.Count > 0)
                .GroupBy(one => Say(Nameless(one.Broken), member), one => one.Name)
        )
        {
            AnsiConsole.MarkupLineInterpolated($"{verb} {Name([.. group])}: {group.Key}");
        }
    }

    private static IReadOnlyList<ReasonView> Nameless(IReadOnlyList<ReasonView> reasons) =>
        [
            .. reasons.Select(reason =>
                reason with
                {
                    Arguments = reason
                        .Arguments.Where(one => one.Key is not ("member" or "slot" or "otherSlot"))
                        .ToDictionary(),
                }
            ),
        ];

    private static void Row(
        Table table,
        string slot,
        string whom,
        IReadOnlyList<ReasonView> costs,
        IReadOnlyList<string> opened
    ) =>
        table.AddRow(
            slot.EscapeMarkup(),
            whom.EscapeMarkup(),
            Say(costs).EscapeMarkup(),
            string.Join(", ", opened).EscapeMarkup()
        );

    private static string Name(IReadOnlyList<string> codes) =>
        codes.Count > MostNamed
            ? $"{string.Join(", ", codes.Take(MostNamed))} and {codes.Count - MostNamed:N0} more"
            : string.Join(", ", codes);

    private static string Say(IReadOnlyList<ReasonView> reasons, string? member = null) =>
        string.Join(
            " ",
            reasons.Select(reason =>
                ReasonText.Say(
                    member is null
                        ? reason
                        : reason with
                        {
                            Arguments = new Dictionary<string, string>(reason.Arguments)
                            {
                                ["member"] = member,
                            },
                        }
                )
            )
        );
}
