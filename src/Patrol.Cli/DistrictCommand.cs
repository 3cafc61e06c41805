using System.CommandLine;
using Patrol.Engine.Model;
using Patrol.Storage;

namespace Patrol.Cli;

/// <summary>What a verb works in.</summary>
/// <param name="Parsed">Its options.</param>
/// <param name="IsJson">True to print one JSON object.</param>
/// <param name="Database">The open database.</param>
/// <param name="District">The district.</param>
/// <param name="Cancel">Ends the work.</param>
internal record DistrictScope(
    ParseResult Parsed,
    bool IsJson,
    PatrolDatabase Database,
    District District,
    CancellationToken Cancel
)
{
    /// <summary>Who acts.</summary>
    public static Actor By(string verb) => new(Environment.UserName, $"{verb} on the command line");
}

/// <summary>A verb that works in one district: <c>--district</c> and <c>--json</c> are the same everywhere.</summary>
internal static class DistrictCommand
{
    public static Command Create(
        string name,
        string description,
        IEnumerable<Option> options,
        Func<DistrictScope, Task<int>> run
    )
    {
        var district = new Option<string>("--district")
        {
            Description = "Code of the district",
            Required = true,
        };
        return Create(
            new Command(name, description) { district },
            options,
            parsed => parsed.GetRequiredValue(district),
            run
        );
    }

    /// <summary>A verb whose subject names the district.</summary>
    /// <param name="command">The verb with its subject.</param>
    /// <param name="options">Its options, but for <c>--json</c>.</param>
    /// <param name="codeOf">Reads the code of the district from its subject.</param>
    /// <param name="run">Does the work.</param>
    public static Command Create(
        Command command,
        IEnumerable<Option> options,
        Func<ParseResult, string> codeOf,
        Func<DistrictScope, Task<int>> run
    )
    {
        var json = new Option<bool>("--json") { Description = "Print one JSON object" };
        foreach (var option in options.Append(json))
        {
            command.Add(option);
        }
        command.SetAction(
            (parsed, cancel) =>
                Terminal.RunAsync(
                    parsed.GetValue(json),
                    async () =>
                    {
                        var code = codeOf(parsed);
                        await using var database = await Open.DatabaseAsync(cancel);
                        var found = await Open.DistrictAsync(database, code, cancel);
                        return await run(
                            new DistrictScope(parsed, parsed.GetValue(json), database, found, cancel)
                        );
                    }
                )
        );
        return command;
    }
}
