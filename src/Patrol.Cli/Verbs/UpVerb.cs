using System.CommandLine;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Patrol.Contracts;
using Patrol.Storage;
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
        }.Between(1, ushort.MaxValue);
        var command = new Command("up", "Start Patrol on this computer; Ctrl-C stops it.") { port };
        command.SetAction(
            (parsed, cancel) =>
                Terminal.RunAsync(
                    json: false,
                    () => RunAsync(parsed.GetValue(port), cancel),
                    Terminal.WholeFilesKept
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(int port, CancellationToken cancel)
    {
        var address = $"http://127.0.0.1:{port}";
        if (await AskAsync(address, "live", cancel) is { } running)
        {
            if (running.Installation != HealthView.InstallationOf(Checkout.Root))
            {
                throw Taken(port, "Patrol of another folder");
            }
            Terminal.Words.MarkupLineInterpolated($"Patrol runs already: [bold]{address}[/]");
            return ExitCode.Done;
        }
        // Held until the server takes it, so that of two starts at once only one loads the sample.
        var hold = Hold(port);
        await using var database = await Open.DatabaseAsync(cancel);
        await SampleDistrict.LoadWhereEmptyAsync(database, cancel);
        hold.Dispose();
        using var server = StartServer(port);
        try
        {
            await WaitUntilReadyAsync(server, address, cancel);
            Terminal.Words.MarkupLineInterpolated(
                $"[bold]Patrol: {address}[/]  (API: {address}/docs; Ctrl-C stops it)"
            );
            await server.WaitForExitAsync(cancel);
            Terminal.Words.MarkupLineInterpolated(
                $"[red]The server ended by itself (code {server.ExitCode}). What was committed is kept: start it again with ./patrol up.[/]"
            );
            return ExitCode.Internal;
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

    // Only our own server's answer counts: another start may have taken the port between our look and our server's.
    private static async Task WaitUntilReadyAsync(Process server, string address, CancellationToken cancel)
    {
        while ((await AskAsync(address, "ready", cancel))?.Process != server.Id)
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

    private static async Task<HealthView?> AskAsync(string address, string check, CancellationToken cancel)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            var health = await client.GetFromJsonAsync<HealthView>($"{address}/health/{check}", cancel);
            return health?.Product == HealthView.ProductName ? health : null;
        }
        catch (Exception fault)
            when (fault
                    is HttpRequestException
                        or JsonException
                        or NotSupportedException
                        or TaskCanceledException
                && !cancel.IsCancellationRequested
            )
        {
            return null;
        }
    }

    private static EnvironmentMissingException Taken(int port, string by, Exception? cause = null) =>
        new(
            $"Port {port} is taken by {by}. Choose another: ./patrol up --port {(port < ushort.MaxValue ? port + 1 : DefaultPort)}",
            cause
        );

    private static TcpListener Hold(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return listener;
        }
        catch (SocketException fault)
        {
            listener.Dispose();
            throw Taken(port, "another program, or by Patrol that is starting", fault);
        }
    }
}
