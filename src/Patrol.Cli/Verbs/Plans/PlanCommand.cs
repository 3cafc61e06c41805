using System.CommandLine;
using Patrol.Engine.Model;
using Patrol.Storage;

namespace Patrol.Cli.Verbs.Plans;

/// <summary>What a verb about one version works on.</summary>
/// <param name="Parsed">Its options.</param>
/// <param name="IsJson">True to print one JSON object.</param>
/// <param name="Database">The open database.</param>
/// <param name="District">The district.</param>
/// <param name="Number">Number of the version.</param>
/// <param name="Cancel">Ends the work.</param>
internal sealed record PlanScope(
    ParseResult Parsed,
    bool IsJson,
    PatrolDatabase Database,
    District District,
    int Number,
    CancellationToken Cancel
)
{
    /// <summary>Reads inside of the district.</summary>
    public Task<T> ReadAsync<T>(Func<DistrictSession, Task<T>> read) =>
        Database.ReadAsync(District.Id, read, Cancel);

    /// <summary>Changes something inside of the district.</summary>
    public Task<T> WriteAsync<T>(string verb, Func<DistrictSession, Task<T>> write) =>
        Database.WriteAsync(District.Id, DistrictScope.By($"plan {verb}"), write, Cancel);
}

/// <summary>A verb about one version of a plan, named by its id, which holds its district.</summary>
internal static class PlanCommand
{
    public static Command Create(
        string name,
        string description,
        IEnumerable<Option> options,
        Func<PlanScope, Task<int>> run
    )
    {
        var plan = new Argument<string>("plan") { Description = "Id of the version, such as sample-3" };
        var json = new Option<bool>("--json") { Description = "Print one JSON object" };
        var command = new Command(name, description) { plan };
        foreach (var option in options)
        {
            command.Add(option);
        }
        command.Add(json);
        command.SetAction(
            (parsed, cancel) =>
                Terminal.RunAsync(
                    parsed.GetValue(json),
                    async () =>
                    {
                        var id = parsed.GetRequiredValue(plan);
                        if (!NumberedKey.TryParse(id, out var key))
                        {
                            throw new InputException(
                                new InputIssue(
                                    "plan.unknown",
                                    null,
                                    null,
                                    "plan",
                                    id,
                                    "Write the id of a version, such as sample-3; ./patrol plan list shows them."
                                )
                            );
                        }
                        await using var database = await Open.DatabaseAsync(cancel);
                        var district = await Open.DistrictAsync(database, key.District, cancel);
                        return await run(
                            new PlanScope(
                                parsed,
                                parsed.GetValue(json),
                                database,
                                district,
                                key.Number,
                                cancel
                            )
                        );
                    }
                )
        );
        return command;
    }
}
