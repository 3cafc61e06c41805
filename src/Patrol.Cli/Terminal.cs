using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Patrol.Engine.Model;
using Patrol.Papers;
using Patrol.Storage;
using Patrol.Storage.Documents;
using Spectre.Console;

namespace Patrol.Cli;

/// <summary>
/// What a command prints: with <c>--json</c> one object alone on stdout; words and progress go to stderr.
/// </summary>
internal static partial class Terminal
{
    /// <summary>What a canceled command leaves that works in one transaction.</summary>
    public const string NothingKept = "Canceled; nothing was changed.";

    /// <summary>What a canceled command leaves that imports one file after the other.</summary>
    public const string WholeFilesKept =
        "Canceled. Files that were imported before are kept, the one under way is not; run it again to go on.";

    private const int PipeWidth = 240;

    private static readonly TimeSpan PipeInterval = TimeSpan.FromSeconds(5);

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.Strict,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    /// <summary>Console for words and progress.</summary>
    public static IAnsiConsole Words { get; } =
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    /// <summary>A file or a pipe has no window to fit: tables keep their columns whole, and sentences their lines.</summary>
    public static void FitPipes()
    {
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = PipeWidth;
        }
        if (Console.IsErrorRedirected)
        {
            Words.Profile.Width = PipeWidth;
        }
    }

    /// <summary>Prints one object on stdout.</summary>
    public static void Print(object document) =>
        Console.Out.WriteLine(JsonSerializer.Serialize(document, Json));

    /// <summary>Says what is wrong with the arguments, as an object or in words.</summary>
    public static int Refuse(bool json, IEnumerable<string> faults)
    {
        var issues = faults
            .Select(fault => new InputIssue("command.arguments", null, null, null, null, Worded(fault)))
            .ToArray();
        if (json)
        {
            Print(new { schema = 1, issues = issues.Select(ImportDocuments.Of) });
        }
        else
        {
            foreach (var issue in issues)
            {
                Words.MarkupLineInterpolated($"[red]{issue.Remedy}[/]");
            }
            Words.WriteLine("--help shows what is expected.");
        }
        return ExitCode.BadInput;
    }

    // The parser names its types.
    private static string Worded(string fault) =>
        Type()
            .Replace(
                fault,
                match =>
                    match.Groups["name"].Value switch
                    {
                        "Int32" or "Int64" => "a whole number",
                        "Double" => "a number",
                        "Boolean" => "true or false",
                        _ => "a value of its kind",
                    }
            );

    [GeneratedRegex(@"expected type '(System\.Nullable`1\[)?System\.(?<name>\w+)\]?'")]
    private static partial Regex Type();

    /// <summary>Runs a command; turns faults into words (or an object of issues) and an exit code.</summary>
    /// <param name="json">True for an object of issues.</param>
    /// <param name="command">The command.</param>
    /// <param name="canceled">What is said when it was canceled.</param>
    public static async Task<int> RunAsync(bool json, Func<Task<int>> command, string canceled = NothingKept)
    {
        try
        {
            return await command();
        }
        catch (InputException fault)
        {
            if (json)
            {
                Print(new { schema = 1, issues = fault.Issues.Select(ImportDocuments.Of) });
            }
            else
            {
                foreach (var issue in fault.Issues)
                {
                    Words.MarkupLineInterpolated($"[red]{issue.ToString()}[/]");
                }
            }
            return ExitCode.BadInput;
        }
        catch (Exception fault) when (fault is EnvironmentMissingException or TypefaceMissingException)
        {
            Say(json, "environment.missing", fault.Message, "red");
            return ExitCode.EnvironmentMissing;
        }
        catch (OperationCanceledException)
        {
            Say(json, "command.canceled", canceled, "yellow");
            return ExitCode.Canceled;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Say(json, "command.file", fault.Message, "red");
            return ExitCode.BadInput;
        }
        catch (Exception fault)
        {
            Words.MarkupLineInterpolated($"[red]Something went wrong on our side: {fault.Message}[/]");
            Words.WriteLine(fault.ToString());
            return ExitCode.Internal;
        }
    }

    private static void Say(bool json, string code, string words, string color)
    {
        if (json)
        {
            var issue = new InputIssue(code, null, null, null, null, words);
            Print(new { schema = 1, issues = new[] { ImportDocuments.Of(issue) } });
        }
        else
        {
            Words.MarkupLine($"[{color}]{words.EscapeMarkup()}[/]");
        }
    }

    /// <summary>Asks a person at the terminal; without one nobody can agree.</summary>
    public static async Task<bool> AgreesAsync(string question, CancellationToken cancel) =>
        !Console.IsInputRedirected
        && await Words.ConfirmAsync(question.EscapeMarkup(), defaultValue: false, cancel);

    /// <summary>What follows when nobody agreed; nothing was deleted.</summary>
    public static Exception NotAgreed() =>
        Console.IsInputRedirected
            ? new InputException(
                new InputIssue(
                    "command.not-agreed",
                    null,
                    null,
                    "--yes",
                    null,
                    "Nothing was deleted: nobody could be asked. Give --yes to delete without asking."
                )
            )
            : new OperationCanceledException();

    /// <summary>Runs work under a status line that says the current stage.</summary>
    public static Task<T> WithStatusAsync<T>(string first, Func<IProgress<string>, Task<T>> work) =>
        Words.Profile.Capabilities.Interactive
            ? Words
                .Status()
                .StartAsync(first, context => work(new Stages(text => context.Status(text.EscapeMarkup()))))
            : work(new Stages(Sparingly(Words.WriteLine)));

    /// <summary>Runs work of known length under a bar; a file or a pipe gets a line every few seconds.</summary>
    public static Task<T> WithBarAsync<T>(
        string what,
        Func<IProgress<(double Done, double Of)>, Task<T>> work
    )
    {
        if (!Words.Profile.Capabilities.Interactive)
        {
            var say = Sparingly(Words.WriteLine);
            return work(new Steps((done, of) => say($"{what}: {done:N0} of {of:N0}")));
        }
        return Words
            .Progress()
            .AutoClear(true)
            .StartAsync(context =>
            {
                var bar = context.AddTask(what.EscapeMarkup());
                return work(new Steps((done, of) => (bar.MaxValue, bar.Value) = (of, done)));
            });
    }

    /// <summary>A file or a pipe gets every new stage, and of a long one what is best so far.</summary>
    private static Action<string> Sparingly(Action<string> say)
    {
        var (stage, said) = ("", 0L);
        return text =>
        {
            var now = text.Split(':')[0];
            if (now != stage || Stopwatch.GetElapsedTime(said) >= PipeInterval)
            {
                (stage, said) = (now, Stopwatch.GetTimestamp());
                say(text);
            }
        };
    }

    /// <summary>Reports at once, in the order said, on the caller's thread.</summary>
    private sealed class Stages(Action<string> say) : IProgress<string>
    {
        public void Report(string value) => say(value);
    }

    private sealed class Steps(Action<double, double> say) : IProgress<(double Done, double Of)>
    {
        public void Report((double Done, double Of) value) => say(value.Done, value.Of);
    }
}
