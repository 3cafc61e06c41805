namespace Patrol.Engine.Analysis.Chance;

/// <summary>Levels of confidence.</summary>
internal static class Level
{
    /// <summary>α of a level 1 − α.</summary>
    public static double Outside(double level) =>
        level is > 0 and < 1
            ? 1 - level
            : throw new ArgumentOutOfRangeException(nameof(level), level, "A level lies between 0 and 1.");
}
