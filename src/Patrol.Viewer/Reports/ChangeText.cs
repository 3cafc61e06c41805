using Microsoft.Extensions.Localization;
using Patrol.Contracts.Comparisons;
using Patrol.Viewer.Hours;
using Patrol.Viewer.Resources;

namespace Patrol.Viewer.Reports;

/// <summary>Changes, intervals and shares in words.</summary>
internal static class ChangeText
{
    private const string None = "–";

    /// <summary>A ratio as a change, <c>+12 %</c>.</summary>
    public static string Signed(double? ratio) =>
        ratio is { } value ? (value < 1 ? "−" : "+") + Clock.Percent(Math.Abs(value - 1)) : None;

    /// <summary>An interval of a ratio as changes.</summary>
    public static string Interval(IntervalView interval) =>
        $"{Signed(interval.Low)} … {(interval.High is { } high ? Signed(high) : "∞")}";

    /// <summary>A share; a dash for none.</summary>
    public static string Share(double? share) => share is { } value ? Clock.Percent(value) : None;

    /// <summary>A number; a dash for none.</summary>
    public static string Number(double? number) => number is { } value ? Clock.Number(value) : None;

    /// <summary>What may be said of a change.</summary>
    public static string Verdict(IStringLocalizer<Words> W, ChangeView change) =>
        W[$"verdict.{change.Verdict}"] + (change.StandsOut ? $", {W["reports.standsOut"]}" : "");

    /// <summary>Whose row it is.</summary>
    public static string Row(IStringLocalizer<Words> W, MonthRow row)
    {
        var place = row.IsOutside ? W["reports.outside"].Value : row.CommunityName;
        return (place, row.CategoryName) switch
        {
            (null, null) => W["reports.all"],
            (null, { } category) => category,
            ({ } community, null) => community,
            ({ } community, { } category) => $"{community} – {category}",
        };
    }
}
