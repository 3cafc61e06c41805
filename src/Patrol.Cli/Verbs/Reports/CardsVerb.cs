using System.CommandLine;
using Patrol.Contracts.Cards;
using Patrol.Papers;
using Patrol.Storage.Cards;
using Spectre.Console;

namespace Patrol.Cli.Verbs.Reports;

/// <summary><c>patrol cards</c>: makes a week's cards, one a community, into the outbox.</summary>
internal static class CardsVerb
{
    public static Command Create()
    {
        var week = new Option<string?>("--week")
        {
            Description =
                "ISO week the cards are for, 2026-W47; the one after the last on record when left out",
        };
        var folder = new Option<string?>("--out")
        {
            Description = "Folder to write a PDF a community to; made where it is missing",
        };
        var host = new Option<string>("--address")
        {
            Description = "Where the viewer is; printed as a code",
            DefaultValueFactory = _ => "http://127.0.0.1:5210",
        };
        return DistrictCommand.Create(
            "cards",
            "Make the weekly card of each community and queue it in the outbox.",
            [week, folder, host],
            async scope =>
            {
                var result = await scope.Database.WriteAsync(
                    scope.District.Id,
                    DistrictScope.By("cards"),
                    session =>
                        CardRun.MakeAsync(
                            session,
                            scope.District,
                            new CardsRequest(scope.Parsed.GetValue(week))
                        ),
                    scope.Cancel
                );
                if (scope.Parsed.GetValue(folder) is { } path)
                {
                    await WriteAsync(scope, result, path, scope.Parsed.GetValue(host)!);
                }
                if (scope.IsJson)
                {
                    Terminal.Print(result);
                }
                else
                {
                    AnsiConsole.Console.MarkupLineInterpolated(
                        $"{result.Week}: {result.Queued} cards queued, {result.Renewed} renewed, {result.Unchanged} as they were."
                    );
                }
                return ExitCode.Done;
            }
        );
    }

    private static async Task WriteAsync(DistrictScope scope, CardsResult result, string folder, string host)
    {
        Directory.CreateDirectory(folder);
        foreach (var card in result.Cards)
        {
            var input = await scope.Database.ReadAsync(
                scope.District.Id,
                session => CardStore.FindPaperAsync(session, card.Week, card.Community, host),
                scope.Cancel
            );
            var name = $"{card.Week}-{PaperFiles.Safe(card.Community)}.pdf";
            await File.WriteAllBytesAsync(Path.Combine(folder, name), CardPaper.Write(input!), scope.Cancel);
        }
    }
}
