using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

namespace Patrol.Storage.Cluster;

/// <summary>
/// A private PostgreSQL cluster, made from the distribution's programs, that listens on loopback only. Processes join
/// it and leave it; the first starts it, the last stops it, and one that died is swept out by the next.
/// </summary>
public sealed class LocalCluster : IAsyncDisposable
{
    private const int StartAttempts = 6;
    private readonly LocalClusterOptions options;
    private readonly PostgresPrograms programs;
    private readonly string seat;
    private FileStream? seatLock;

    private LocalCluster(LocalClusterOptions options, PostgresPrograms programs)
    {
        this.options = options;
        this.programs = programs;
        seat = Path.Combine(Seats, Guid.NewGuid().ToString("N"));
    }

    /// <summary>Connection to the cluster's <c>postgres</c> database as its superuser.</summary>
    public string AdminConnectionString { get; private set; } = "";

    /// <summary>Port on 127.0.0.1.</summary>
    public int Port { get; private set; }

    /// <summary>Folder of the cluster.</summary>
    public string Folder => options.Folder;

    private string Data => Path.Combine(options.Folder, "data");

    private string Seats => Path.Combine(options.Folder, "users");

    private string PidFile => Path.Combine(Data, "postmaster.pid");

    private string PortFile => Path.Combine(options.Folder, "port");

    private string PasswordFile => Path.Combine(options.Folder, "password");

    /// <summary>Joins the cluster, making and starting it first where needed.</summary>
    /// <param name="options">Where it lies.</param>
    /// <param name="progress">Told each stage that takes a moment.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="EnvironmentMissingException">PostGIS is missing or the cluster can't start.</exception>
    public static async Task<LocalCluster> JoinAsync(
        LocalClusterOptions options,
        IProgress<string>? progress = null,
        CancellationToken cancel = default
    )
    {
        var cluster = new LocalCluster(options, PostgresPrograms.Find());
        Directory.CreateDirectory(options.Folder);
        if (PostgresPrograms.DropsPrivileges)
        {
            // The database's user must enter the folder, but read nothing in it that is not its own.
            File.SetUnixFileMode(
                options.Folder,
                UnixFileMode.UserRead
                    | UnixFileMode.UserWrite
                    | UnixFileMode.UserExecute
                    | UnixFileMode.OtherExecute
                    | UnixFileMode.GroupExecute
            );
        }
        Directory.CreateDirectory(cluster.Seats);
        await using (await cluster.LockAsync(cancel))
        {
            cluster.TakeSeat();
            try
            {
                if (!File.Exists(Path.Combine(cluster.Data, "PG_VERSION")))
                {
                    progress?.Report("Making a private database cluster");
                    await cluster.MakeAsync(cancel);
                }
                if (!await cluster.AnswersAsync(cancel))
                {
                    progress?.Report("Starting the database");
                    await cluster.StartAsync(cancel);
                }
            }
            catch
            {
                await cluster.LeaveAsync();
                throw;
            }
        }
        return cluster;
    }

    /// <summary>Leaves; the last one out stops the cluster.</summary>
    public async ValueTask DisposeAsync()
    {
        if (seatLock is null)
        {
            return;
        }
        await using (await LockAsync(CancellationToken.None))
        {
            await LeaveAsync();
        }
    }

    // Under the lock. Also after a start that was given up: the server may be up all the same, or come up yet.
    private async Task LeaveAsync()
    {
        LeaveSeat();
        if (SeatsTaken() || !File.Exists(PidFile))
        {
            return;
        }
        NpgsqlConnection.ClearAllPools();
        try
        {
            await programs.RunAsync("pg_ctl", ["stop", "-D", Data, "-m", "fast", "-w", "-s"], default);
        }
        catch (EnvironmentMissingException) when (!File.Exists(PidFile))
        {
            // It had stopped by itself: nothing is left to stop.
        }
    }

    /// <summary>Stops the server at once, as a power cut would.</summary>
    public Task StopAtOnceAsync() =>
        programs.RunAsync("pg_ctl", ["stop", "-D", Data, "-m", "immediate", "-w", "-s"], default);

    /// <summary>Starts the server again where it was stopped behind us; it recovers what was committed.</summary>
    /// <exception cref="EnvironmentMissingException">It can't start.</exception>
    public async Task EnsureRunningAsync(CancellationToken cancel = default)
    {
        await using (await LockAsync(cancel))
        {
            if (!await AnswersAsync(cancel))
            {
                await StartAsync(cancel);
            }
        }
    }

    private async Task MakeAsync(CancellationToken cancel)
    {
        // A half-made cluster of a start that was killed holds nothing.
        if (Directory.Exists(Data))
        {
            Directory.Delete(Data, recursive: true);
        }
        var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        WritePrivate(PasswordFile, password);
        var making = Path.Combine(options.Folder, "making");
        if (Directory.Exists(making))
        {
            Directory.Delete(making, recursive: true);
        }
        await PostgresPrograms.OwnAsync(making, cancel);
        var given = Path.Combine(making, "password");
        WritePrivate(given, password);
        await PostgresPrograms.OwnAsync(making, cancel);
        await programs.RunAsync(
            "initdb",
            [
                "-D",
                Path.Combine(making, "data"),
                "-U",
                "patrol_admin",
                "--pwfile",
                given,
                "-A",
                "scram-sha-256",
                "-E",
                "UTF8",
                "--locale",
                "C.UTF-8",
                "-N",
            ],
            cancel
        );
        File.Delete(given);
        Directory.Move(Path.Combine(making, "data"), Data);
        Directory.Delete(making, recursive: true);
    }

    private async Task StartAsync(CancellationToken cancel)
    {
        // The port of the last run, so that programs that stayed find the server again after it was killed.
        var port = await LastPortAsync(cancel) ?? FreePort();
        var settings = new Dictionary<string, string>
        {
            ["listen_addresses"] = "127.0.0.1",
            ["port"] = port.ToString(CultureInfo.InvariantCulture),
            ["unix_socket_directories"] = "",
            ["max_connections"] = "160",
            ["shared_buffers"] = "256MB",
            ["work_mem"] = "32MB",
            ["maintenance_work_mem"] = "256MB",
            ["max_wal_size"] = "2GB",
            ["wal_compression"] = "on",
            ["checkpoint_timeout"] = "15min",
            ["max_parallel_workers_per_gather"] = "1",
            ["jit"] = "off",
            // A statement whose program was killed ends soon, and with it the locks that the next program waits for.
            ["client_connection_check_interval"] = "2s",
            ["fsync"] = options.Durable ? "on" : "off",
            ["full_page_writes"] = options.Durable ? "on" : "off",
            ["synchronous_commit"] = options.Durable ? "on" : "off",
        };
        var arguments = string.Join(' ', settings.Select(pair => $"-c {pair.Key}={pair.Value}"));
        var log = Path.Combine(Data, "server.log");
        string[] start = ["start", "-D", Data, "-w", "-t", "60", "-s", "-l", log, "-o", arguments];
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                // Not given up half-way: what starts would go on starting behind us.
                await programs.RunAsync("pg_ctl", start, CancellationToken.None);
                cancel.ThrowIfCancellationRequested();
                break;
            }
            catch (EnvironmentMissingException) when (attempt < StartAttempts)
            {
                // After a kill, backends that have yet to notice still hold the shared memory for a moment.
                await Task.Delay(500, cancel);
            }
        }
        await File.WriteAllTextAsync(PortFile, $"{port}", cancel);
        if (!await AnswersAsync(cancel))
        {
            throw new EnvironmentMissingException($"The database started but does not answer; see {log}.");
        }
    }

    /// <summary>True when a running server answers to our password; adopts it.</summary>
    private async Task<bool> AnswersAsync(CancellationToken cancel)
    {
        // postmaster.pid: process id, data folder, start time, port, …
        string[] lines;
        try
        {
            lines = await File.ReadAllLinesAsync(PidFile, cancel);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        if (lines.Length < 4 || !int.TryParse(lines[3], CultureInfo.InvariantCulture, out var port))
        {
            return false;
        }
        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Username = "patrol_admin",
            Password = (await File.ReadAllTextAsync(PasswordFile, cancel)).Trim(),
            Database = "postgres",
            Timeout = 5,
            Pooling = false,
        };
        try
        {
            await using var probe = new NpgsqlConnection(connection.ConnectionString);
            await probe.OpenAsync(cancel);
            await using var command = new NpgsqlCommand("show data_directory", probe);
            if (
                Path.GetFullPath((string)(await command.ExecuteScalarAsync(cancel))!)
                != Path.GetFullPath(Data)
            )
            {
                return false;
            }
        }
        catch (Exception fault) when (fault is NpgsqlException or SocketException or TimeoutException)
        {
            return false;
        }
        Port = port;
        AdminConnectionString = connection.ConnectionString;
        return true;
    }

    private async Task<FileStream> LockAsync(CancellationToken cancel)
    {
        var path = Path.Combine(options.Folder, "lock");
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(50, cancel);
            }
        }
    }

    // A seat is a file that its process keeps locked: the lock goes with the process, however it ends.
    private void TakeSeat() =>
        seatLock = new FileStream(seat, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);

    private void LeaveSeat()
    {
        seatLock?.Dispose();
        seatLock = null;
        File.Delete(seat);
    }

    private bool SeatsTaken()
    {
        var taken = false;
        foreach (var other in Directory.GetFiles(Seats))
        {
            try
            {
                new FileStream(other, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
                File.Delete(other);
            }
            catch (IOException)
            {
                taken = true;
            }
        }
        return taken;
    }

    private static void WritePrivate(string path, string text)
    {
        using var stream = new FileStream(
            path,
            new FileStreamOptions
            {
                Mode = FileMode.Create,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }
        );
        stream.Write(System.Text.Encoding.ASCII.GetBytes(text));
    }

    private async Task<int?> LastPortAsync(CancellationToken cancel)
    {
        if (
            !File.Exists(PortFile)
            || !int.TryParse(
                await File.ReadAllTextAsync(PortFile, cancel),
                CultureInfo.InvariantCulture,
                out var port
            )
        )
        {
            return null;
        }
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return port;
        }
        catch (SocketException)
        {
            return null;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
