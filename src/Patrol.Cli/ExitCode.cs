namespace Patrol.Cli;

/// <summary>What a command's exit code says.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Internal = 1;
    public const int BadInput = 2;
    public const int NothingFeasible = 3;
    public const int EnvironmentMissing = 4;
    public const int Canceled = 130;
}
