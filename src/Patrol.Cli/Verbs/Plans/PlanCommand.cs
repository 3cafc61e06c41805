using System.CommandLine;
using Patrol.Engine.Model;
using Patrol.Storage;

namespace Patrol.Cli.Verbs.Plans;

/// <summary>What a verb about one version works on.</summary>
/// <param name="Scope">The district.</param>
/// <param name="Number">Number of the version.</param>
internal sealed record PlanScope(DistrictScope Scope, int Number) : DistrictScope(Scope)
{
    /// <summary>Reads inside of the district.</summary>
    public Task<T> ReadAsync<T>(Func<DistrictSession, Task<T>> read) =>
        Database.ReadAsync(District.Id, read, Cancel);

    /// <summary>Changes something inside of the district.</summary>
    public Task<T> WriteAsync<T>(string verb, Func<DistrictSession, Task<T>> write) =>
        Database.WriteAsync(District.Id, By($"plan {verb}"), write, Cancel);
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
        NumberedKey KeyOf(ParseResult parsed)
        {
            var id = parsed.GetRequiredValue(plan);
            return NumberedKey.TryParse(id, out var key)
                ? key
                : throw new InputException(
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
        return DistrictCommand.Create(
            new Command(name, description) { plan },
            options,
            parsed => KeyOf(parsed).District,
            scope => run(new PlanScope(scope, KeyOf(scope.Parsed).Number))
        );
    }
}
