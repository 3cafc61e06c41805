using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Playwright;

namespace Patrol.Benchmarks.Speed;

/// <summary>
/// From opening the address to the first complete map of Washington, DC, in the published program and the system's
/// Chromium with software drawing: cold, in a profile that has seen nothing, and warm, once more in the same.
/// </summary>
internal static class FirstMapSpeed
{
    private const int Repeats = 5;
    private static readonly string[] Switches =
    [
        "--no-sandbox",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    /// <summary>Seconds to the map's own mark of completeness, cold and warm; a browser process for each pair.</summary>
    /// <param name="app">Folder of the published program.</param>
    /// <param name="root">Folder whose private database it serves.</param>
    /// <param name="stop">Gives up between two maps.</param>
    public static async Task<(List<double> Cold, List<double> Warm)> MeasureAsync(
        string app,
        string root,
        CancellationToken stop
    )
    {
        var port = FreePort();
        using var server = Start(app, root, port);
        try
        {
            var address = $"http://127.0.0.1:{port}";
            await WaitUntilReadyAsync(server, address);
            using var playwright = await Playwright.CreateAsync();
            var (cold, warm) = (new List<double>(), new List<double>());
            for (var repeat = 0; repeat < Repeats; repeat++)
            {
                stop.ThrowIfCancellationRequested();
                await using var browser = await playwright.Chromium.LaunchAsync(
                    new() { ExecutablePath = "/usr/bin/chromium", Args = Switches }
                );
                var context = await browser.NewContextAsync(
                    new()
                    {
                        ViewportSize = new() { Width = 1440, Height = 900 },
                    }
                );
                cold.Add(await OpenAsync(context, $"{address}/d/dc"));
                warm.Add(await OpenAsync(context, $"{address}/d/dc"));
            }
            return (cold, warm);
        }
        finally
        {
            server.StandardInput.Close();
            await server.WaitForExitAsync();
        }
    }

    private static async Task<double> OpenAsync(IBrowserContext context, string address)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(address);
        await page.WaitForFunctionAsync(
            "() => performance.getEntriesByName('patrol-map-complete').length > 0",
            null,
            new() { Timeout = 60_000 }
        );
        var milliseconds = await page.EvaluateAsync<double>(
            "() => performance.getEntriesByName('patrol-map-complete')[0].startTime"
        );
        await page.CloseAsync();
        return milliseconds / 1000;
    }

    private static Process Start(string app, string root, int port)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(app, "Patrol.Api.dll"), "--port", $"{port}", "--until-stdin-closes", "true"]
        )
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = app,
        };
        start.Environment["PATROL_ROOT"] = root;
        start.Environment.Remove("PATROL_HOME");
        var server = Process.Start(start)!;
        _ = server.StandardOutput.ReadToEndAsync();
        return server;
    }

    private static async Task WaitUntilReadyAsync(Process server, string address)
    {
        using var client = new HttpClient();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!server.HasExited)
        {
            try
            {
                if ((await client.GetAsync($"{address}/health/ready", limit.Token)).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(100, limit.Token);
        }
        throw new InvalidOperationException($"The published program ended with {server.ExitCode}.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
