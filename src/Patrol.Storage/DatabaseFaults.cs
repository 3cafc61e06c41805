using System.Net.Sockets;
using Npgsql;
using Patrol.Engine.Model;

namespace Patrol.Storage;

/// <summary>Faults of the database in words.</summary>
internal static class DatabaseFaults
{
    /// <summary>True for the faults of a database that can't be reached, or is being stopped.</summary>
    public static bool IsGone(Exception fault) =>
        fault is EnvironmentMissingException or ObjectDisposedException
        || fault is PostgresException stopped && stopped.SqlState.StartsWith("57P", StringComparison.Ordinal)
        || fault is NpgsqlException and not PostgresException;

    /// <summary>Work in which a database that is stopped meanwhile is said in words.</summary>
    /// <exception cref="EnvironmentMissingException">It was stopped.</exception>
    public static async Task<T> WhileItAnswersAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (NpgsqlException fault) when (IsCutOff(fault))
        {
            throw new EnvironmentMissingException(
                "The database was stopped meanwhile: look what is stored, and say it again.",
                fault
            );
        }
    }

    private static bool IsCutOff(NpgsqlException fault) =>
        fault is PostgresException stopped
            ? stopped.SqlState.StartsWith("57P", StringComparison.Ordinal)
            : fault.InnerException is IOException or SocketException;

    /// <summary>What a database can't take in is a fault of the input: a NUL in a text, or a code too long for an index.</summary>
    /// <exception cref="InputException"><c>value.unfit</c>.</exception>
    public static async Task<T> InWordsAsync<TOn, T>(Func<TOn, Task<T>> work, TOn on)
    {
        try
        {
            return await work(on);
        }
        catch (PostgresException fault)
            when (fault.SqlState
                    is PostgresErrorCodes.CharacterNotInRepertoire
                        or PostgresErrorCodes.UntranslatableCharacter
                        or PostgresErrorCodes.ProgramLimitExceeded
            )
        {
            throw new InputException(
                new InputIssue(
                    "value.unfit",
                    null,
                    null,
                    null,
                    null,
                    fault.SqlState == PostgresErrorCodes.ProgramLimitExceeded
                        ? "A code or id is too long to be kept: give it at most 500 letters."
                        : "A text holds a NUL character, which can't be kept: take it out."
                )
            );
        }
    }
}
