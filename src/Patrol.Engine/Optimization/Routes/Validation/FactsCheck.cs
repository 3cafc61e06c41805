using System.Globalization;
using NodaTime;
using Patrol.Engine.Model;

namespace Patrol.Engine.Optimization.Routes.Validation;

/// <summary>What must hold before routes can be planned; every issue is collected.</summary>
internal static class FactsCheck
{
    private const double MostStayMinutes = 240;
    private const double MostRadiusMeters = 1000;
    private const double MostWindowHours = 24;

    public static void Rules(RouteRules rules, List<InputIssue> issues)
    {
        if (!Enum.IsDefined(rules.Mode))
        {
            Add(issues, "route.rule", "mode", rules.Mode, "Choose foot, e-bike or car.");
        }
        InRange(rules.StayMinutes, MostStayMinutes, "stayMinutes", issues);
        InRange(rules.CoverRadiusMeters, MostRadiusMeters, "coverRadiusMeters", issues);
        InRange(rules.CoverMinutes, 60, "coverMinutes", issues);
    }

    public static void Facts(RouteFacts facts, List<InputIssue> issues)
    {
        Rules(facts.Rules, issues);
        Unique(facts.Communities.Select(area => area.Code), "community", "route.duplicate-code", issues);
        Unique(facts.Bases.Select(one => one.Code), "base", "route.duplicate-code", issues);
        Unique(facts.Patrols.Select(patrol => patrol.Code), "patrol", "route.patrol-code", issues);
        Unique(facts.MustVisits.Select(one => one.Code), "mustVisit", "route.must-visit-code", issues);
        var areas = facts.Communities.Select(area => area.Code).ToHashSet();
        Patrols(facts, areas, issues);
        Hours(facts, issues);
        MustVisits(facts, areas, issues);
    }

    private static void Patrols(RouteFacts facts, HashSet<string> areas, List<InputIssue> issues)
    {
        var bases = facts.Bases.Select(one => one.Code).ToHashSet();
        foreach (var patrol in facts.Patrols)
        {
            if (!areas.Contains(patrol.Area))
            {
                Add(
                    issues,
                    "route.area-unknown",
                    patrol.Code,
                    patrol.Area,
                    "Name a community of the district."
                );
            }
            if (!bases.Contains(patrol.Base))
            {
                Add(issues, "route.base-unknown", patrol.Code, patrol.Base, "Name a base of the district.");
            }
            if (patrol.To <= patrol.From || (patrol.To - patrol.From).TotalHours > MostWindowHours)
            {
                Add(
                    issues,
                    "route.window",
                    patrol.Code,
                    $"{patrol.From} – {patrol.To}",
                    $"End the window after its start, within {MostWindowHours} h."
                );
            }
            if (patrol.StayMinutes is { } stay && stay is < 1 or > (int)MostStayMinutes)
            {
                Add(
                    issues,
                    "route.stay",
                    patrol.Code,
                    patrol.StayMinutes,
                    $"Stay 1 to {MostStayMinutes} min."
                );
            }
        }
    }

    private static void Hours(RouteFacts facts, List<InputIssue> issues)
    {
        var last = Instant.MinValue;
        foreach (var hour in facts.Hours.OrderBy(hour => hour.From))
        {
            if (last != Instant.MinValue && hour.From - last < Duration.FromHours(1))
            {
                Add(issues, "route.hour", "hours", hour.From, "Give each clock hour once.");
            }
            last = hour.From;
            if (hour.Risk.Length != facts.Raster.Count)
            {
                Add(
                    issues,
                    "route.risk-length",
                    $"{hour.From}",
                    hour.Risk.Length,
                    $"Give one value for each of {facts.Raster.Count} cells."
                );
            }
            var cell = Array.FindIndex(hour.Risk, risk => !(risk >= 0) || float.IsInfinity(risk));
            if (cell >= 0)
            {
                Add(
                    issues,
                    "route.risk-value",
                    $"{hour.From}, cell {cell}",
                    hour.Risk[cell],
                    "Give finite values of at least 0."
                );
            }
        }
    }

    private static void MustVisits(RouteFacts facts, HashSet<string> areas, List<InputIssue> issues)
    {
        foreach (var one in facts.MustVisits)
        {
            if (!areas.Contains(one.Area))
            {
                Add(issues, "route.area-unknown", one.Code, one.Area, "Name a community of the district.");
            }
            if (one.To <= one.From)
            {
                Add(
                    issues,
                    "route.must-visit-window",
                    one.Code,
                    $"{one.From} – {one.To}",
                    "End the window after its start."
                );
            }
            if (one.IntervalMinutes < 1)
            {
                Add(
                    issues,
                    "route.must-visit-interval",
                    one.Code,
                    one.IntervalMinutes,
                    "Give an interval of at least 1 min."
                );
            }
            if (one.Place.IsEmpty || !double.IsFinite(one.Place.X) || !double.IsFinite(one.Place.Y))
            {
                Add(issues, "route.must-visit-place", one.Code, one.Place, "Give finite coordinates.");
            }
        }
    }

    private static void Unique(IEnumerable<string> codes, string field, string issue, List<InputIssue> issues)
    {
        var seen = new HashSet<string>();
        foreach (var code in codes)
        {
            if (string.IsNullOrWhiteSpace(code) || !seen.Add(code))
            {
                Add(issues, issue, field, code, "Give each a code of its own.");
            }
        }
    }

    private static void InRange(double value, double most, string field, List<InputIssue> issues)
    {
        if (!(value > 0 && value <= most))
        {
            Add(issues, "route.rule", field, value, $"Give a value above 0, at most {most}.");
        }
    }

    public static void Add(
        List<InputIssue> issues,
        string code,
        string field,
        object? value,
        FormattableString remedy
    ) => Add(issues, code, field, value, FormattableString.Invariant(remedy));

    public static void Add(
        List<InputIssue> issues,
        string code,
        string field,
        object? value,
        string remedy
    ) =>
        issues.Add(
            new InputIssue(
                code,
                null,
                null,
                field,
                Convert.ToString(value, CultureInfo.InvariantCulture),
                remedy
            )
        );
}
