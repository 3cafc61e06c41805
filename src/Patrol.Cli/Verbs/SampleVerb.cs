using System.CommandLine;
using Patrol.Engine.Sample;
using Spectre.Console;

namespace Patrol.Cli.Verbs;

/// <summary><c>patrol sample</c>: writes the files of the invented district.</summary>
internal static class SampleVerb
{
    public static Command Create()
    {
        var size = new Option<SampleSize>("--size")
        {
            Description = "standard, wide or tiny",
            DefaultValueFactory = _ => SampleSize.Standard,
        }.ByName();
        var seed = new Option<int>("--seed")
        {
            Description = "Same seed, same bytes",
            DefaultValueFactory = _ => 7,
        }.Between(0, int.MaxValue);
        var folder = new Option<string>("--out") { Description = "Folder to write to", Required = true };
        var command = new Command("sample", "Write the files of the sample district.") { size, seed, folder };
        command.SetAction(
            (parsed, _) =>
                Terminal.RunAsync(
                    json: false,
                    async () =>
                    {
                        var path = Path.GetFullPath(parsed.GetRequiredValue(folder));
                        await Terminal.WithStatusAsync(
                            "Writing the sample",
                            stage =>
                            {
                                SampleGenerator.Write(
                                    parsed.GetValue(size),
                                    parsed.GetValue(seed),
                                    path,
                                    stage
                                );
                                return Task.FromResult(0);
                            }
                        );
                        Terminal.Words.MarkupLineInterpolated($"The sample lies in {path}.");
                        return ExitCode.Done;
                    }
                )
        );
        return command;
    }
}
