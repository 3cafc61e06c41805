using NodaTime;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Rosters.Book;

namespace Patrol.Engine.Optimization.Rosters.Validation;

/// <summary>Finds what is wrong with the facts of a roster by themselves.</summary>
internal static class FactsCheck
{
    public static List<InputIssue> Find(RosterFacts facts)
    {
        var issues = new List<InputIssue>();
        if (facts.Week.DayOfWeek != IsoDayOfWeek.Monday)
        {
            issues.Add("roster.week", "week", facts.Week, "Give the Monday of the week.");
        }
        CheckRules(facts.Rules, issues);
        CheckSlots(facts, issues);
        CheckMembers(facts, issues);
        CheckReferences(facts, issues);
        foreach (var turn in facts.Published.Where(turn => turn.To <= turn.From))
        {
            issues.Add("roster.published-turn", turn.Member, turn.From, "Let a turn end after it begins.");
        }
        foreach (
            var (member, hours) in facts.HoursServed.Where(one =>
                !(one.Value >= 0) || double.IsInfinity(one.Value)
            )
        )
        {
            issues.Add("roster.hours-served", member.Member, hours, "Give finite hours of at least 0.");
        }
        return issues;
    }

    private static void CheckRules(RosterRules rules, List<InputIssue> issues)
    {
        (string Name, bool Holds)[] conditions =
        [
            (nameof(rules.LongestTurn), rules.LongestTurn > Duration.Zero),
            (nameof(rules.LongestDay), rules.LongestDay > Duration.Zero),
            (nameof(rules.TurnsPerDay), rules.TurnsPerDay >= 1),
            (nameof(rules.Rest), rules.Rest >= Duration.Zero),
            (nameof(rules.HoursPerMonth), rules.HoursPerMonth is >= 0 and <= 744),
            (nameof(rules.TrainingMonths), rules.TrainingMonths is >= 0 and <= 1200),
            (nameof(rules.AuxiliaryDutyPerTour), rules.AuxiliaryDutyPerTour >= Duration.Zero),
            (nameof(rules.OfficerDutyPerTour), rules.OfficerDutyPerTour >= Duration.Zero),
            (nameof(rules.ProbationPercent), rules.ProbationPercent is >= 0 and <= 100),
            (nameof(rules.FairnessSlack), rules.FairnessSlack is >= 0 and <= 1),
            (nameof(rules.HomePoints), rules.HomePoints is >= 0 and <= 1000),
            (nameof(rules.PlacePoints), rules.PlacePoints is >= 0 and <= 1000),
            (nameof(rules.KeepPoints), rules.KeepPoints is >= 0 and <= 1000),
            (nameof(rules.LeadPoints), rules.LeadPoints is >= 0 and <= 1000),
            (nameof(rules.RepairKeepShare), rules.RepairKeepShare is >= 0 and <= 1),
        ];
        foreach (var (name, _) in conditions.Where(condition => !condition.Holds))
        {
            issues.Add("roster.rule", name, null, "Give a value within the rule's range.");
        }
    }

    private static void CheckSlots(RosterFacts facts, List<InputIssue> issues)
    {
        var codes = new HashSet<string>();
        var from = facts.Week.AtStartOfDayInZone(facts.Zone).ToInstant();
        var to = facts.Week.PlusWeeks(1).AtStartOfDayInZone(facts.Zone).ToInstant();
        foreach (var slot in facts.Slots)
        {
            if (string.IsNullOrWhiteSpace(slot.Code) || !codes.Add(slot.Code))
            {
                issues.Add("roster.slot-code", "slot", slot.Code, "Give each slot a code of its own.");
            }
            if (slot.To <= slot.From)
            {
                issues.Add("roster.slot-window", slot.Code, slot.To, "Let a slot end after it begins.");
            }
            else if (slot.From < from || slot.From >= to)
            {
                issues.Add(
                    "roster.slot-outside",
                    slot.Code,
                    slot.From,
                    "Let each slot begin within the week."
                );
            }
            if (slot.Minimum < 1 || slot.Target < slot.Minimum || slot.Target > 1000)
            {
                issues.Add(
                    "roster.slot-people",
                    slot.Code,
                    $"{slot.Minimum}–{slot.Target}",
                    "Ask for at least one person, and for a target from the minimum to 1,000."
                );
            }
            if (slot.Leads < 0 || slot.Sworn < 0 || slot.Leads > slot.Minimum || slot.Sworn > slot.Minimum)
            {
                issues.Add(
                    "roster.slot-mix",
                    slot.Code,
                    $"{slot.Leads}, {slot.Sworn}",
                    "Ask for leads and sworn among the minimum."
                );
            }
            if (!(slot.Value >= 0) || double.IsInfinity(slot.Value))
            {
                issues.Add("roster.slot-value", slot.Code, slot.Value, "Give a finite value of at least 0.");
            }
        }
    }

    private static void CheckMembers(RosterFacts facts, List<InputIssue> issues)
    {
        var codes = new HashSet<string>();
        foreach (var one in facts.Members)
        {
            var code = one.Member.Code;
            if (string.IsNullOrWhiteSpace(code) || !codes.Add(code))
            {
                issues.Add("roster.member-code", "member", code, "Give each member a code of their own.");
            }
            if (!(one.Member.MonthlyHours >= 0) || one.Member.MonthlyHours > 744)
            {
                issues.Add(
                    "roster.member-hours",
                    code,
                    one.Member.MonthlyHours,
                    "Declare 0 to 744 hours a month."
                );
            }
            if (one.Tours.Any(tour => !tour.HasStart || !tour.HasEnd))
            {
                issues.Add("roster.tour", code, null, "Let each tour or window have a start and an end.");
            }
        }
    }

    private static void CheckReferences(RosterFacts facts, List<InputIssue> issues)
    {
        var slots = facts.Slots.Select(slot => slot.Code).ToHashSet();
        var members = facts.Members.Select(one => one.Member.Code).ToHashSet();
        foreach (var (field, pairs) in new[] { ("pins", facts.Pins), ("forbidden", facts.Forbidden) })
        {
            foreach (var pair in pairs)
            {
                if (!slots.Contains(pair.Slot))
                {
                    issues.Add("roster.slot-unknown", field, pair.Slot, "Name a slot of the week.");
                }
                if (!members.Contains(pair.Member))
                {
                    issues.Add("roster.member-unknown", field, pair.Member, "Name a member of the district.");
                }
            }
        }
        foreach (var pair in facts.Apart.Where(pair => pair.First == pair.Second))
        {
            issues.Add("roster.pair", "apart", pair.First, "Name two members.");
        }
    }
}
