using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Patrol.Storage.Documents;

/// <summary>How names, dates and times are written in documents.</summary>
public static class Codes
{
    /// <summary>An enum's name in camel case, such as <c>communityOffice</c>.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>A local date, <c>2016-08-12</c>.</summary>
    public static string Of(LocalDate date) => LocalDatePattern.Iso.Format(date);

    /// <summary>The local date written, of the years 1900 to 2199; null for anything else.</summary>
    public static LocalDate? FindDate(string? text) =>
        text is not null
        && LocalDatePattern.Iso.Parse(text) is { Success: true, Value: { Year: >= 1900 and < 2200 } date }
            ? date
            : null;

    /// <summary>A local date and time to the minute, <c>2016-08-12T20:00</c>.</summary>
    public static string Of(LocalDateTime local) =>
        local.ToString("uuuu'-'MM'-'dd'T'HH':'mm", CultureInfo.InvariantCulture);

    /// <summary>An instant in UTC, ISO 8601.</summary>
    public static string Of(Instant instant) => InstantPattern.General.Format(instant);
}
