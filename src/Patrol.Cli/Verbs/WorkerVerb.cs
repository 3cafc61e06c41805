using System.CommandLine;
using Patrol.Storage.Jobs;
using Spectre.Console;

namespace Patrol.Cli.Verbs;

/// <summary><c>patrol worker</c>: works on jobs of one database beside its server, until Ctrl-C.</summary>
internal static class WorkerVerb
{
    public static Command Create()
    {
        var jobs = new Option<int>("--jobs")
        {
            Description = "Jobs at a time; a search uses two cores",
            DefaultValueFactory = _ => Math.Max(1, Environment.ProcessorCount / 2),
        }.Between(1, 64);
        var command = new Command(
            "worker",
            "Work on background jobs, on this machine or several on one database; Ctrl-C stops it."
        )
        {
            jobs,
        };
        command.SetAction(
            (parsed, cancel) =>
                Terminal.RunAsync(
                    json: false,
                    async () =>
                    {
                        await using var database = await Open.DatabaseAsync(cancel);
                        var name = JobWorks.NewName();
                        await using var worker = new JobQueue(database).StartWorker(
                            new JobRunner(
                                database,
                                JobWorks.All,
                                name,
                                (job, fault) => Terminal.Words.WriteLine($"Job {job} failed: {fault}"),
                                (job, stage) => Terminal.Words.WriteLine($"Job {job}: {stage}")
                            ),
                            parsed.GetValue(jobs)
                        );
                        Terminal.Words.MarkupLineInterpolated(
                            $"[bold]Worker {name}[/] waits for jobs; Ctrl-C stops it, and another takes up what it has begun."
                        );
                        await Task.Delay(Timeout.Infinite, cancel)
                            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                        Terminal.Words.WriteLine("Stopping …");
                        return ExitCode.Done;
                    }
                )
        );
        return command;
    }
}
