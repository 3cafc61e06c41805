using System.Text;

namespace Patrol.Papers.Tests;

/// <summary>
/// Reads iCalendar by RFC 5545 §3.1 and §3.3.11 and nothing else: lines end in CR LF and have at most 75 octets, folded ones are
/// joined, then a name, parameters and a value; text is unescaped.
/// </summary>
internal static class CalendarLines
{
    /// <summary>Events as values by name; every component is closed.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> EventsOf(byte[] file)
    {
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file);
        Assert.EndsWith("\r\n", text);
        var lines = text[..^2].Split("\r\n");
        Assert.All(lines, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 1, 75));
        Assert.DoesNotContain('\n', string.Concat(lines));
        var events = new List<IReadOnlyDictionary<string, string>>();
        var open = new Stack<(string Name, Dictionary<string, string> Values)>();
        foreach (var line in string.Join("\r\n", lines).Replace("\r\n ", "").Split("\r\n"))
        {
            var (name, value) = Split(line);
            if (name == "BEGIN")
            {
                open.Push((value, []));
            }
            else if (name == "END")
            {
                var (closed, values) = open.Pop();
                Assert.Equal(closed, value);
                if (closed == "VEVENT")
                {
                    events.Add(values);
                }
            }
            else
            {
                open.Peek().Values.Add(name, Unescape(value));
            }
        }
        Assert.Empty(open);
        return events;
    }

    // A colon within quotes belongs to a parameter.
    private static (string Name, string Value) Split(string line)
    {
        var isQuoted = false;
        for (var index = 0; index < line.Length; index++)
        {
            isQuoted ^= line[index] == '"';
            if (line[index] == ':' && !isQuoted)
            {
                return (line[..index].Split(';')[0], line[(index + 1)..]);
            }
        }
        throw new FormatException($"\"{line}\" has no colon.");
    }

    private static string Unescape(string value)
    {
        var text = new StringBuilder();
        for (var index = 0; index < value.Length; index++)
        {
            text.Append(
                value[index] != '\\' ? value[index]
                : value[++index] is 'n' or 'N' ? '\n'
                : value[index]
            );
        }
        return text.ToString();
    }
}
