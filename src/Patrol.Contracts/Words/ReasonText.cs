using System.Globalization;
using System.Resources;

namespace Patrol.Contracts.Words;

/// <summary>
/// Says reasons, which come as code and arguments, as sentences in the language of the current UI culture. The words name
/// their arguments, <c>{member}</c>; the words of a clearance stand beside them.
/// </summary>
public static class ReasonText
{
    private static readonly ResourceManager Words = new(
        "Patrol.Contracts.Words.Reasons",
        typeof(ReasonText).Assembly
    );

    /// <summary>A reason as a sentence; null when there are no words for its code.</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="saySlot">How the code of a slot is said; as it is when left out.</param>
    public static string? Find(ReasonView reason, Func<string, string>? saySlot = null)
    {
        ArgumentNullException.ThrowIfNull(reason);
        if (Word(reason.Code) is not { } text)
        {
            return null;
        }
        foreach (var (name, value) in reason.Arguments)
        {
            var said = name switch
            {
                "slot" or "otherSlot" or "first" or "second" => saySlot?.Invoke(value) ?? value,
                "kind" => Word($"clearance.{value}") ?? value,
                "weekday" => Word($"weekday.{value}") ?? value,
                _ => value,
            };
            text = text.Replace($"{{{name}}}", said, StringComparison.Ordinal);
        }
        // A reason of several members names none.
        var unnamed = text.Replace("{member}", Word("member.unnamed"), StringComparison.Ordinal);
        return $"{char.ToUpper(unnamed[0], CultureInfo.CurrentUICulture)}{unnamed[1..]}";
    }

    /// <summary>A reason as a sentence, or by its code and arguments where there are no words for it.</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="saySlot">How the code of a slot is said; as it is when left out.</param>
    public static string Say(ReasonView reason, Func<string, string>? saySlot = null) =>
        Find(reason, saySlot)
        ?? (
            reason.Arguments.Count == 0
                ? $"{reason.Code}."
                : $"{reason.Code} ({string.Join(", ", reason.Arguments.Select(one => $"{one.Key} {one.Value}"))})."
        );

    /// <summary>What a person typed, with a stop at its end.</summary>
    public static string AsSentence(string typed)
    {
        ArgumentException.ThrowIfNullOrEmpty(typed);
        return typed[^1] is '.' or '!' or '?' or '。' ? typed : $"{typed}.";
    }

    /// <summary>What a force is called, such as <c>patrol officer</c>; its code where there is no word.</summary>
    public static string SayForce(string force) => Word($"force.{force}") ?? force;

    private static string? Word(string name) => Words.GetString(name, CultureInfo.CurrentUICulture);
}
