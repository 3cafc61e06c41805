using System.CommandLine;
using System.Globalization;
using Patrol.Contracts.Comparisons;
using Patrol.Storage.Comparisons;
using Spectre.Console;

namespace Patrol.Cli.Verbs.Reports;

/// <summary><c>patrol compare</c>: a month against the one before and that of a year before.</summary>
internal static class CompareVerb
{
    public static Command Create()
    {
        var month = new Option<string?>("--month")
        {
            Description = "Month, 2026-10, or last; the last on record when left out",
        };
        var categories = new Option<string?>("--categories")
        {
            Description = "Codes of categories, comma-separated; all when left out",
        };
        return DistrictCommand.Create(
            "compare",
            "Compare a month with the month before and with a year before, by category and community.",
            [month, categories],
            async scope =>
            {
                var query = new MonthQuery
                {
                    Month = scope.Parsed.GetValue(month),
                    Categories = scope.Parsed.GetValue(categories),
                };
                var view = await scope.Database.ReadAsync(
                    scope.District.Id,
                    session => MonthComparing.CompareAsync(session, scope.District, query),
                    scope.Cancel
                );
                if (scope.IsJson)
                {
                    Terminal.Print(new { schema = 1, comparison = view });
                }
                else
                {
                    AnsiConsole.Console.Write(TableOf(view, pairs: true));
                }
                return ExitCode.Done;
            }
        );
    }

    /// <summary>A comparison as a table; pairs of community and category only where asked for, or where they stand out.</summary>
    internal static Table TableOf(MonthView view, bool pairs)
    {
        var table = new Table
        {
            Title = new TableTitle(
                $"{view.Month} ({view.Days} days) against {view.Previous} and {view.YearBefore}"
            ),
        };
        table.AddColumns(
            "Whose",
            view.Month,
            view.Previous,
            "a day",
            "says",
            view.YearBefore,
            "a day",
            "says"
        );
        foreach (var row in view.Rows)
        {
            var isPair = row.Category is not null && (row.Community is not null || row.IsOutside);
            if (isPair && !pairs && !row.MonthOnMonth.StandsOut && !row.YearOnYear.StandsOut)
            {
                continue;
            }
            table.AddRow(
                NameOf(row).EscapeMarkup(),
                $"{row.MonthOnMonth.After:N0}",
                $"{row.MonthOnMonth.Before:N0}",
                Change(row.MonthOnMonth),
                Says(row.MonthOnMonth),
                $"{row.YearOnYear.Before:N0}",
                Change(row.YearOnYear),
                Says(row.YearOnYear)
            );
        }
        return table;
    }

    private static string NameOf(MonthRow row)
    {
        var community = row.IsOutside ? "outside any community" : row.CommunityName;
        return (community, row.CategoryName) switch
        {
            (null, null) => "all",
            (null, { } category) => category,
            ({ } place, null) => place,
            ({ } place, { } category) => $"{place} – {category}",
        };
    }

    private static string Change(ChangeView change) =>
        change.Ratio is { } ratio ? (ratio - 1).ToString("+0 %;−0 %;0 %", CultureInfo.InvariantCulture) : "–";

    private static string Says(ChangeView change) =>
        (
            change.Verdict switch
            {
                "higher" => "higher",
                "lower" => "lower",
                "noClearChange" => "no clear change",
                _ => "too few to say",
            }
        ) + (change.StandsOut ? ", stands out" : "");
}
