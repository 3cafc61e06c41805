using System.CommandLine;
using System.Globalization;
using NodaTime.Text;
using Patrol.Contracts;
using Patrol.Contracts.Words;
using Patrol.Engine.Model;
using Patrol.Storage.Plans;
using Spectre.Console;

namespace Patrol.Cli.Verbs.Plans;

/// <summary><c>patrol plan list</c>: versions of plans.</summary>
internal static class ListVerb
{
    public static Command Create()
    {
        var week = new Option<string?>("--week") { Description = "All versions of this ISO week, 2026-W48" };
        return DistrictCommand.Create(
            "list",
            "List the versions that are worked on or in force, or all of a week.",
            [week],
            scope => RunAsync(scope, scope.Parsed.GetValue(week))
        );
    }

    private static async Task<int> RunAsync(DistrictScope scope, string? week)
    {
        var monday = IsoWeek.FindMonday(week);
        if (week is not null && monday is null)
        {
            throw new InputException(
                new InputIssue(
                    "week.request",
                    null,
                    null,
                    "--week",
                    week,
                    "Write an ISO week such as 2026-W48."
                )
            );
        }
        var plans = await scope.Database.ReadAsync(
            scope.District.Id,
            session => PlanDocuments.ListAsync(session, scope.District, monday),
            scope.Cancel
        );
        if (scope.IsJson)
        {
            Terminal.Print(new { schema = 1, plans });
            return ExitCode.Done;
        }
        var table = new Table();
        table.AddColumns("Plan", "Week", "State", "Served", "Open", "Change", "Made");
        foreach (var plan in plans)
        {
            table.AddRow(
                plan.IsHead ? $"[bold]{plan.Id}[/]" : plan.Id,
                plan.Week,
                plan.State,
                $"{plan.Figures.Slots - plan.Figures.Open:N0} of {plan.Figures.Slots:N0}",
                $"{plan.Figures.Open:N0}",
                Say(plan.Change).EscapeMarkup(),
                LocalOf(plan.Created, scope.District)
            );
        }
        AnsiConsole.Write(table);
        return ExitCode.Done;
    }

    private static string LocalOf(string created, District district) =>
        InstantPattern
            .ExtendedIso.Parse(created)
            .Value.InZone(district.TimeZone)
            .ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Say(ReasonView change) =>
        change.Arguments.GetValueOrDefault("reason") is { Length: > 0 } why
            ? $"{ReasonText.Say(change)} Because: {ReasonText.AsSentence(why)}"
            : ReasonText.Say(change);
}
