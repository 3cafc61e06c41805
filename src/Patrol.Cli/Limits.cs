using System.CommandLine;
using System.CommandLine.Parsing;

namespace Patrol.Cli;

/// <summary>What an option takes; the rest is refused in words before anything is opened.</summary>
internal static class Limits
{
    /// <summary>A whole number from one bound to the other.</summary>
    public static Option<int> Between(this Option<int> option, int least, int most)
    {
        option.Validators.Add(result =>
        {
            if (
                result.Tokens is [var token]
                && int.TryParse(token.Value, out var value)
                && (value < least || value > most)
            )
            {
                result.AddError($"Give {option.Name} a number from {least} to {most}, not {value}.");
            }
        });
        return option;
    }

    /// <summary>One of the names of an enumeration; its numbers mean nothing to a user.</summary>
    public static Option<T> ByName<T>(this Option<T> option)
        where T : struct, Enum
    {
        var names = Enum.GetNames<T>().Select(name => char.ToLowerInvariant(name[0]) + name[1..]).ToArray();
        option.Validators.Add(result =>
        {
            if (
                result.Tokens is [var token]
                && !names.Contains(token.Value, StringComparer.OrdinalIgnoreCase)
            )
            {
                result.AddError(
                    $"{option.Name} {token.Value} is unknown; use one of: {string.Join(", ", names)}."
                );
            }
        });
        option.CompletionSources.Clear();
        option.CompletionSources.Add(_ =>
            names.Select(name => new System.CommandLine.Completions.CompletionItem(name))
        );
        return option;
    }
}
