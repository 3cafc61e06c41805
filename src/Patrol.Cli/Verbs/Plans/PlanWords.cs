using Patrol.Contracts;
using Patrol.Contracts.Plans;
using Spectre.Console;

namespace Patrol.Cli.Verbs.Plans;

/// <summary>Plans in words and as objects.</summary>
internal static class PlanWords
{
    /// <summary>The figures of a plan and its open duties, as one object.</summary>
    public static object Brief(PlanDetail detail)
    {
        var figures = detail.Plan.Figures;
        return new
        {
            schema = 1,
            plan = detail.Plan.Id,
            week = detail.Plan.Week,
            figures.Slots,
            figures.Patrols,
            open = detail
                .Slots.Where(slot => slot.Open is not null)
                .Select(slot => new
                {
                    slot = slot.Code,
                    reason = slot.Open!.Code,
                    arguments = slot.Open.Arguments,
                }),
            figures.Assignments,
            missedPasses = detail.Passes.Where(pass => pass.Missed is not null),
            figures.RiskCovered,
            figures.RiskServed,
            figures.GreedyRiskCovered,
            figures.Gap,
            figures.Checks,
            figures.FairnessGini,
            figures.ClockStopped,
            detail.Plan.AreMembersGenerated,
            figures.Seconds,
        };
    }

    /// <summary>A plan by community, with its figures.</summary>
    public static void Show(PlanDetail detail)
    {
        var (plan, figures) = (detail.Plan, detail.Plan.Figures);
        var table = new Table { Title = new TableTitle($"{plan.Week} · {plan.Id} · {plan.State}") };
        table.AddColumns("Community", "Patrols", "Other duties", "Open", "People");
        foreach (
            var area in detail
                .Slots.Where(slot => !slot.IsCalledOff)
                .GroupBy(slot => slot.AreaName)
                .OrderBy(group => group.Key)
        )
        {
            table.AddRow(
                area.Key.EscapeMarkup(),
                $"{area.Count(slot => slot.Kind == "patrol")}",
                $"{area.Count(slot => slot.Kind != "patrol")}",
                $"{area.Count(slot => slot.Open is not null)}",
                $"{area.Sum(slot => slot.People.Count)}"
            );
        }
        var words = AnsiConsole.Console;
        words.Write(table);
        words.MarkupLineInterpolated(
            $"{figures.Assignments:N0} assignments on {figures.Slots - figures.Open:N0} of {figures.Slots:N0} duties; {figures.Open:N0} open. {SayCovered(detail)}"
        );
        if (detail.Slots.Count(slot => slot.IsCalledOff) is > 0 and var off)
        {
            words.MarkupLineInterpolated($"Called off: {off:N0}, not counted above.");
        }
        words.MarkupLineInterpolated(
            $"Gaps to the proven bounds: roster {figures.Gap.Roster:P2}, routes {figures.Gap.Routes:P2}. {figures.Seconds.Total:N1} s."
        );
        foreach (
            var reason in detail
                .Slots.Where(slot => slot.Open is not null)
                .GroupBy(slot => slot.Open!.Code)
                .OrderByDescending(group => group.Count())
        )
        {
            words.MarkupLineInterpolated($"[yellow]{SayOpen(reason.Key, [.. reason])}[/]");
        }
        if (plan.AreMembersGenerated)
        {
            words.WriteLine("The members are made up: this district has registered none.");
        }
        if (figures.ClockStopped)
        {
            words.WriteLine(
                "A search was stopped before its work was done: the same seed may give another plan next time."
            );
        }
        words.WriteLine(
            "Reported demand, not a prediction. A human approves the plan before it is published."
        );
    }

    /// <summary>Whether a plan keeps the rules as members are now; nothing when it does.</summary>
    public static void Show(PlanCheckView check)
    {
        if (check.BrokenRules > 0)
        {
            AnsiConsole.MarkupLineInterpolated(
                $"[yellow]Rules that are broken by now, as members have changed: {check.BrokenRules:N0}; duties that are no longer served for it: {check.Opened.Count:N0}. Plan again to mend all at once, or edit. The most of: {string.Join(", ", check.Causes.Take(MostNamed).Select(cause => cause.Member ?? cause.Rules[0].Code))}.[/]"
            );
        }
    }

    private const int MostNamed = 8;

    // The greedy routes were drawn for all patrols: beside fewer they say nothing.
    private static string SayCovered(PlanDetail detail)
    {
        var figures = detail.Plan.Figures;
        var isWhole = detail.Slots.All(slot => !slot.IsCalledOff || slot.Kind != "patrol");
        return $"Were all patrols served, their stops would cover {figures.RiskCovered:P1} of the reported demand of "
            + (isWhole ? $"their hours, greedy routes {figures.GreedyRiskCovered:P1}" : "the planned hours")
            + $"; those that are served cover {figures.RiskServed:P1}.";
    }

    private static string SayOpen(string code, PlanSlot[] slots)
    {
        var why = code switch
        {
            "roster.too-few" => "too few members are free and cleared",
            "roster.no-lead" => "nobody who may lead is free",
            "roster.no-sworn" => "no officer or auxiliary is free",
            "roster.probation-only" => "only members on probation are free",
            "roster.nobody-put" => "members who could serve are there; nobody was put on yet",
            _ => code,
        };
        var named = string.Join(", ", slots.Take(MostNamed).Select(slot => slot.Code));
        return $"Open, {slots.Length:N0}, as {why}: {named}{(slots.Length > MostNamed ? " …" : "")}.";
    }
}
