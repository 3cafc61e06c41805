using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Patrol.Contracts.Plans;

namespace Patrol.Papers.Words;

/// <summary>What a plan's codes and times are called on paper.</summary>
internal static class PlanWords
{
    /// <summary>Stands on every paper.</summary>
    public const string Honest = "Reported demand, not a prediction.";

    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>A local wall clock, with seconds or without.</summary>
    public static LocalDateTime TimeOf(string local) =>
        LocalDateTimePattern.ExtendedIso.Parse(local.Length == 16 ? local + ":00" : local).Value;

    /// <summary>Local date of a slot's start.</summary>
    public static LocalDate DateOf(PlanSlot slot) => TimeOf(slot.From).Date;

    /// <summary>0 for Monday of the plan's week to 6 for Sunday.</summary>
    public static int DayOf(PlanSlot slot) => (int)DateOf(slot).DayOfWeek - 1;

    /// <summary><c>20:00–22:00</c>; midnight at its end is 24:00.</summary>
    public static string Window(PlanSlot slot) =>
        $"{Clock(slot.From)}–{(Clock(slot.To) is "00:00" ? "24:00" : Clock(slot.To))}";

    /// <summary><c>20:00</c>.</summary>
    public static string Clock(string local) => local[11..16];

    /// <summary><c>Mon 30 Nov</c>.</summary>
    public static string ShortDay(LocalDate date) => date.ToString("ddd d MMM", English);

    /// <summary><c>Monday 30 November 2026</c>.</summary>
    public static string LongDay(LocalDate date) => date.ToString("dddd d MMMM uuuu", English);

    /// <summary><c>Week 2026-W49 · 30 Nov – 6 Dec 2026</c>.</summary>
    public static string Week(PlanView plan)
    {
        var from = LocalDatePattern.Iso.Parse(plan.From).Value;
        var to = LocalDatePattern.Iso.Parse(plan.To).Value.PlusDays(-1);
        return $"Week {plan.Week} · {from.ToString("d MMM", English)} – {to.ToString("d MMM uuuu", English)}";
    }

    /// <summary>Which version this is, and whether it is in force.</summary>
    public static string Version(PlanView plan) =>
        $"Plan {plan.Id} · "
        + plan.State switch
        {
            "published" => "published",
            "changed" or "superseded" => ReplacedBy(plan) is { } later
                ? $"was published, replaced since by {later}"
                : "was published, replaced since by a later version",
            "approved" => "approved, not published",
            "returned" => "returned, not published",
            _ => "draft, not published",
        };

    // The decision that replaced a version holds the id of the one that took its place.
    private static string? ReplacedBy(PlanView plan) =>
        plan.Events.LastOrDefault(one => one.State is "changed" or "superseded") is { Reason.Length: > 0 } one
            ? one.Reason
            : null;

    /// <summary>The word across a paper that is not in force; null on one that is.</summary>
    public static string? Watermark(PlanView plan) =>
        plan.State switch
        {
            "published" => null,
            "changed" or "superseded" => "REPLACED",
            _ => "DRAFT",
        };

    /// <summary>What a duty is called.</summary>
    public static string Kind(string kind) =>
        kind switch
        {
            "patrol" => "Patrol",
            "schoolProtection" => "School protection",
            "standby" => "Standby",
            _ => kind,
        };

    /// <summary>How a patrol moves.</summary>
    public static string Mode(string mode) =>
        mode switch
        {
            "foot" => "on foot",
            "eBike" => "by e-bike",
            "car" => "by car",
            _ => mode,
        };

    /// <summary>A length, <c>240 m</c> or <c>1.2 km</c>.</summary>
    public static string Length(double meters) =>
        meters < 995
            ? string.Create(CultureInfo.InvariantCulture, $"{Math.Round(meters / 10) * 10:0} m")
            : string.Create(CultureInfo.InvariantCulture, $"{meters / 1_000:0.0} km");
}
