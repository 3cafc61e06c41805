using NodaTime;
using NodaTime.Text;

namespace Patrol.Engine.Import.Incidents;

/// <summary>How a file's times are read.</summary>
/// <param name="Formats">
/// .NET format strings, tried in order, such as <c>yyyy-MM-dd HH:mm</c>; text in quotes must stand there and says
/// nothing, such as the Z that some files put behind local times.
/// </param>
/// <param name="Zone">
/// Zone of the wall clock in the file: <c>district</c>, <c>utc</c>, an IANA zone or a fixed offset such as
/// <c>+08:00</c>; an offset that a value names is then ignored. Or <c>offset</c>: each value names its own (formats
/// with <c>zzz</c> or <c>K</c>).
/// </param>
/// <param name="Precision"><c>time</c> (a minute, or an interval where there is an end), <c>date</c> or <c>month</c>.</param>
public sealed record TimeMapping(
    IReadOnlyList<string> Formats,
    string Zone = "district",
    string Precision = "time"
)
{
    /// <summary>Zone of the file's wall clock; null where each value names its own offset.</summary>
    internal DateTimeZone? ZoneIn(DateTimeZone district) =>
        Zone.ToLowerInvariant() switch
        {
            "district" => district,
            "utc" => DateTimeZone.Utc,
            "offset" => null,
            _ => FindZone(Zone),
        };

    /// <summary>True when a format holds a time of day, so that the date depends on the zone.</summary>
    internal bool HasTimeOfDay => Formats.Any(format => Letters(format).AsSpan().IndexOfAny('H', 'h') >= 0);

    internal bool IsKnownZone =>
        Zone.ToLowerInvariant() is "district" or "utc" or "offset" || FindZone(Zone) is not null;

    /// <summary>What is wrong with a format, as a remedy; null when it can be used.</summary>
    internal string? FindFault(string format)
    {
        var sample = new DateTimeOffset(2017, 11, 23, 21, 46, 0, TimeSpan.FromHours(-5));
        try
        {
            var text = sample.ToString(format, System.Globalization.CultureInfo.InvariantCulture);
            var isRead = DateTimeOffset.TryParseExact(
                text,
                format,
                System.Globalization.CultureInfo.InvariantCulture,
                System.Globalization.DateTimeStyles.AssumeUniversal,
                out var back
            );
            var isDay = Precision == "month" || back.Day == sample.Day;
            if (!isRead || back.Year != sample.Year || back.Month != sample.Month || !isDay)
            {
                return "The format says no full date: write it like yyyy-MM-dd HH:mm.";
            }
            if (Zone.Equals("offset", StringComparison.OrdinalIgnoreCase) && back.Offset != sample.Offset)
            {
                return "The zone is offset, but the format holds none: add zzz or K, or name the zone.";
            }
            return null;
        }
        catch (FormatException)
        {
            return "This is no .NET format: write it like yyyy-MM-dd HH:mm.";
        }
    }

    // A format without what stands in quotes or behind a backslash.
    private static string Letters(string format) =>
        System.Text.RegularExpressions.Regex.Replace(format, @"'[^']*'|""[^""]*""|\\.", "");

    private static DateTimeZone? FindZone(string name) =>
        OffsetPattern.GeneralInvariant.Parse(name) is { Success: true } offset
            ? DateTimeZone.ForOffset(offset.Value)
            : DateTimeZoneProviders.Tzdb.GetZoneOrNull(name);
}
