using NodaTime;
using Patrol.Contracts.Plans;
using Patrol.Engine.Model;

namespace Patrol.Storage.Plans;

/// <summary>Decisions on the version that is worked on: a human returns, approves and publishes it.</summary>
public static class PlanDeciding
{
    private const int LongestText = 500;

    private static readonly Dictionary<string, string[]> Before = new()
    {
        ["returned"] = ["draft", "approved"],
        ["approved"] = ["draft", "returned"],
        ["published"] = ["approved"],
    };

    /// <summary>Returns, approves or publishes.</summary>
    /// <param name="session">A writing session.</param>
    /// <param name="district">The district.</param>
    /// <param name="number">Number of the version that is seen.</param>
    /// <param name="state"><c>returned</c>, <c>approved</c> or <c>published</c>.</param>
    /// <param name="decision">Who decides, and why.</param>
    /// <exception cref="InputException"><c>plan.*</c>: it is stale, over, not in the state for it, or breaks rules by now.</exception>
    public static async Task<PlanView> DecideAsync(
        DistrictSession session,
        District district,
        int number,
        string state,
        PlanDecision decision
    )
    {
        RefuseUnsigned(decision);
        var loaded = await PlanLoading.LoadHeadAsync(session, district, number);
        RefusePast(loaded.Version.Week, district);
        if (!Before[state].Contains(loaded.Version.State))
        {
            throw Refused(
                "plan.state",
                loaded.Version.State,
                loaded.Version.State == state ? $"The version is {state} already."
                    : state == "published" ? "Only what is approved can be published: approve it first."
                    : $"A version that is {loaded.Version.State} can't be {state}."
            );
        }
        if (state != "returned")
        {
            await PlanChecking.RefuseBrokenAsync(session, district, loaded);
        }
        if (state == "published")
        {
            await PutInForceAsync(session, district, loaded, decision);
        }
        await PlanStore.SetStateAsync(session, number, state, decision.Name.Trim(), decision.Reason.Trim());
        return await PlanDocuments.ViewAsync(session, district, number);
    }

    /// <summary>True when a week is over.</summary>
    internal static bool IsPast(LocalDate week, District district) =>
        week.PlusWeeks(1) <= SystemClock.Instance.GetCurrentInstant().InZone(district.TimeZone).Date;

    /// <summary>Refuses what would change a week that is over.</summary>
    internal static void RefusePast(LocalDate week, District district)
    {
        if (IsPast(week, district))
        {
            throw Refused("plan.past", IsoWeek.NameOf(week), "That week is over: it can only be read.");
        }
    }

    private static async Task PutInForceAsync(
        DistrictSession session,
        District district,
        LoadedPlan loaded,
        PlanDecision decision
    )
    {
        var before = await PlanStore.FindPublishedAsync(session, loaded.Version.Week);
        if (before is not null)
        {
            var isChange = before.Plan == loaded.Version.Plan;
            await PlanStore.SetStateAsync(
                session,
                before.Number,
                isChange ? "changed" : "superseded",
                decision.Name.Trim(),
                $"{new NumberedKey(district.Code, loaded.Version.Number)}"
            );
        }
        await PublishedTurnStore.ReplaceAsync(
            session,
            before?.Number,
            loaded.Version.Number,
            loaded.Duties.Slots,
            loaded.Roster.Plan.Assignments
        );
    }

    private static void RefuseUnsigned(PlanDecision decision)
    {
        var issues = new List<InputIssue>();
        void Check(string? text, string field, string remedy)
        {
            var isLong = text?.Length > LongestText;
            if (string.IsNullOrWhiteSpace(text) || isLong)
            {
                issues.Add(
                    new InputIssue(
                        "plan.unsigned",
                        null,
                        null,
                        field,
                        text?[..Math.Min(60, text.Length)],
                        isLong ? $"Write at most {LongestText} letters; it has {text!.Length}." : remedy
                    )
                );
            }
        }
        Check(decision.Name, "name", "Type the name of the person who decides.");
        Check(decision.Reason, "reason", "Say why.");
        if (issues.Count > 0)
        {
            throw new InputException(issues);
        }
    }

    private static InputException Refused(string code, string value, string remedy) =>
        new(new InputIssue(code, null, null, "version", value, remedy));
}
