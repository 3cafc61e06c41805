using Patrol.Contracts.Plans;
using Patrol.Contracts.Words;
using Patrol.Engine.Model;
using Patrol.Engine.Optimization.Rosters;
using Patrol.Engine.Optimization.Solving;

namespace Patrol.Storage.Plans;

/// <summary>Which rules a version breaks by now: members, clearances and the last week may have changed since it was planned.</summary>
public static class PlanChecking
{
    private const int MostCauses = 8;
    private const int MostDuties = 3;
    private static readonly string[] OfDuties = ["slot", "first", "second"];

    /// <summary>Looks whether a version keeps the rules; nothing is stored. A week that is over is as it was.</summary>
    /// <exception cref="InputException"><c>plan.unknown</c>.</exception>
    public static async Task<PlanCheckView> CheckAsync(DistrictSession session, District district, int number)
    {
        var version = await PlanLoading.FindAsync(session, district, number);
        return PlanDeciding.IsPast(version.Week, district)
            ? new PlanCheckView($"{new NumberedKey(district.Code, number)}", 0, [], [])
            : Check(district, await PlanLoading.LoadAsync(session, district, number));
    }

    /// <summary>Refuses a version that breaks rules, by cause, the largest first.</summary>
    /// <exception cref="InputException"><c>plan.broken</c>.</exception>
    internal static async Task RefuseBrokenAsync(
        DistrictSession session,
        District district,
        LoadedPlan loaded
    )
    {
        var check = Check(district, loaded);
        if (check.BrokenRules == 0)
        {
            return;
        }
        var names = await PlanNames.LoadAsync(session);
        var slots = loaded.Duties.Slots.ToDictionary(slot => slot.Code);
        string Slot(string code) =>
            slots.TryGetValue(code, out var slot)
                ? names.Say(slot, district.TimeZone)
                : "a turn of another week";
        string Say(BrokenCauseView cause)
        {
            var rules = string.Join(" ", cause.Rules.Select(rule => ReasonText.Say(rule, Slot)));
            var named = string.Join("; ", cause.Slots.Take(MostDuties).Select(Slot));
            var more =
                cause.Slots.Count > MostDuties ? $"; and {cause.Slots.Count - MostDuties:N0} more" : "";
            return cause.Slots.Count == 0 ? rules : $"{rules} Duties, {cause.Slots.Count:N0}: {named}{more}.";
        }
        static InputIssue Issue(string? member, string words) =>
            new("plan.broken", null, null, null, member, words);
        var members = check.Causes.Count(cause => cause.Member is not null);
        var issues = check.Causes.Take(MostCauses).Select(cause => Issue(cause.Member, Say(cause)));
        if (check.Causes.Count > MostCauses)
        {
            var rest = check.Causes.Skip(MostCauses).ToArray();
            issues = issues.Append(
                Issue(
                    null,
                    $"And {rest.Length:N0} more, with {rest.Sum(cause => cause.BrokenRules):N0} broken rules."
                )
            );
        }
        throw new InputException([
            Issue(
                null,
                $"Rules that are broken by now: {check.BrokenRules:N0}, of members: {members:N0}. Plan again to mend all at once, or edit."
            ),
            .. issues,
        ]);
    }

    /// <summary>
    /// Broken rules without what only follows from others: who is on a duty that has lost its lead is there by no fault of
    /// their own.
    /// </summary>
    internal static IReadOnlyList<Reason> CausesOf(IReadOnlyList<Reason> broken)
    {
        var causes = broken
            .Where(reason => reason.Code != "check.open-occupied")
            .DistinctBy(reason => reason.ToString())
            .ToArray();
        return causes.Length > 0 ? causes : [.. broken.DistinctBy(reason => reason.ToString())];
    }

    private static PlanCheckView Check(District district, LoadedPlan loaded)
    {
        var plan = RosterWeighing.Weigh(
            loaded.Problem,
            loaded.Roster.Plan.Assignments,
            loaded.Roster.Unbound
        );
        var broken = CausesOf(RosterChecker.Check(loaded.Problem.Facts, plan));
        broken =
        [
            .. loaded.Gone.Select(member => Reason.Of("check.unknown-member", ("member", member))),
            .. broken,
        ];
        var turns = plan.Assignments.ToLookup(one => one.Member, one => one.Slot);
        var at = loaded.Duties.Slots.Index().ToDictionary(one => one.Item.Code, one => one.Index);
        var opened = plan
            .Open.Select(one => one.Slot)
            .Except(loaded.Roster.Plan.Open.Select(one => one.Slot));
        return new PlanCheckView(
            $"{new NumberedKey(district.Code, loaded.Version.Number)}",
            broken.Count,
            [
                .. broken
                    .GroupBy(reason => reason.Arguments.GetValueOrDefault("member") ?? reason.Code)
                    .Select(cause => CauseOf([.. cause], turns, at))
                    .OrderByDescending(cause => cause.Slots.Count)
                    .ThenBy(cause => cause.Member, StringComparer.Ordinal),
            ],
            [.. opened.OrderBy(code => at[code])]
        );
    }

    private static BrokenCauseView CauseOf(
        Reason[] broken,
        ILookup<string, string> turns,
        Dictionary<string, int> at
    )
    {
        var member = broken[0].Arguments.GetValueOrDefault("member");
        // What is wrong with a member as such is wrong on every duty.
        var slots = broken.SelectMany(reason =>
            OfDuties.Any(reason.Arguments.ContainsKey)
                ? OfDuties.Select(name => reason.Arguments.GetValueOrDefault(name))
                : turns[member ?? ""]
        );
        return new BrokenCauseView(
            member,
            broken.Length,
            [
                .. broken
                    .DistinctBy(reason => (reason.Code, reason.Arguments.GetValueOrDefault("kind")))
                    .Select(PlanDocuments.Of),
            ],
            [.. slots.OfType<string>().Where(at.ContainsKey).Distinct().OrderBy(code => at[code])]
        );
    }
}
