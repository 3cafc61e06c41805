using System.Diagnostics;
using System.Globalization;

namespace Patrol.Storage.Cluster;

/// <summary>The distribution's PostgreSQL programs, run as an unprivileged user.</summary>
internal sealed class PostgresPrograms
{
    private const string User = "postgres";
    private readonly string binaries;

    private PostgresPrograms(string binaries) => this.binaries = binaries;

    /// <summary>Finds the newest installed version that has PostGIS.</summary>
    /// <exception cref="EnvironmentMissingException">There is none; says which command installs it.</exception>
    public static PostgresPrograms Find()
    {
        var versions = Directory.Exists("/usr/lib/postgresql")
            ? Directory
                .GetDirectories("/usr/lib/postgresql")
                .Select(Path.GetFileName)
                .Select(name =>
                    int.TryParse(name, CultureInfo.InvariantCulture, out var version) ? version : 0
                )
                .Where(version => File.Exists($"/usr/lib/postgresql/{version}/bin/initdb"))
                .OrderDescending()
                .ToArray()
            : [];
        var found = Array.Find(
            versions,
            version => File.Exists($"/usr/share/postgresql/{version}/extension/postgis.control")
        );
        return found > 0
            ? new PostgresPrograms($"/usr/lib/postgresql/{found}/bin")
            : throw new EnvironmentMissingException(
                "PostGIS is missing. Install it with: sudo apt-get update && sudo apt-get install -y "
                    + $"postgresql-{versions.FirstOrDefault(15)}-postgis-3 — or name a server that has it in PATROL_DATABASE."
            );
    }

    /// <summary>True when the programs run as a user of their own, because this process is root.</summary>
    public static bool DropsPrivileges => Environment.IsPrivilegedProcess;

    /// <summary>Gives a folder to the user that the programs run as, closed to others.</summary>
    public static async Task OwnAsync(string folder, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        if (DropsPrivileges)
        {
            await ExecuteAsync("/bin/chown", ["-R", $"{User}:{User}", folder], cancel);
        }
    }

    /// <summary>Runs one of the programs, or a system command by its full path, to its end.</summary>
    /// <param name="program">Name of the program.</param>
    /// <param name="arguments">Arguments.</param>
    /// <param name="cancel">Gives up waiting.</param>
    /// <exception cref="EnvironmentMissingException">It failed; carries what it printed.</exception>
    public Task RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        var path = Path.Combine(binaries, program);
        return DropsPrivileges
            ? ExecuteAsync(
                "/usr/bin/setpriv",
                [$"--reuid={User}", $"--regid={User}", "--init-groups", "--reset-env", path, .. arguments],
                cancel
            )
            : ExecuteAsync(path, arguments, cancel);
    }

    private static async Task ExecuteAsync(
        string path,
        IReadOnlyList<string> arguments,
        CancellationToken cancel
    )
    {
        // A server that pg_ctl starts would hold our pipes open, so the output goes to a file.
        var output = Path.GetTempFileName();
        var start = new ProcessStartInfo(
            "/bin/sh",
            ["-c", "out=$1; shift; exec \"$@\" >\"$out\" 2>&1 </dev/null", "sh", output, path, .. arguments]
        )
        {
            WorkingDirectory = "/",
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        try
        {
            using var process = Process.Start(start)!;
            await process.WaitForExitAsync(cancel);
            if (process.ExitCode != 0)
            {
                throw new EnvironmentMissingException(
                    $"{Path.GetFileName(path)} ended with {process.ExitCode}: {(await File.ReadAllTextAsync(output, cancel)).Trim()}"
                );
            }
        }
        finally
        {
            File.Delete(output);
        }
    }
}
