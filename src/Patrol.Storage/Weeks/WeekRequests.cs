using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Patrol.Contracts.Plans;
using Patrol.Engine.Model;
using Patrol.Engine.Network;
using Patrol.Engine.Optimization.Rosters;
using Patrol.Engine.Optimization.Staffing;
using Patrol.Engine.Planning;
using Patrol.Storage.Geography;
using Patrol.Storage.People;
using Patrol.Storage.Plans;

namespace Patrol.Storage.Weeks;

/// <summary>A request for a week's plan, read.</summary>
/// <param name="Week">Monday of the local week.</param>
/// <param name="Seed">Seed of the searches.</param>
/// <param name="Patrols">Patrols of the week; null for what the district states.</param>
/// <param name="Mode">How patrols move; null for what the district states.</param>
/// <param name="BudgetSeconds">Longest search; null for what the size asks for.</param>
/// <param name="Work">Units of work; null for what the time allows.</param>
/// <param name="Surface">Number of the surface; null for the newest.</param>
/// <param name="Version">Number of the version to plan again; null to plan anew.</param>
/// <param name="Dropouts">Members who can't serve after all.</param>
/// <param name="Passes">Points of visible presence.</param>
/// <param name="Asked">When it was read: what has begun by then is planned no longer.</param>
internal sealed record WeekOrder(
    LocalDate Week,
    int Seed,
    int? Patrols,
    TravelMode? Mode,
    double? BudgetSeconds,
    double? Work,
    int? Surface,
    int? Version,
    IReadOnlyList<Dropout> Dropouts,
    IReadOnlyList<PassRule> Passes,
    Instant Asked
);

/// <summary>What may be asked of a week's plan.</summary>
public static class WeekRequests
{
    private const double LeastSeconds = 3;
    private const double MostSeconds = 1800;
    private static readonly LocalDateTimePattern LocalPattern =
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");
    private static readonly LocalTimePattern TimePattern = LocalTimePattern.CreateWithInvariantCulture(
        "HH:mm"
    );
    private static readonly Dictionary<string, TravelMode> Modes = new()
    {
        ["foot"] = TravelMode.Foot,
        ["eBike"] = TravelMode.EBike,
        ["car"] = TravelMode.Car,
    };

    /// <summary>Refuses a request that can't be planned, before anybody works on it.</summary>
    /// <exception cref="InputException"><c>week.*</c>, <c>plan.unknown</c>, <c>plan.stale</c>: every fault of the first kind
    /// found.</exception>
    public static Task RefuseAsync(
        PatrolDatabase database,
        District district,
        WeekPlanRequest request,
        CancellationToken cancel
    )
    {
        var order = Read(request, district, SystemClock.Instance.GetCurrentInstant());
        return database.ReadAsync(
            district.Id,
            async session =>
            {
                if (order.Version is { } version)
                {
                    RefuseOtherWeek(request, await PlanLoading.FindHeadAsync(session, district, version));
                    RefuseUnknown(order, await PeopleStore.ListCodesAsync(session));
                }
                else
                {
                    await WeekLoading.RefuseMissingAsync(session, order.Surface, order.Patrols is not null);
                    WeekGroundwork.RefuseUnknownSites(order, await GeographyStore.LoadSitesAsync(session));
                }
                return true;
            },
            cancel
        );
    }

    /// <summary>Reads a local time such as <c>2026-11-30T20:00</c>; null for none.</summary>
    /// <exception cref="InputException"><c>week.request</c>: it can't be read.</exception>
    public static Instant? ReadLocal(string field, string? text, District district) =>
        text is null ? null
        : LocalPattern.Parse(text).TryGetValue(default, out var local)
            ? local.InZoneLeniently(district.TimeZone).ToInstant()
        : throw new InputException(
            new InputIssue(
                "week.request",
                null,
                null,
                field,
                text,
                "Write a time on the district's clock as 2026-11-30T20:00."
            )
        );

    /// <exception cref="InputException"><c>week.request</c>: who drops out is not registered.</exception>
    internal static void RefuseUnknown(WeekOrder order, IReadOnlySet<string> members)
    {
        var issues = order
            .Dropouts.Where(one => !members.Contains(one.Member))
            .Select(one => new InputIssue(
                "week.request",
                null,
                null,
                "dropouts",
                one.Member,
                "Name a registered member."
            ))
            .ToArray();
        if (issues.Length > 0)
        {
            throw new InputException(issues);
        }
    }

    // A version keeps its week: another one beside it would be planned by nobody.
    private static void RefuseOtherWeek(WeekPlanRequest request, StoredVersion version)
    {
        if (request.Week is { } week && IsoWeek.FindMonday(week) != version.Week)
        {
            throw new InputException(
                new InputIssue(
                    "week.request",
                    null,
                    null,
                    "week",
                    week,
                    $"The version is of {IsoWeek.NameOf(version.Week)}: leave the week out, or the version."
                )
            );
        }
    }

    internal static WeekOrder Read(WeekPlanRequest request, District district, Instant now)
    {
        var issues = new List<InputIssue>();
        var current = WeekClock.WeekOf(now.InZone(district.TimeZone).Date);
        var week = request.Week is null ? current.PlusWeeks(1) : IsoWeek.FindMonday(request.Week);
        issues.Require(
            week is not null,
            "week.request",
            "week",
            request.Week,
            "Write an ISO week such as 2026-W48."
        );
        issues.Require(
            week is not { } monday || monday >= current,
            "week.past",
            "week",
            request.Week,
            $"That week is over: plan {IsoWeek.NameOf(current)} or a later one."
        );
        issues.Require(request.Seed >= 0, "week.request", "seed", request.Seed, "Give a seed of 0 or more.");
        issues.Require(
            request.Patrols is null or >= 1 and <= StaffingProblem.BudgetLimit,
            "week.request",
            "patrols",
            request.Patrols,
            $"Give 1 to {StaffingProblem.BudgetLimit} patrols a week, or leave it out for what the district states."
        );
        issues.Require(
            request.Mode is null || Modes.ContainsKey(request.Mode),
            "week.request",
            "mode",
            request.Mode,
            $"Use one of: {string.Join(", ", Modes.Keys)}."
        );
        issues.Require(
            request.BudgetSeconds is null or >= LeastSeconds and <= MostSeconds,
            "week.request",
            "budgetSeconds",
            request.BudgetSeconds,
            $"Give {LeastSeconds} to {MostSeconds} seconds."
        );
        issues.Require(
            request.Work is null or >= 0 and <= MostSeconds,
            "week.request",
            "work",
            request.Work,
            $"Give 0 to {MostSeconds} units of work."
        );
        int? Number(string? id, string field, string what)
        {
            var isOurs = NumberedKey.TryParse(id, out var key) && key.District == district.Code;
            issues.Require(
                id is null || isOurs,
                "week.request",
                field,
                id,
                $"Name a {what} of this district, such as {district.Code}-1, or leave it out."
            );
            return isOurs ? key.Number : null;
        }
        var surface = Number(request.Surface, "surface", "surface");
        var version = Number(request.Version, "version", "version");
        issues.Require(
            request.Dropouts is null or [] || request.Version is not null,
            "week.request",
            "dropouts",
            null,
            "Name the version that the members drop out of."
        );
        var dropouts = new List<Dropout>();
        const string Empty = "Leave no item empty.";
        issues.Require(request.Dropouts?.Contains(null!) != true, "week.request", "dropouts", null, Empty);
        issues.Require(request.Passes?.Contains(null!) != true, "week.request", "passes", null, Empty);
        foreach (var one in (request.Dropouts ?? []).OfType<DropoutView>())
        {
            var hasFrom = LocalPattern.Parse(one.From ?? "").TryGetValue(default, out var from);
            var hasTo = LocalPattern.Parse(one.To ?? "").TryGetValue(default, out var to);
            issues.Require(
                hasFrom && hasTo && from < to,
                "week.request",
                "dropouts",
                $"{one.From} – {one.To}",
                "Write start and end on the district's clock as 2026-11-27T18:00, the end after the start."
            );
            issues.Require(
                !string.IsNullOrEmpty(one.Member),
                "week.request",
                "dropouts",
                null,
                "Name the member."
            );
            if (hasFrom && hasTo)
            {
                dropouts.Add(
                    new Dropout(
                        one.Member ?? "",
                        from.InZoneLeniently(district.TimeZone).ToInstant(),
                        to.InZoneLeniently(district.TimeZone).ToInstant()
                    )
                );
            }
        }
        issues.Require(
            request.Passes is null or [] || request.Version is null,
            "week.request",
            "passes",
            null,
            "A version keeps its ways: give points to pass with a new plan."
        );
        foreach (
            var (field, value) in new[]
            {
                ("patrols", request.Patrols?.ToString(CultureInfo.InvariantCulture)),
                ("mode", request.Mode),
                ("surface", request.Surface),
            }
        )
        {
            issues.Require(
                value is null || request.Version is null,
                "week.request",
                field,
                value,
                "A version keeps its duties and ways: leave this out, or plan the week anew."
            );
        }
        var passes = new List<PassRule>();
        foreach (var (index, one) in (request.Passes ?? []).Index().Where(one => one.Item is not null))
        {
            var hasFrom = TimePattern.Parse(one.From ?? "").TryGetValue(default, out var from);
            var hasTo = TimePattern.Parse(one.To ?? "").TryGetValue(default, out var to);
            issues.Require(
                hasFrom && hasTo && from < to,
                "week.request",
                $"passes[{index}].from",
                $"{one.From} – {one.To}",
                "Write times as 19:00, the end later on the same day."
            );
            issues.Require(
                one.EveryMinutes is >= 10 and <= 240,
                "week.request",
                $"passes[{index}].everyMinutes",
                one.EveryMinutes,
                "Give 10 to 240 minutes between passes."
            );
            issues.Require(
                !string.IsNullOrEmpty(one.Site),
                "week.request",
                $"passes[{index}].site",
                null,
                "Name the site."
            );
            passes.Add(new PassRule(one.Site ?? "", from, to, one.EveryMinutes));
        }
        return issues.Count > 0
            ? throw new InputException(issues)
            : new WeekOrder(
                week!.Value,
                request.Seed,
                request.Patrols,
                request.Mode is { } mode ? Modes[mode] : null,
                request.BudgetSeconds,
                request.Work,
                surface,
                version,
                dropouts,
                passes,
                now
            );
    }
}
