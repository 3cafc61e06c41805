using System.CommandLine;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Patrol.Engine.Model;
using Patrol.Storage;
using Patrol.Storage.Demand;
using Spectre.Console;

namespace Patrol.Cli.Verbs;

/// <summary><c>patrol expire</c>: deletes the detail of old incidents, after asking; their counts stay.</summary>
internal static class ExpireVerb
{
    public static Command Create()
    {
        var district = new Option<string>("--district")
        {
            Description = "Code of the district",
            Required = true,
        };
        var before = new Option<string>("--before")
        {
            Description = "Detail of weeks before this date goes, 2015-01-01; the week it lies in stays",
            Required = true,
        };
        var yes = new Option<bool>("--yes") { Description = "Don't ask" };
        var json = new Option<bool>("--json") { Description = "Print one JSON object" };
        var command = new Command(
            "expire",
            "Delete the detail of old incidents; their counts stay. Asks first."
        )
        {
            district,
            before,
            yes,
            json,
        };
        command.SetAction(
            (parsed, cancel) =>
                Terminal.RunAsync(
                    parsed.GetValue(json),
                    async () =>
                    {
                        var date = Read(parsed.GetRequiredValue(before));
                        await using var database = await Open.DatabaseAsync(cancel);
                        var found = await Open.DistrictAsync(
                            database,
                            parsed.GetRequiredValue(district),
                            cancel
                        );
                        var monday = WeekClock
                            .WeekOf(date)
                            .ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
                        if (
                            !parsed.GetValue(yes)
                            && !await Terminal.AgreesAsync(
                                $"Delete times, places and ids of all incidents of {found.Name} before {monday}? Only their counts stay; this can't be undone.",
                                cancel
                            )
                        )
                        {
                            return Terminal.NotAgreed();
                        }
                        var expired = await database.WriteAsync(
                            found.Id,
                            new Actor(Environment.UserName, "expire on the command line"),
                            session => IncidentStore.ExpireAsync(session, date),
                            cancel
                        );
                        if (parsed.GetValue(json))
                        {
                            Terminal.Print(
                                new
                                {
                                    schema = 1,
                                    before = monday,
                                    expired,
                                }
                            );
                        }
                        else
                        {
                            AnsiConsole.MarkupLineInterpolated(
                                $"{expired:N0} incidents before {monday} have lost their detail; their counts stay."
                            );
                        }
                        return ExitCode.Done;
                    }
                )
        );
        return command;
    }

    private static LocalDate Read(string text) =>
        LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var date)
        && date.Year is >= 1900 and <= 2199
            ? date
            : throw new InputException(
                new InputIssue("expire.before", null, null, "--before", text, "Write the date as 2015-01-01.")
            );
}
