using System.CommandLine;
using Patrol.Storage;
using Spectre.Console;

namespace Patrol.Cli.Verbs;

/// <summary><c>patrol reset</c>: deletes a district, or all of them, after asking.</summary>
internal static class ResetVerb
{
    public static Command Create()
    {
        var district = new Option<string?>("--district")
        {
            Description = "Only this district; else all of them",
        };
        var yes = new Option<bool>("--yes") { Description = "Don't ask" };
        var command = new Command("reset", "Delete districts with everything in them; asks first.")
        {
            district,
            yes,
        };
        command.SetAction(
            (parsed, cancel) =>
                Terminal.RunAsync(
                    json: false,
                    async () =>
                    {
                        await using var database = await Open.DatabaseAsync(cancel);
                        var codes = parsed.GetValue(district) is { } code
                            ? [(await Open.DistrictAsync(database, code, cancel)).Code]
                            : await DistrictStore.ListAsync(database, cancel);
                        if (codes.Count == 0)
                        {
                            Terminal.Words.WriteLine("There is no district to delete.");
                            return ExitCode.Done;
                        }
                        var what = string.Join(", ", codes);
                        if (
                            !parsed.GetValue(yes)
                            && !await Terminal.AgreesAsync(
                                $"Delete {what} with all incidents, surfaces and plans? This can't be undone.",
                                cancel
                            )
                        )
                        {
                            throw Terminal.NotAgreed();
                        }
                        foreach (var one in codes)
                        {
                            var found = await Open.DistrictAsync(database, one, cancel);
                            await DistrictStore.DeleteAsync(database, found.Id, cancel);
                        }
                        Terminal.Words.MarkupLineInterpolated($"Deleted: {what}.");
                        return ExitCode.Done;
                    },
                    "Canceled; districts that were deleted before stay deleted, the others are whole."
                )
        );
        return command;
    }
}
