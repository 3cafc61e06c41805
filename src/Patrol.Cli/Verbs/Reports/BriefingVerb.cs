using System.CommandLine;
using Patrol.Contracts.Briefings;
using Patrol.Contracts.Words;
using Patrol.Engine.Model;
using Patrol.Papers;
using Patrol.Storage.Briefings;
using Spectre.Console;

namespace Patrol.Cli.Verbs.Reports;

/// <summary><c>patrol briefing</c>: makes the monthly briefing, or an earlier one again for its next month.</summary>
internal static class BriefingVerb
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
        var sections = new Option<string?>("--sections")
        {
            Description =
                "comparisons,periods,places,backtest,equity,quality,nearRepeat; all but the last when left out",
        };
        var again = new Option<string?>("--again")
        {
            Description = "Id of a briefing: the same for the month after",
        };
        var pdf = new Option<string?>("--pdf") { Description = "File to write the paper to" };
        var xlsx = new Option<string?>("--xlsx") { Description = "File to write the tables to" };
        var host = new Option<string>("--address")
        {
            Description = "Where the viewer is; printed as a code",
            DefaultValueFactory = _ => "http://127.0.0.1:5210",
        };
        return DistrictCommand.Create(
            "briefing",
            "Make the monthly briefing: changes, periods, places, equity and data quality.",
            [month, categories, sections, again, pdf, xlsx, host],
            async scope =>
            {
                var id = scope.Parsed.GetValue(again);
                var request = new BriefingRequest
                {
                    Month = scope.Parsed.GetValue(month),
                    Categories = scope.Parsed.GetValue(categories),
                    Sections = scope.Parsed.GetValue(sections),
                };
                if (id is not null && request != new BriefingRequest())
                {
                    throw new InputException(
                        new InputIssue(
                            "briefing.again",
                            null,
                            null,
                            "--again",
                            id,
                            "It asks the same as before: leave month, categories and sections out."
                        )
                    );
                }
                var briefing = await Terminal.WithStatusAsync("Counting", _ => MakeAsync(scope, request, id));
                await WriteAsync(
                    scope,
                    briefing,
                    scope.Parsed.GetValue(pdf),
                    scope.Parsed.GetValue(xlsx),
                    scope.Parsed.GetValue(host)!
                );
                if (scope.IsJson)
                {
                    Terminal.Print(briefing);
                }
                else
                {
                    Show(briefing);
                }
                return ExitCode.Done;
            }
        );
    }

    private static async Task<BriefingView> MakeAsync(
        DistrictScope scope,
        BriefingRequest request,
        string? id
    )
    {
        var by = DistrictScope.By("briefing");
        if (id is null)
        {
            return await BriefingRun.MakeAsync(scope.Database, scope.District, request, by, scope.Cancel);
        }
        return
            NumberedKey.TryParse(id, out var key)
            && key.District == scope.District.Code
            && await BriefingRun.MakeNextAsync(scope.Database, scope.District, key.Number, by, scope.Cancel)
                is { } briefing
            ? briefing
            : throw new InputException(
                new InputIssue(
                    "briefing.unknown",
                    null,
                    null,
                    "--again",
                    id,
                    "Name a briefing of this district."
                )
            );
    }

    private static async Task WriteAsync(
        DistrictScope scope,
        BriefingView briefing,
        string? pdf,
        string? xlsx,
        string host
    )
    {
        if (pdf is not null && NumberedKey.TryParse(briefing.Id, out var key))
        {
            var input = await scope.Database.ReadAsync(
                scope.District.Id,
                session => BriefingStore.FindPaperAsync(session, scope.District, key.Number, host, true),
                scope.Cancel
            );
            await File.WriteAllBytesAsync(pdf, BriefingPaper.Write(input!), scope.Cancel);
        }
        if (xlsx is not null)
        {
            await File.WriteAllBytesAsync(xlsx, BriefingFiles.Workbook(briefing), scope.Cancel);
        }
    }

    private static void Show(BriefingView briefing)
    {
        var words = AnsiConsole.Console;
        words.MarkupLineInterpolated($"[bold]{briefing.DistrictName}, {briefing.Month}[/] · {briefing.Id}");
        foreach (var sentence in briefing.Sentences)
        {
            words.MarkupLineInterpolated($"• {ReasonText.Say(sentence)}");
        }
        if (briefing.Comparison is { } comparison)
        {
            words.Write(CompareVerb.TableOf(comparison, pairs: false));
        }
        words.WriteLine("Reported demand, not a prediction.");
    }
}
