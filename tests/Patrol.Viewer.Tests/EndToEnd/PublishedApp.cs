using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace Patrol.Viewer.Tests.EndToEnd;

/// <summary>
/// The published program with the sample district: at <c>PATROL_E2E_ADDRESS</c> where that is named, else started from
/// <c>artifacts/app</c> on a private database in a temporary folder, which the command line fills.
/// </summary>
public sealed class PublishedApp : IAsyncLifetime
{
    private static readonly string App = Path.Combine(Repository.Root, "artifacts", "app", "Patrol.Api.dll");
    private static readonly string Cli = Path.Combine(
        Repository.Root,
        "artifacts",
        "bin",
        "Patrol.Cli",
        "release",
        "patrol.dll"
    );
    private static readonly string Recipe = Path.Combine(Repository.Root, "data", "sample", "district.json");

    private readonly string folder = Path.Combine(Path.GetTempPath(), $"patrol-e2e-{Environment.ProcessId}");
    private Process? server;

    /// <summary>Why there is no program to test; null when there is one.</summary>
    public string? Missing { get; private set; }

    /// <summary>Where it answers.</summary>
    public string Address { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("PATROL_E2E_ADDRESS") is { Length: > 0 } named)
        {
            Address = named.TrimEnd('/');
            return;
        }
        if (Array.Find([App, Cli, Recipe], file => !File.Exists(file)) is { } absent)
        {
            Missing =
                $"{Path.GetRelativePath(Repository.Root, absent)} is missing: run ./patrol build, or name a running program in PATROL_E2E_ADDRESS.";
            return;
        }
        Directory.CreateDirectory(folder);
        await LoadAsync(Recipe);
        await LoadAsync(await WriteQuietAsync());
        var port = FreePort();
        server = Start(App, "--port", $"{port}", "--until-stdin-closes", "true");
        _ = server.StandardError.ReadToEndAsync();
        Address = $"http://localhost:{port}";
        await WaitUntilReadyAsync(server);
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            server.StandardInput.Close();
            await server.WaitForExitAsync();
            server.Dispose();
        }
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task LoadAsync(string recipe)
    {
        using var import = Start(Cli, "import", "--recipe", recipe);
        var words = await import.StandardError.ReadToEndAsync();
        await import.WaitForExitAsync();
        Assert.True(import.ExitCode == 0, $"{recipe} could not be loaded: {words}");
    }

    // The sample's ground as a second district, "quiet", of which no incidents are known.
    private async Task<string> WriteQuietAsync()
    {
        var sample = Path.GetDirectoryName(Recipe)!;
        var recipe = JsonNode.Parse(await File.ReadAllTextAsync(Recipe))!;
        recipe["code"] = "quiet";
        var files = recipe["files"]!.AsArray();
        files.RemoveAt(files.Count - 1);
        foreach (var file in files)
        {
            foreach (var key in new[] { "path", "profile" })
            {
                if (file![key] is { } relative)
                {
                    file[key] = Path.Combine(sample, (string)relative!);
                }
            }
        }
        var path = Path.Combine(folder, "quiet.json");
        await File.WriteAllTextAsync(path, recipe.ToJsonString());
        return path;
    }

    private Process Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.Environment["PATROL_ROOT"] = folder;
        var process = Process.Start(start)!;
        _ = process.StandardOutput.ReadToEndAsync();
        return process;
    }

    private async Task WaitUntilReadyAsync(Process process)
    {
        using var client = new HttpClient();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!process.HasExited)
        {
            try
            {
                if ((await client.GetAsync($"{Address}/health/ready", limit.Token)).IsSuccessStatusCode)
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
        Assert.Fail($"The published program ended with {process.ExitCode}.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
