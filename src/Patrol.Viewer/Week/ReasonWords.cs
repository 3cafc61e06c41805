using System.Globalization;
using Microsoft.Extensions.Localization;
using Patrol.Contracts;
using Patrol.Contracts.Plans;
using Patrol.Contracts.Words;
using Patrol.Viewer.Resources;

namespace Patrol.Viewer.Week;

/// <summary>Says reasons in words, the codes of slots as day, time and place.</summary>
internal sealed class ReasonWords(IStringLocalizer<Words> words, IEnumerable<PlanSlot>? slots = null)
{
    private static readonly string[] Rules =
    [
        "status",
        "onPost",
        "unit",
        "clearance",
        "area",
        "availability",
        "hours",
        "rest",
        "taken",
        "forbidden",
    ];

    // Most reasons name no slot.
    private readonly Lazy<Dictionary<string, PlanSlot>> known = new(() =>
        (slots ?? []).ToDictionary(slot => slot.Code)
    );

    /// <summary>A reason as a sentence.</summary>
    public string Say(ReasonView reason) =>
        ReasonText.Find(reason, SaySlot) ?? words["rule.other", reason.Code];

    /// <summary>What was done, with the reason that was given for it.</summary>
    public string SayChange(ReasonView change) =>
        change.Arguments.GetValueOrDefault("reason") is { Length: > 0 } why
            ? words["plan.because", Say(change), ReasonText.AsSentence(why)]
            : Say(change);

    /// <summary>Which rules kept how many members from an open slot, most first; empty when none did.</summary>
    public string SayRuledOut(ReasonView open) =>
        string.Join(
            ", ",
            Rules
                .Select(rule => (Rule: rule, Members: Count(open, rule)))
                .Where(one => one.Members > 0)
                .OrderByDescending(one => one.Members)
                .Take(4)
                .Select(one => $"{words[$"rule.{one.Rule}"].Value} {one.Members:N0}")
        );

    /// <summary>A slot by day, time and place.</summary>
    public string SaySlot(string code) =>
        code == "-" ? words["plan.otherWeek"]
        : known.Value.TryGetValue(code, out var slot)
            ? string.Create(CultureInfo.CurrentCulture, $"{WeekTimes.When(slot)}, {slot.AreaName}")
        : code;

    private static int Count(ReasonView open, string rule) =>
        int.TryParse(open.Arguments.GetValueOrDefault(rule), CultureInfo.InvariantCulture, out var count)
            ? count
            : 0;
}
