using System.Diagnostics;
using System.Text;

namespace Patrol.Api.Tests.EndToEnd;

/// <summary>The built command line as a process.</summary>
internal static class CommandLine
{
    private static readonly string Program = Path.Combine(
        Path.GetDirectoryName(ServerProcess.Program)!,
        "..",
        "..",
        "Patrol.Cli",
        Path.GetFileName(Path.GetDirectoryName(ServerProcess.Program)!),
        "patrol.dll"
    );

    /// <summary>Root of the checkout.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Starts a command.</summary>
    /// <param name="line">Its words, separated by single spaces.</param>
    /// <param name="home">Folder of the private cluster.</param>
    /// <param name="root">Checkout that it says it belongs to; null for this one.</param>
    /// <param name="database">Server and database instead of the private cluster; null for that.</param>
    public static Process Start(string line, string home, string? root = null, string? database = null)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. line.Split(' ')])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = home,
        };
        start.Environment["PATROL_ROOT"] = root ?? Root;
        start.Environment["PATROL_HOME"] = home;
        start.Environment["PATROL_DATABASE"] = database;
        return Process.Start(start)!;
    }

    /// <summary>Waits until it says something on its standard error.</summary>
    public static async Task SaysAsync(Process process, string words)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var said = new StringBuilder();
        while (await process.StandardError.ReadLineAsync(limit.Token) is { } line)
        {
            said.AppendLine(line);
            if (line.Contains(words, StringComparison.Ordinal))
            {
                return;
            }
        }
        Assert.Fail($"It ended without \"{words}\": {said}");
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Patrol.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }
        return folder;
    }
}
