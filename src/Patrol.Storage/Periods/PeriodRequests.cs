using Patrol.Contracts.Periods;
using Patrol.Engine.Analysis.Periods;
using Patrol.Engine.Model;

namespace Patrol.Storage.Periods;

/// <summary>What a query of periods may ask for.</summary>
public static class PeriodRequests
{
    /// <summary>The rule of a query.</summary>
    /// <exception cref="InputException">
    /// <c>period.windows</c>, <c>period.shortest</c>, <c>period.most-hours</c>, <c>period.hours</c>.
    /// </exception>
    public static PeriodRule RuleOf(PeriodQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var issues = new List<InputIssue>();
        issues.Require(
            query.Windows is >= 1 and <= PeriodQuery.LargestWindows,
            "period.windows",
            "windows",
            query.Windows,
            $"Ask for 1 to {PeriodQuery.LargestWindows} windows."
        );
        issues.Require(
            query.ShortestHours is >= 1 and <= PeriodQuery.LargestShortestHours,
            "period.shortest",
            "shortestHours",
            query.ShortestHours,
            $"A window has at least 1 to {PeriodQuery.LargestShortestHours} hours."
        );
        issues.Require(
            query.MostHours is null
                || (
                    query.MostHours >= query.ShortestHours && query.MostHours <= PeriodQuery.LargestMostHours
                ),
            "period.most-hours",
            "mostHours",
            query.MostHours,
            $"All windows together have from as many hours as the shortest up to {PeriodQuery.LargestMostHours}, half the week."
        );
        issues.Require(
            query.Hours is null,
            "period.hours",
            "hours",
            query.Hours,
            "Periods are cut from the whole week: leave the hours out."
        );
        return issues.Count > 0
            ? throw new InputException(issues)
            : new PeriodRule(query.Windows, query.ShortestHours, query.MostHours);
    }
}
