using System.Globalization;
using NodaTime;

namespace Patrol.Engine.Import.Incidents;

/// <summary>
/// Reads times in a profile's formats and zone. Files repeat their times, so that the texts read last are remembered;
/// how many does not grow with the file.
/// </summary>
/// <param name="formats">.NET format strings, tried in order.</param>
/// <param name="zone">Zone of the wall clock in the file, whatever offset a value names; null where each names its own.</param>
internal sealed class TimeReader(IReadOnlyList<string> formats, DateTimeZone? zone)
{
    private const int Remembered = 1 << 14;
    private readonly string[] formats = [.. formats];
    private readonly Dictionary<string, ReadTime?> known = [];

    /// <summary>A time; null when the text fits no format.</summary>
    public ReadTime? Read(string text)
    {
        if (known.TryGetValue(text, out var time))
        {
            return time;
        }
        if (known.Count == Remembered)
        {
            known.Clear();
        }
        return known[text] = Parse(text);
    }

    private ReadTime? Parse(string text)
    {
        if (
            !DateTimeOffset.TryParseExact(
                text,
                formats,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.AssumeUniversal,
                out var moment
            )
        )
        {
            return null;
        }
        var written = LocalDateTime.FromDateTime(moment.DateTime);
        if (zone is null)
        {
            return new ReadTime(Instant.FromDateTimeOffset(moment), written, false);
        }
        var map = zone.MapLocal(written);
        // A time that the clock jumps over is moved on by the jump; one that comes twice means the first.
        return map.Count == 0
            ? new ReadTime(zone.AtLeniently(written).ToInstant(), written, true)
            : new ReadTime(map.First().ToInstant(), written, false);
    }
}

/// <summary>A time as read.</summary>
/// <param name="Instant">The instant.</param>
/// <param name="Written">The wall clock as written.</param>
/// <param name="IsSkipped">True when the wall clock never showed it, so that it was moved on.</param>
internal readonly record struct ReadTime(Instant Instant, LocalDateTime Written, bool IsSkipped);
