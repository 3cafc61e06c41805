using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Patrol.Api.Tests.EndToEnd;

/// <summary>The built server as a process of its own, with a private cluster below a folder.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process process;
    private readonly Task<string> errors;

    private ServerProcess(Process process, HttpClient client)
    {
        this.process = process;
        Client = client;
        errors = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
    }

    /// <summary>Asks the server.</summary>
    public HttpClient Client { get; }

    /// <summary>The program, beside the tests' own folder.</summary>
    public static string Program { get; } =
        Path.GetFullPath(
            Path.Combine(
                AppContext.BaseDirectory,
                "..",
                "..",
                "Patrol.Api",
                Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)),
                "Patrol.Api.dll"
            )
        );

    /// <summary>Starts the server and waits until it answers.</summary>
    /// <param name="home">Folder of the cluster and of the server's temporary files.</param>
    public static async Task<ServerProcess> StartAsync(string home)
    {
        var port = FreePort();
        var start = new ProcessStartInfo(
            "dotnet",
            [Program, "--port", $"{port}", "--until-stdin-closes", "true"]
        )
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = home,
        };
        start.Environment["PATROL_HOME"] = home;
        start.Environment["TMPDIR"] = home;
        start.Environment.Remove("PATROL_DATABASE");
        var server = new ServerProcess(
            Process.Start(start)!,
            new HttpClient { BaseAddress = new Uri($"http://localhost:{port}") }
        );
        try
        {
            await server.WaitUntilReadyAsync();
        }
        catch
        {
            server.Kill();
            server.Dispose();
            throw;
        }
        return server;
    }

    /// <summary>Ends the process as <c>kill -9</c> does: it can't tidy up.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>Lets the server end by itself.</summary>
    public async Task StopAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        Client.Dispose();
        process.Dispose();
    }

    private async Task WaitUntilReadyAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!process.HasExited)
        {
            try
            {
                if ((await Client.GetAsync("/health/ready", limit.Token)).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(50, limit.Token);
        }
        Assert.Fail($"The server ended with {process.ExitCode}: {await errors}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
