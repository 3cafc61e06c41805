using System.CommandLine;
using Patrol.Contracts;
using Patrol.Contracts.Words;
using Patrol.Engine.Model;
using Patrol.Storage.Plans;
using Spectre.Console;

namespace Patrol.Cli.Verbs.Plans;

/// <summary>What can be read of one version: <c>show</c>, <c>candidates</c>, <c>difference</c>.</summary>
internal static class ReadVerbs
{
    public static Command Show() =>
        PlanCommand.Create(
            "show",
            "Show a version: who serves what, and why duties are open.",
            [],
            async scope =>
            {
                var detail = await FindAsync(scope);
                if (scope.IsJson)
                {
                    Terminal.Print(detail);
                }
                else
                {
                    PlanWords.Show(detail);
                    if (detail.Plan.IsHead)
                    {
                        PlanWords.Show(
                            await scope.ReadAsync(session =>
                                PlanChecking.CheckAsync(session, scope.District, scope.Number)
                            )
                        );
                    }
                }
                return ExitCode.Done;
            }
        );

    public static Command Candidates()
    {
        var slot = new Option<string>("--slot") { Description = "Code of the duty", Required = true };
        return PlanCommand.Create(
            "candidates",
            "Rank who could serve a duty.",
            [slot],
            async scope =>
            {
                var found = await scope.ReadAsync(session =>
                    PlanCandidates.RankAsync(
                        session,
                        scope.District,
                        scope.Number,
                        scope.Parsed.GetRequiredValue(slot)
                    )
                );
                if (scope.IsJson)
                {
                    Terminal.Print(new { schema = 1, candidates = found });
                    return ExitCode.Done;
                }
                var table = new Table();
                table.AddColumns("Member", "Force", "Team", "May lead", "What speaks against it");
                foreach (var one in found.Best)
                {
                    table.AddRow(
                        one.Member.EscapeMarkup(),
                        ReasonText.SayForce(one.Force),
                        (one.Team ?? "").EscapeMarkup(),
                        one.MayLead ? "yes" : "",
                        Say(one.Costs)
                    );
                }
                foreach (var one in found.NearMisses)
                {
                    table.AddRow(
                        one.Member.EscapeMarkup(),
                        ReasonText.SayForce(one.Force),
                        (one.Team ?? "").EscapeMarkup(),
                        "",
                        $"ruled out: {Say([one.Rule])}"
                    );
                }
                AnsiConsole.Write(table);
                return ExitCode.Done;
            }
        );
    }

    public static Command Difference()
    {
        var to = new Option<string?>("--to")
        {
            Description = "Id of the other version; the one in force when left out, else last week's",
        };
        return PlanCommand.Create(
            "difference",
            "Say what a version changes, and who has to be told.",
            [to],
            async scope =>
            {
                var other = scope.Parsed.GetValue(to);
                var found = await scope.ReadAsync(session =>
                    PlanComparing.CompareAsync(session, scope.District, scope.Number, NumberOf(scope, other))
                );
                if (scope.IsJson)
                {
                    Terminal.Print(new { schema = 1, difference = found });
                    return ExitCode.Done;
                }
                AnsiConsole.MarkupLineInterpolated(
                    $"{found.Of} beside {found.Against ?? "nothing"}: {found.KeptAssignments:N0} of {found.Assignments:N0} assignments are the same, new duties: {found.Added.Count:N0}, gone: {found.Gone.Count:N0}."
                );
                var table = new Table();
                table.AddColumns("Has to be told", "Team", "New", "Gone");
                foreach (var one in found.Members)
                {
                    table.AddRow(
                        one.Member.EscapeMarkup(),
                        (one.Team ?? "").EscapeMarkup(),
                        string.Join(", ", one.Added).EscapeMarkup(),
                        string.Join(", ", one.Gone).EscapeMarkup()
                    );
                }
                AnsiConsole.Write(table);
                return ExitCode.Done;
            }
        );
    }

    /// <summary>A version whole.</summary>
    internal static async Task<Contracts.Plans.PlanDetail> FindAsync(PlanScope scope) =>
        await scope.ReadAsync(session => PlanDocuments.FindDetailAsync(session, scope.District, scope.Number))
        ?? throw Unknown("plan", $"{new NumberedKey(scope.District.Code, scope.Number)}");

    private static int? NumberOf(PlanScope scope, string? id) =>
        id is null ? null
        : NumberedKey.TryParse(id, out var key) && key.District == scope.District.Code ? key.Number
        : throw Unknown("--to", id);

    private static InputException Unknown(string field, string id) =>
        new(new InputIssue("plan.unknown", null, null, field, id, "There is no such version of a plan."));

    private static string Say(IReadOnlyList<ReasonView> reasons) =>
        string.Join(" ", reasons.Select(reason => ReasonText.Say(reason))).EscapeMarkup();
}
