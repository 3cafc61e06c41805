namespace Patrol.Engine.Import;

/// <summary>The patrols that a recipe states.</summary>
/// <param name="Weekly">Patrols a week, 0 to 10,000.</param>
/// <param name="Mode">How they move: one of <see cref="Modes"/>.</param>
public sealed record RecipePatrols(int Weekly, string Mode)
{
    /// <summary>Most patrols a week.</summary>
    public const int MostWeekly = 10_000;

    /// <summary>Words for how patrols move.</summary>
    public static IReadOnlyList<string> Modes { get; } = ["foot", "eBike", "car"];
}
