using System.CommandLine;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Patrol.Engine.Import;
using Patrol.Storage;
using Patrol.Storage.Runs;
using Spectre.Console;

namespace Patrol.Cli.Verbs;

/// <summary><c>patrol up</c>: database, sample district, surface, then API and viewer until Ctrl-C.</summary>
internal static class UpVerb
{
    private const int DefaultPort = 5210;

    public static Command Create()
    {
        var port = new Option<int>("--port")
        {
            Description = "Port on this computer",
            DefaultValueFactory = _ => DefaultPort,
        };
        var command = new Command("up", "Start Patrol on this computer; Ctrl-C stops it.") { port };
        command.SetAction(
            (parsed, cancel) => Terminal.RunAsync(json: false, () => RunAsync(parsed.GetValue(port), cancel))
        );
        return command;
    }

    private static async Task<int> RunAsync(int port, CancellationToken cancel)
    {
        var address = $"http://127.0.0.1:{port}";
        if (await AnswersAsync(address, "live", cancel))
        {
            Terminal.Words.MarkupLineInterpolated($"Patrol runs already: [bold]{address}[/]");
            return ExitCode.Done;
        }
        if (!IsFree(port))
        {
            Terminal.Words.MarkupLineInterpolated(
                $"[red]Port {port} is taken by another program. Choose one: ./patrol up --port {port + 1}[/]"
            );
            return ExitCode.EnvironmentMissing;
        }
        await using var database = await Open.DatabaseAsync(cancel);
        await LoadSampleWhereEmptyAsync(database, cancel);
        using var server = StartServer(port);
        try
        {
            await WaitUntilReadyAsync(server, address, cancel);
            Terminal.Words.MarkupLineInterpolated(
                $"[bold]Patrol: {address}[/]  (API: {address}/docs; Ctrl-C stops it)"
            );
            await server.WaitForExitAsync(cancel);
            return server.ExitCode;
        }
        catch (OperationCanceledException)
        {
            Terminal.Words.WriteLine("Stopping …");
            return ExitCode.Done;
        }
        finally
        {
            server.StandardInput.Close();
            if (!server.WaitForExit(TimeSpan.FromSeconds(20)))
            {
                server.Kill(entireProcessTree: true);
            }
        }
    }

    private static async Task LoadSampleWhereEmptyAsync(PatrolDatabase database, CancellationToken cancel)
    {
        var recipe = Path.Combine(Checkout.Sample, "district.json");
        var codes = await DistrictStore.ListAsync(database, cancel);
        if (codes.Count > 0 && !await IsHalfAsync(database, codes, recipe, cancel))
        {
            return;
        }
        if (!File.Exists(recipe))
        {
            Terminal.Words.WriteLine(
                "There is no district yet. Load a real one with ./patrol demo dc, or your own with ./patrol import --recipe FILE."
            );
            return;
        }
        await Terminal.WithStatusAsync(
            "Loading the sample district",
            stage =>
                RecipeRun.LoadAsync(
                    database,
                    DistrictRecipe.Read(recipe),
                    Checkout.Sample,
                    Checkout.Sample,
                    stage,
                    cancel
                )
        );
    }

    // A start that was killed may have left a part of the sample; loading it again changes nothing of what is there.
    private static async Task<bool> IsHalfAsync(
        PatrolDatabase database,
        IReadOnlyList<string> codes,
        string recipe,
        CancellationToken cancel
    )
    {
        if (!File.Exists(recipe) || codes is not [var only] || only != DistrictRecipe.Read(recipe).Code)
        {
            return false;
        }
        var sample = await DistrictStore.FindAsync(database, only, cancel);
        return sample is null
            || (await database.ReadAsync(sample.Id, DistrictStore.ViewAsync, cancel)).CurrentSurface is null;
    }

    private static Process StartServer(int port)
    {
        var folder = Path.Combine(Checkout.Root, "artifacts", "app");
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(folder, "Patrol.Api.dll"), "--port", $"{port}", "--until-stdin-closes", "true"]
        )
        {
            RedirectStandardInput = true,
            WorkingDirectory = folder,
        };
        start.Environment["PATROL_ROOT"] = Checkout.Root;
        return Process.Start(start)!;
    }

    private static async Task WaitUntilReadyAsync(Process server, string address, CancellationToken cancel)
    {
        while (!await AnswersAsync(address, "ready", cancel))
        {
            if (server.HasExited)
            {
                throw new EnvironmentMissingException(
                    "The server stopped while starting; its message stands above."
                );
            }
            await Task.Delay(100, cancel);
        }
    }

    private static async Task<bool> AnswersAsync(string address, string check, CancellationToken cancel)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            var answer = await client.GetAsync($"{address}/health/{check}", cancel);
            return answer.IsSuccessStatusCode
                && (await answer.Content.ReadAsStringAsync(cancel)).Contains(
                    "Patrol",
                    StringComparison.Ordinal
                );
        }
        catch (Exception fault)
            when (fault is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            return false;
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
