using System.CommandLine;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Patrol.Engine.Model;
using Patrol.Storage.Demand;
using Spectre.Console;

namespace Patrol.Cli.Verbs;

/// <summary><c>patrol expire</c>: deletes the detail of old incidents, after asking; their counts stay.</summary>
internal static class ExpireVerb
{
    public static Command Create()
    {
        var before = new Option<string>("--before")
        {
            Description = "Detail of weeks before this date goes, 2015-01-01; the week it lies in stays",
            Required = true,
        };
        var yes = new Option<bool>("--yes") { Description = "Don't ask" };
        return DistrictCommand.Create(
            "expire",
            "Delete the detail of old incidents; their counts stay. Asks first.",
            [before, yes],
            scope => RunAsync(scope, Read(scope.Parsed.GetRequiredValue(before)), scope.Parsed.GetValue(yes))
        );
    }

    private static async Task<int> RunAsync(DistrictScope scope, LocalDate date, bool isAgreed)
    {
        var monday = WeekClock.WeekOf(date).ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
        if (
            !isAgreed
            && !await Terminal.AgreesAsync(
                $"Delete times, places and ids of all incidents of {scope.District.Name} before {monday}? Only their counts stay; this can't be undone.",
                scope.Cancel
            )
        )
        {
            throw Terminal.NotAgreed();
        }
        var expired = await scope.Database.WriteAsync(
            scope.District.Id,
            DistrictScope.By("expire"),
            session => IncidentStore.ExpireAsync(session, date),
            scope.Cancel
        );
        if (scope.IsJson)
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

    private static LocalDate Read(string text) =>
        LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var date)
        && date.Year is >= 1900 and <= 2199
            ? date
            : throw new InputException(
                new InputIssue("expire.before", null, null, "--before", text, "Write the date as 2015-01-01.")
            );
}
