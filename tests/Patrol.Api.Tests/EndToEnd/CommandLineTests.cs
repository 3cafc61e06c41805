using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using NodaTime;
using Patrol.Contracts;
using Patrol.Storage;
using Patrol.Storage.Cluster;

namespace Patrol.Api.Tests.EndToEnd;

/// <summary>The built command line as a process: what it says and how it ends.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly string home = Path.Combine(Path.GetTempPath(), $"patrol-cli-{Guid.NewGuid():N}");

    public CommandLineTests() => Directory.CreateDirectory(home);

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Theory]
    [InlineData("sample --size 99 --out x", "--size 99 is unknown")]
    [InlineData("sample --seed -1 --out x", "--seed a number from 0")]
    [InlineData("up --port 0", "--port a number from 1 to 65535")]
    [InlineData("up --port 99999", "--port a number from 1 to 65535")]
    [InlineData("import file.csv --district here --kind 99", "--kind 99 is unknown")]
    [InlineData("export --district here --plan here-1 --out x --kind 99", "99")]
    [InlineData("tonight --district here", "--from")]
    [InlineData("nonsense", "nonsense")]
    [InlineData("plan week --district here --patrols x", "'x' for option '--patrols' as a whole number")]
    [InlineData("demo nowhere", "dc, liechtenstein")]
    public async Task Arguments_ThatCantBeUsed_EndWithTwoAndWords(string line, string words)
    {
        var (exit, _, errors) = await RunAsync(line);
        Assert.Equal(2, exit);
        Assert.Contains(words, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(home, "cluster")));
    }

    [Theory]
    [InlineData("tonight --district here --json", "command.arguments")]
    [InlineData("import file.csv --kind 99 --json", "command.arguments")]
    [InlineData("demo nowhere --json", "demo.unknown")]
    public async Task Faults_WithJson_AreOneObject(string line, string code)
    {
        var (exit, output, _) = await RunAsync(line);
        Assert.Equal(2, exit);
        var issue = JsonElement.Parse(output).GetProperty("issues")[0];
        Assert.Equal(code, issue.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Up_AfterAStartThatWasKilled_LoadsTheRestAndSaysHowItEnds()
    {
        var published = Path.Combine(CommandLine.Root, "artifacts", "app", "Patrol.Api.dll");
        Assert.SkipUnless(File.Exists(published), $"{published} is missing: run ./patrol build.");
        // Half a sample: the district alone.
        await using (
            var database = await PatrolDatabase.OpenAsync(
                new PatrolDatabaseOptions(null, new LocalClusterOptions(Path.Combine(home, "cluster")))
            )
        )
        {
            var zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
            await DistrictStore.CreateAsync(
                database,
                "sample",
                "Sample district",
                9.059001,
                52.557055,
                25832,
                zone
            );
        }
        var port = FreePort();
        using var up = CommandLine.Start($"up --port {port}", home);
        await CommandLine.SaysAsync(up, $"Patrol: http://127.0.0.1:{port}");
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        var sample = (await client.GetFromJsonAsync<DistrictView>("/api/districts/sample"))!;
        Assert.NotNull(sample.CurrentSurface);

        var (again, _, already) = await RunAsync($"up --port {port}");
        Assert.Equal(0, again);
        Assert.Contains("Patrol runs already", already, StringComparison.Ordinal);
        var (other, _, words) = await RunAsync($"up --port {port}", home);
        Assert.Equal(4, other);
        Assert.Contains($"taken by Patrol of another folder", words, StringComparison.Ordinal);

        var health = (await client.GetFromJsonAsync<HealthView>("/health/live"))!;
        using (var server = Process.GetProcessById(health.Process))
        {
            server.Kill();
        }
        var rest = await up.StandardError.ReadToEndAsync();
        await up.WaitForExitAsync();
        Assert.Equal(1, up.ExitCode);
        Assert.Contains("The server ended by itself (code 137)", rest, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(home, "cluster", "data", "postmaster.pid")));
    }

    [Fact]
    public async Task Sample_NamedBeforeItIsThere_IsLoadedFirst()
    {
        var (unknown, output, _) = await RunAsync("plan list --district elsewhere --json");
        Assert.Equal(2, unknown);
        Assert.Contains("There is no district yet", output, StringComparison.Ordinal);

        var (exit, list, _) = await RunAsync("counts --district sample --json");
        Assert.Equal(0, exit);
        Assert.Equal(1, JsonElement.Parse(list).GetProperty("schema").GetInt32());
        Assert.Contains(
            "sample",
            (await RunAsync("plan list --district elsewhere --json")).Output,
            StringComparison.Ordinal
        );

        var (drawn, hotspots, _) = await RunAsync(
            "hotspots --district sample --weeks 12 --hours 18-24,42-48 --json"
        );
        Assert.Equal(0, drawn);
        var map = JsonElement.Parse(hotspots).GetProperty("map");
        Assert.Equal("yearCounts", map.GetProperty("method").GetString());
        Assert.Equal(100, map.GetProperty("top").GetArrayLength());
        var (said, words, _) = await RunAsync("hotspots --district sample --method counts --permutations 99");
        Assert.Equal(0, said);
        Assert.Contains("which the map had not seen", words, StringComparison.Ordinal);
        Assert.Contains("99 permutations", words, StringComparison.Ordinal);
        var (refused, issues, _) = await RunAsync(
            "hotspots --district sample --bandwidth 5 --kernel cone --json"
        );
        Assert.Equal(2, refused);
        Assert.Contains("hotspot.kernel", issues, StringComparison.Ordinal);
        Assert.Contains("hotspot.bandwidth", issues, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_OnAPortOfAnotherProgram_SaysSo()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var closing = Task.Run(async () =>
        {
            // Whoever asks gets no answer that Patrol would give.
            using var asked = await listener.AcceptTcpClientAsync();
            await asked.GetStream().WriteAsync(Encoding.ASCII.GetBytes("SSH-2.0-other\r\n"));
        });
        var (exit, _, errors) = await RunAsync($"up --port {port}");
        await closing;
        Assert.Equal(4, exit);
        Assert.Contains($"Port {port} is taken by another program", errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(home, "cluster")));
    }

    private async Task<(int Exit, string Output, string Errors)> RunAsync(string line, string? root = null)
    {
        using var process = CommandLine.Start(line, home, root);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, errors);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
