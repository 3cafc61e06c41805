using System.Globalization;
using NodaTime;

namespace Patrol.Engine.Import.Incidents;

/// <summary>Reads times in a profile's formats and zone. Files repeat times, so the last text is remembered.</summary>
internal sealed class TimeReader(TimeMapping mapping, DateTimeZone? zone)
{
    private readonly string[] formats = [.. mapping.Formats];
    private string? lastText;
    private ReadTime? last;

    /// <summary>A time; null when the text fits no format.</summary>
    public ReadTime? Read(string text)
    {
        if (text != lastText)
        {
            lastText = text;
            last = Parse(text);
        }
        return last;
    }

    private ReadTime? Parse(string text)
    {
        if (zone is null)
        {
            return DateTimeOffset.TryParseExact(
                text,
                formats,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.AssumeUniversal,
                out var moment
            )
                ? new ReadTime(Instant.FromDateTimeOffset(moment), false)
                : null;
        }
        if (
            !DateTime.TryParseExact(
                text,
                formats,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.NoCurrentDateDefault,
                out var time
            )
        )
        {
            return null;
        }
        var local = LocalDateTime.FromDateTime(DateTime.SpecifyKind(time, DateTimeKind.Unspecified));
        var map = zone.MapLocal(local);
        // A time that the clock jumps over is moved on by the jump; one that comes twice means the first.
        return map.Count == 0
            ? new ReadTime(zone.AtLeniently(local).ToInstant(), true)
            : new ReadTime(map.First().ToInstant(), false);
    }
}

/// <summary>A time as read.</summary>
/// <param name="Instant">The instant.</param>
/// <param name="IsSkipped">True when the wall clock never showed it, so that it was moved on.</param>
internal readonly record struct ReadTime(Instant Instant, bool IsSkipped);
